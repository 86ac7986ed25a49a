/** A row of the tree of codes, and the one that folds the retired codes. */
import { Archive, ChevronDown, ChevronRight } from 'lucide-react'
import { showInCodebook } from '../commands/edit-codebook.ts'
import { counted } from '../state/counted.ts'
import type { TreeRow } from '../state/codebook-view.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeSample } from './code-sample.tsx'

/** Stands for the id of a code in the row of the retired ones; no id has a space. */
export const RETIRED_ROW = 'retired codes'

/** How far a row is set in for each level (rem). */
const indent = 1.25

export interface CodeRowProps extends TreeRow {
  readonly current: boolean
  /** The one tab stop of the tree. */
  readonly reachable: boolean
  readonly count: number
  /** "" for none. */
  readonly digit: string
}

export function CodeRow(props: CodeRowProps) {
  const { code, depth, place, size, expanded, current, reachable, count, digit } = props
  const session = useSessionObject()
  const name = [code.name, counted(count, 'annotation'), digit === '' ? '' : `key ${digit}`]
  return (
    <li
      className="code-row"
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={size}
      aria-expanded={expanded ?? undefined}
      aria-selected={current}
      aria-label={name.filter((part) => part !== '').join(', ')}
      data-rove={code.id}
      data-retired={code.retired}
      tabIndex={reachable ? 0 : -1}
      title={code.definition === '' ? code.name : `${code.name}: ${code.definition}`}
      style={{ paddingLeft: `${0.375 + depth * indent}rem` }}
      onClick={(event) => event.currentTarget.focus()}
      onDoubleClick={() => showInCodebook(session, { goTo: { to: 'name', id: code.id } })}
    >
      <Fold id={code.id} expanded={expanded} />
      <CodeSample code={code} />
      <span className="grow clip">{code.name}</span>
      <span className="count">{count.toLocaleString()}</span>
      {digit === '' ? <span className="no-key" /> : <span className="kbd">{digit}</span>}
    </li>
  )
}

/** The sign that folds and unfolds with the mouse; the tree does it with the arrows. */
function Fold({ id, expanded }: { readonly id: string; readonly expanded: boolean | null }) {
  const session = useSessionObject()
  const folded = useOpened((opened) => opened.codebook.folded)
  if (expanded === null) return <span className="fold" />
  const Icon = expanded ? ChevronDown : ChevronRight
  const toggle = () =>
    showInCodebook(session, {
      folded: expanded ? new Set([...folded, id]) : new Set([...folded].filter((one) => one !== id)),
    })
  return (
    <span className="fold" aria-hidden onClick={toggle}>
      <Icon className="icon small" />
    </span>
  )
}

export interface RetiredHeadProps {
  readonly unfolded: boolean
  readonly reachable: boolean
  /** How many rows stand at the top level, this one last. */
  readonly size: number
  /** How many there are: "4 codes, 31 annotations kept". */
  readonly words: string
}

export function RetiredHead({ unfolded, reachable, size, words }: RetiredHeadProps) {
  const session = useSessionObject()
  const Icon = unfolded ? ChevronDown : ChevronRight
  return (
    <li
      className="code-row"
      role="treeitem"
      aria-level={1}
      aria-posinset={size}
      aria-setsize={size}
      aria-expanded={unfolded}
      aria-selected={false}
      aria-label={`Retired: ${words}`}
      data-rove={RETIRED_ROW}
      tabIndex={reachable ? 0 : -1}
      style={{ paddingLeft: '0.375rem' }}
      onClick={() => showInCodebook(session, { retiredShown: !unfolded })}
    >
      <span className="fold">
        <Icon className="icon small" aria-hidden />
      </span>
      <Archive className="icon small" aria-hidden />
      <span className="grow clip">Retired</span>
      <span className="count clip">{words}</span>
    </li>
  )
}
