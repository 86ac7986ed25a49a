/**
 * Draws the block model. Every run of words is one element with one text node and its canonical offset in
 * `data-start`, which is how places on the page become places in the text. Nothing of the source's own markup
 * comes here; pictures are shown from `data:` URLs of raster images only.
 */
import { Fragment, type ReactNode } from 'react'
import type {
  DocumentBlock,
  InlineMark,
  ListItemBlock,
  Run,
  TableBlock,
} from '../../../shared/domain/block-document.ts'

/** Draws blocks in order, with neighbouring list items as one list. */
export function Blocks({ blocks }: { readonly blocks: readonly DocumentBlock[] }) {
  return groupLists(blocks).map((group, index) =>
    Array.isArray(group) ? <List key={index} items={group} /> : <SingleBlock key={index} block={group} />,
  )
}

type Group = Exclude<DocumentBlock, ListItemBlock> | ListItemBlock[]

function groupLists(blocks: readonly DocumentBlock[]): Group[] {
  const groups: Group[] = []
  for (const block of blocks) {
    const last = groups.at(-1)
    if (block.kind !== 'list-item') groups.push(block)
    else if (Array.isArray(last)) last.push(block)
    else groups.push([block])
  }
  return groups
}

function SingleBlock({ block }: { readonly block: Exclude<DocumentBlock, ListItemBlock> }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level} runs={block.runs} />
    case 'paragraph':
      return block.style === 'preformatted' ? (
        <pre>
          <Runs runs={block.runs} />
        </pre>
      ) : (
        <p className={block.style}>
          <Runs runs={block.runs} />
        </p>
      )
    case 'table':
      return <Table table={block} />
    case 'note':
      return (
        <div className="note-block" data-label={block.label}>
          <Runs runs={block.runs} />
        </div>
      )
    case 'picture':
      return isRaster(block.picture.src) ? (
        <img className="picture" src={block.picture.src} alt={block.picture.alt} />
      ) : (
        <p className="missing-picture">{block.picture.alt}</p>
      )
  }
}

/** The report's title is the page's second level: the first is the product's. */
function Heading({ level, runs }: { readonly level: number; readonly runs: readonly Run[] }) {
  const words = <Runs runs={runs} />
  switch (level) {
    case 1:
      return <h2 data-level={1}>{words}</h2>
    case 2:
      return <h3 data-level={2}>{words}</h3>
    case 3:
      return <h4 data-level={3}>{words}</h4>
    case 4:
      return <h5 data-level={4}>{words}</h5>
    default:
      return <h6 data-level={Math.min(6, level)}>{words}</h6>
  }
}

function List({ items }: { readonly items: readonly ListItemBlock[] }) {
  return (
    <ul className="items">
      {items.map((item, index) => (
        <li key={index} data-label={item.label} data-depth={Math.min(6, item.depth)}>
          <Runs runs={item.runs} />
        </li>
      ))}
    </ul>
  )
}

function Table({ table }: { readonly table: TableBlock }) {
  return (
    // Wide tables scroll on their own; the box can be reached and scrolled with the keys.
    <div className="table-box" role="group" aria-label="Table" tabIndex={0}>
      <table>
        <tbody>
          {table.rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => {
                const props = {
                  ...(cell.columns > 1 ? { colSpan: cell.columns } : {}),
                  ...(cell.rows > 1 ? { rowSpan: cell.rows } : {}),
                }
                const words = <Runs runs={cell.runs} />
                return cell.header ? (
                  <th key={column} {...props}>
                    {words}
                  </th>
                ) : (
                  <td key={column} {...props}>
                    {words}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, index) => (
    <Fragment key={index}>
      {(run.marks ?? []).reduce<ReactNode>((inner, mark) => marked(mark, inner), <Words run={run} />)}
    </Fragment>
  ))
}

function Words({ run }: { readonly run: Run }) {
  return (
    <span data-start={run.start} {...(run.href ? { className: 'link', title: run.href } : {})}>
      {run.text}
    </span>
  )
}

function marked(mark: InlineMark, inner: ReactNode): ReactNode {
  switch (mark) {
    case 'strong':
      return <strong>{inner}</strong>
    case 'emphasis':
      return <em>{inner}</em>
    case 'superscript':
      return <sup>{inner}</sup>
    case 'subscript':
      return <sub>{inner}</sub>
    case 'code':
      return <code>{inner}</code>
    case 'underline':
      return <u>{inner}</u>
  }
}

function isRaster(src: string): boolean {
  return /^data:image\/(png|jpeg|gif|webp|bmp|avif);base64,/i.test(src)
}
