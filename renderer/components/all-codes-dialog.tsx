/** All codes in use, also those without a digit: tags the selection with one, or recodes the annotation at hand. */
import { codeKeys, codePath } from '../../shared/domain/codebook.ts'
import { recodeAnnotation } from '../commands/edit-annotation.ts'
import { tagPassage } from '../commands/tag-passage.ts'
import { liveCodes } from '../state/codebook-view.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { PickCodeDialog } from './pick-code-dialog.tsx'

export function AllCodesDialog() {
  const session = useSessionObject()
  const codes = useOpened((opened) => opened.project.codes)
  const selected = useOpened((opened) => opened.selected !== null)
  const keys = codeKeys(codes)
  const live = liveCodes(codes)
  const close = () => session.store.setState({ shown: null })
  const pick = async (id: string) => {
    const { opened } = session.store.getState()
    const code = codes.find((one) => one.id === id)
    const annotation = opened?.project.annotations.find((one) => one.id === opened.annotationId)
    close()
    if (!code) return
    if (opened?.selected) await tagPassage(session, code)
    else if (annotation) await recodeAnnotation(session, annotation, code)
  }
  return (
    <PickCodeDialog
      title={selected ? 'Tag the selection' : 'Change the code'}
      label="Codes"
      note="Shift+B shows the codebook, where codes get keys and definitions."
      action={selected ? 'Tag' : 'Recode'}
      options={live.map((code) => {
        const key = keys.get(code.id)
        return { id: code.id, name: `${codePath(live, code)}${key === undefined ? '' : ` (${key})`}` }
      })}
      onPick={(id) => void pick(id)}
      onClose={close}
    />
  )
}
