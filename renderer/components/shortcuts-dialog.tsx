/** All keys, in the order a reader meets them. */
import { codePath, keyedCodes } from '../../shared/domain/codebook.ts'
import { Dialog } from './dialog.tsx'
import { useOpened, useSession, useSessionObject } from '../state/session.ts'

interface Group {
  readonly title: string
  readonly keys: readonly (readonly [key: string, does: string])[]
}

const groups: readonly Group[] = [
  {
    title: 'Report',
    keys: [
      ['1 – 9', 'tag the selection; without one, recode the annotation at hand'],
      ['Shift+1 – 9', 'add a code to the annotation at hand, or take it off'],
      ['0', 'all codes, also those without a digit'],
      ['C', 'caret in the text, on and off'],
      ['Shift+arrows', 'select; by word with Ctrl (Option on a Mac)'],
      ['S, P', 'select the sentence, the paragraph; with Shift give one back'],
      ['A', 'add another part to the selection; with the mouse, Ctrl and drag'],
      ['I', 'mark an area of a page; arrows move it, Shift+arrows size it, Enter keeps it'],
      ['Tab', 'from the selection to its toolbar; Esc goes back'],
      ['O', 'outwards through overlapping annotations'],
      ['J, K', 'next, previous annotation'],
      ['F, Shift+F', 'next, previous flag'],
      ['G', 'page box'],
      ['PageUp, PageDown, Space', 'scroll'],
      ['Ctrl+Home, Ctrl+End', 'beginning, end of the report'],
      ['+, −, W', 'zoom in, out, fit the width'],
      ['H', 'hide or show highlights'],
      ['Esc', 'leave the selection, then the annotation'],
    ],
  },
  {
    title: 'Annotation at hand',
    keys: [
      ['Enter', 'go to its first field that waits; Esc goes back to the report'],
      ['Enter, Del', 'in a proposal: confirm and move on, refuse; typing changes it'],
      ['Ctrl+Enter', 'in a field: confirm all proposals, back to the report'],
      ['F2', 'in a field: choose the words behind it; Enter assigns them'],
      ['M', 'write its memo'],
      ['L', 'link it to a finding or another annotation'],
      ['R', 'change its code'],
      ['E', 'adjust its ends, or the edges of its area; Enter takes them'],
      ['Enter', 'attach an orphan to what is selected'],
      ['Q, Shift+Q', 'copy its quote with citation, its citation alone'],
      ['Del', 'delete it'],
    ],
  },
  {
    title: 'Lists',
    keys: [
      ['↑, ↓', 'next, previous'],
      ['Enter', 'show it; once more, go to the report'],
      ['F2, Del', 'rename, remove a source'],
      ['D', 'the reference of the source in view: author, date, publisher, page numbers'],
    ],
  },
  {
    title: 'Codebook',
    keys: [
      ['Shift+B', 'the codebook and back; Esc goes back too'],
      ['↑, ↓, ←, →', 'through the tree; a name’s first letters go to it'],
      ['Enter', 'edit the code; Esc goes back to the tree'],
      ['N, Shift+N', 'new code beside this one, below it'],
      ['Alt+↑, Alt+↓', 'move the code up, down; on a row of the table, the field'],
      ['Alt+→, Alt+←', 'move the code below the one before it, out again'],
      ['M', 'move the code below any other'],
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl+Z, Ctrl+Shift+Z', 'undo, redo'],
      ['Ctrl+F', 'find in the report; Enter and Shift+Enter step; in the codebook, filter'],
      ['N, Shift+N', 'next, previous source'],
      ['A, E, O', 'in the review of a new edition: accept, adjust the words, keep as orphan'],
      ['V', 'verify; J and K step through what was found'],
      ['X', 'export the dataset'],
      ['B', 'the project: folder, backups, check, copy, all projects'],
      ['F6, Shift+F6', 'next, previous region; in a browser Ctrl+F6'],
      ['Ctrl+Enter', 'the main action of a dialog'],
      ['?, Ctrl+/', 'this list'],
    ],
  },
]

export function ShortcutsDialog() {
  const { store } = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const singleKeys = useSession((state) => state.singleKeys)
  const close = () => store.setState({ shown: null })
  return (
    <Dialog
      wide
      title="Keyboard shortcuts"
      detail={
        singleKeys
          ? 'Single keys never act while you type in a field. Settings can switch them off.'
          : 'Single keys are switched off. Settings can switch them on.'
      }
      onClose={close}
      footer={
        <>
          <span className="meta grow">On a Mac, Ctrl means Cmd.</span>
          <button type="button" className="btn tall" onClick={close}>
            Close
          </button>
        </>
      }
    >
      <div className="shortcuts" tabIndex={0} role="region" aria-label="All keys">
        {groups.map(({ title, keys }) => (
          <section key={title}>
            <h2>{title}</h2>
            <dl>
              {keys.map(([key, does]) => (
                <div key={key}>
                  <dt className="kbd">{key}</dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h2>Codes</h2>
          <dl>
            {keyedCodes(codes).map(({ code, key }) => (
              <div key={code.id}>
                <dt className="kbd">{key}</dt>
                <dd>{codePath(codes, code)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
