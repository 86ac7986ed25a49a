/** The keys of the tree of codes: arrows, Home and End, the first letters of a name; with Alt they move the code. */
import { useRef, type KeyboardEvent } from 'react'
import type { Code } from '../../shared/domain/codebook.ts'
import { indentCode, showInCodebook, stepCode } from '../commands/edit-codebook.ts'
import type { TreeRow } from '../state/codebook-view.ts'
import { isCommandKey } from '../state/codebook-keys.ts'
import { useSessionObject, type Session } from '../state/session.ts'
import { RETIRED_ROW } from './code-row.tsx'
import { rove } from './roving.ts'

/** Letters typed within this time belong together (milliseconds). */
const typingTime = 700

/** Returns what the tree does with a key. Keys it has no use for are left to the screen. */
export function useTreeKeys(
  rows: readonly TreeRow[],
  retired: readonly Code[],
): (event: KeyboardEvent<HTMLElement>) => void {
  const session = useSessionObject()
  const typed = useRef({ text: '', at: 0 })
  return (event) => {
    const id = document.activeElement?.closest<HTMLElement>('[data-rove]')?.dataset['rove'] ?? ''
    const row = rows.find(({ code }) => code.id === id)
    const used =
      (event.altKey && moveRow(session, event, row?.code ?? retired.find((code) => code.id === id))) ||
      (!event.altKey && !event.ctrlKey && !event.metaKey && goInTree(session, event, { id, row, rows })) ||
      typeAhead(session, event, typed.current)
    if (used) event.preventDefault()
  }
}

/** With Alt the browser would go back a page: all four arrows are the tree's own, even where nothing can move. */
function moveRow(session: Session, { key }: KeyboardEvent, code: Code | undefined): boolean {
  if (!/^Arrow/.test(key)) return false
  if (!code || code.retired) return true
  const by = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1
  const upright = key === 'ArrowDown' || key === 'ArrowUp'
  void (upright ? stepCode(session, code, by) : indentCode(session, code, by))
  return true
}

interface AtHand {
  readonly id: string
  readonly row: TreeRow | undefined
  readonly rows: readonly TreeRow[]
}

function goInTree(session: Session, event: KeyboardEvent<HTMLElement>, { id, row, rows }: AtHand): boolean {
  if (rove(event, 'vertical')) return true
  const { codebook } = session.store.getState().opened ?? {}
  if (!codebook) return false
  const { key } = event
  if (id === RETIRED_ROW) {
    if (key !== 'Enter' && key !== 'ArrowRight' && key !== 'ArrowLeft') return false
    showInCodebook(session, { retiredShown: key === 'Enter' ? !codebook.retiredShown : key === 'ArrowRight' })
    return true
  }
  if (key === 'Enter' || key === 'F2') {
    showInCodebook(session, { goTo: { to: 'name', id } })
    return true
  }
  if (key === 'ArrowRight' && row) {
    if (row.expanded === false)
      showInCodebook(session, { folded: new Set([...codebook.folded].filter((one) => one !== id)) })
    else if (row.expanded) goToRow(session, rows[rows.indexOf(row) + 1]?.code.id)
    return true
  }
  if (key === 'ArrowLeft') {
    if (row?.expanded && codebook.filter.trim() === '')
      showInCodebook(session, { folded: new Set([...codebook.folded, id]) })
    else goToRow(session, row ? above(rows, row) : RETIRED_ROW)
    return true
  }
  return false
}

/** The id of the row that a row stands below; undefined at the top. */
function above(rows: readonly TreeRow[], row: TreeRow): string | undefined {
  return rows.slice(0, rows.indexOf(row)).findLast(({ depth }) => depth < row.depth)?.code.id
}

function goToRow(session: Session, id: string | undefined): void {
  if (id !== undefined) showInCodebook(session, { goTo: { to: 'row', id } })
}

/**
 * Goes to the next row whose name begins with what is typed. A letter that is a command of the screen begins no such
 * word, but goes on with one; where single keys are switched off every letter begins one.
 */
function typeAhead(
  session: Session,
  event: KeyboardEvent<HTMLElement>,
  typed: { text: string; at: number },
): boolean {
  const { key, timeStamp } = event
  if (key.length !== 1 || event.ctrlKey || event.altKey || event.metaKey) return false
  const going = typed.text !== '' && timeStamp - typed.at < typingTime
  if (!going && (key === ' ' || (session.store.getState().singleKeys && isCommandKey(key)))) return false
  typed.text = going ? typed.text + key.toLowerCase() : key.toLowerCase()
  typed.at = timeStamp
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')]
  const at = items.findIndex((item) => item.contains(document.activeElement))
  const from = typed.text.length === 1 ? at + 1 : Math.max(0, at)
  const ordered = [...items.slice(from), ...items.slice(0, from)]
  ordered.find((item) => item.getAttribute('aria-label')?.toLowerCase().startsWith(typed.text))?.focus()
  return true
}
