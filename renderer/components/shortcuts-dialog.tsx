/** All keys, in the order a reader meets them. */
import { Dialog } from './dialog.tsx'
import { useOpened, useSessionObject } from '../state/session.ts'

const groups: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    title: 'Report',
    keys: [
      ['1 – 9', 'tag the selection with a code; without one, recode the annotation at hand'],
      ['Shift+1 – 9', 'add a code to the annotation at hand, or take it off'],
      ['C', 'caret in the text'],
      ['Shift+arrows', 'select; by word with Ctrl (Option on a Mac)'],
      ['S, P', 'select the sentence, the paragraph; with Shift give one back'],
      ['O', 'outwards through overlapping annotations'],
      ['J, K', 'next, previous annotation'],
      ['H', 'hide or show highlights'],
      ['PageUp, PageDown, Space', 'scroll'],
      ['Ctrl+Home, Ctrl+End', 'first, last page'],
      ['G', 'page box'],
      ['+, −, W', 'zoom in, out, fit the width'],
      ['Ctrl+F', 'find in the report'],
      ['Esc', 'leave the selection, then the annotation'],
    ],
  },
  {
    title: 'Annotation',
    keys: [
      ['E', 'adjust its ends; Enter takes them'],
      ['R', 'change its code'],
      ['M', 'write a memo'],
      ['Del', 'delete it'],
    ],
  },
  {
    title: 'Everywhere',
    keys: [
      ['Ctrl+Z, Ctrl+Shift+Z', 'undo, redo'],
      ['N, Shift+N', 'next, previous source'],
      ['V', 'check every quote'],
      ['X', 'export the dataset'],
      ['?', 'this list'],
    ],
  },
]

export function ShortcutsDialog() {
  const { store } = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const close = () => store.setState({ shown: null })
  return (
    <Dialog
      wide
      title="Keyboard shortcuts"
      detail="Single keys act in the report and the lists, never while you type in a field."
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
      <div className="shortcuts">
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
            {codes.slice(0, 9).map((code, index) => (
              <div key={code.id}>
                <dt className="kbd">{index + 1}</dt>
                <dd>{code.name}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  )
}
