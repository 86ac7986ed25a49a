/** The tree of codes: one tab stop with arrows inside (WAI-ARIA tree view), a filter above, the version below. */
import { ArrowDownUp, Plus } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, type FocusEvent } from 'react'
import { codeKeys } from '../../shared/domain/codebook.ts'
import { codebookFingerprint, codebookNumber } from '../../shared/domain/codebook-version.ts'
import { addCode, showInCodebook } from '../commands/edit-codebook.ts'
import { counted } from '../state/counted.ts'
import type { CodebookTally } from '../state/codebook-tally.ts'
import { matches, treeRows } from '../state/codebook-view.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { CodeRow, RetiredHead, RETIRED_ROW } from './code-row.tsx'
import { useTreeKeys } from './code-tree-keys.ts'
import { useRoving } from './roving.ts'

export interface CodeTreeProps {
  /** The code in the editor. */
  readonly current: string | null
  readonly tally: CodebookTally
}

export function CodeTree({ current, tally }: CodeTreeProps) {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const readOnly = useOpened((opened) => opened.readOnly !== null)
  const { chosen, folded, filter, retiredShown, goTo } = useOpened((opened) => opened.codebook)
  const tree = useRef<HTMLUListElement>(null)
  const rows = useMemo(() => treeRows(codes, { folded, filter }), [codes, folded, filter])
  const keys = useMemo(() => codeKeys(codes), [codes])
  const filtered = filter.trim() !== ''
  const retired = codes.filter((code) => code.retired && (!filtered || matches(code, filter)))
  const unfolded = retired.length > 0 && (retiredShown || filtered)
  const kept = retired.reduce((sum, { id }) => sum + (tally.codes.get(id)?.annotations ?? 0), 0)
  const ids = [
    ...rows.map(({ code }) => code.id),
    ...(retired.length > 0 ? [RETIRED_ROW] : []),
    ...(unfolded ? retired.map(({ id }) => id) : []),
  ]
  // The row of the retired ones stands beside the codes of the top level.
  const tops = rows.filter(({ depth }) => depth === 0).length + (retired.length > 0 ? 1 : 0)
  const { stop, onFocus } = useRoving(ids, current)
  const onKeyDown = useTreeKeys(rows, retired)
  useLayoutEffect(() => {
    if (goTo?.to !== 'row') return
    const row = tree.current?.querySelector<HTMLElement>(`[data-rove="${goTo.id}"]`)
    row?.focus()
    row?.scrollIntoView({ block: 'nearest' })
    showInCodebook(session, { goTo: null })
  }, [session, goTo])
  const choose = (event: FocusEvent) => {
    onFocus(event)
    const id = event.target.closest<HTMLElement>('[data-rove]')?.dataset['rove']
    if (id !== undefined && id !== RETIRED_ROW && id !== chosen)
      showInCodebook(session, { chosen: id, field: null })
  }
  return (
    <section className="panel codes" id="codes" aria-label="Codes" tabIndex={-1}>
      <div className="panel-head">
        <h2>Codes</h2>
        <span className="count">{codes.length - codes.filter((code) => code.retired).length}</span>
        <span className="grow" />
        <ExchangeButton />
        <button
          type="button"
          className="btn quiet"
          title={readOnly ? 'This project is read-only' : 'New code beside this one (N), below it (Shift+N)'}
          disabled={readOnly}
          onClick={() => void addCode(session, 'beside')}
        >
          <Plus className="icon" aria-hidden />
          New
        </button>
      </div>
      <input
        id="code-filter"
        type="search"
        className="input code-filter"
        aria-label="Filter codes"
        placeholder="Filter codes"
        value={filter}
        onChange={(event) => showInCodebook(session, { filter: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') showInCodebook(session, { filter: '' })
          else if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
          event.preventDefault()
          if (event.key !== 'Escape' || filter === '') focusStop(tree.current)
        }}
      />
      <ul
        ref={tree}
        className="scroll code-tree"
        role="tree"
        aria-label="Codes"
        onFocus={choose}
        onKeyDown={onKeyDown}
      >
        {rows.map((row) => (
          <CodeRow
            key={row.code.id}
            {...row}
            size={row.depth === 0 ? tops : row.size}
            current={row.code.id === current}
            reachable={row.code.id === stop}
            count={tally.codes.get(row.code.id)?.annotations ?? 0}
            digit={keys.get(row.code.id) ?? ''}
          />
        ))}
        {retired.length > 0 && (
          <RetiredHead
            unfolded={unfolded}
            reachable={stop === RETIRED_ROW}
            size={tops}
            words={`${counted(retired.length, 'code')}, ${counted(kept, 'annotation')} kept`}
          />
        )}
        {unfolded &&
          retired.map((code, index) => (
            <CodeRow
              key={code.id}
              code={code}
              depth={1}
              place={index + 1}
              size={retired.length}
              expanded={null}
              current={code.id === current}
              reachable={code.id === stop}
              count={tally.codes.get(code.id)?.annotations ?? 0}
              digit=""
            />
          ))}
      </ul>
      {ids.length === 0 && <p className="teach meta">No code has “{filter.trim()}” in its name.</p>}
      <Version tally={tally} />
    </section>
  )
}

function ExchangeButton() {
  const session = useSessionObject()
  return (
    <button
      type="button"
      className="btn quiet square"
      aria-label="Import or export codebook"
      title="Import or export codebook"
      onClick={() => session.store.setState({ shown: 'exchange' })}
    >
      <ArrowDownUp className="icon" aria-hidden />
    </button>
  )
}

/** Gives the focus to the tab stop of the tree. */
function focusStop(tree: HTMLElement | null): void {
  tree?.querySelector<HTMLElement>('[data-rove][tabindex="0"]')?.focus()
}

/** Which version of the codebook this is, and how many annotations were coded with it. */
function Version({ tally }: { readonly tally: CodebookTally }) {
  const codes = useOpened((opened) => opened.project.codes)
  const codebooks = useOpened((opened) => opened.project.codebooks)
  const fingerprint = codebookFingerprint(codes)
  // The first change gives the codebook it begins from the number 1.
  const number = codebooks.size === 0 ? 1 : codebookNumber({ codebooks }, fingerprint)
  const all = [...tally.versions.values()].reduce((sum, count) => sum + count, 0)
  const own = tally.versions.get(fingerprint) ?? 0
  const uses =
    all === 0
      ? 'No annotation uses it yet.'
      : own === all
        ? all === 1
          ? 'The one annotation uses it.'
          : `All ${counted(all, 'annotation')} use it.`
        : `${own.toLocaleString()} of ${counted(all, 'annotation')} use it.`
  return (
    <p className="panel-foot meta code-version">
      {number === null ? 'A version without a number, as merging makes.' : `Version ${number}.`} {uses}
    </p>
  )
}
