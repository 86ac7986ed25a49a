/** Chooses below which code another is to stand, or that it is to stand at the top. */
import { codePath, isBelow, type Code } from '../../shared/domain/codebook.ts'
import { moveBelow, showInCodebook } from '../commands/edit-codebook.ts'
import { liveCodes } from '../state/codebook-view.ts'
import { useOpened, useSessionObject } from '../state/session.ts'
import { PickCodeDialog } from './pick-code-dialog.tsx'

/** Stands for the top of the tree; no id is empty. */
const TOP = ''

export function MoveCodeDialog({ code }: { readonly code: Code }) {
  const session = useSessionObject()
  const live = liveCodes(useOpened((opened) => opened.project.codes))
  const parentId = live.find(({ id }) => id === code.id)?.parentId ?? null
  const places = live
    .filter(({ id }) => !isBelow(live, id, code.id) && id !== parentId)
    .map((one) => ({ id: one.id, name: codePath(live, one) }))
  const close = () => showInCodebook(session, { moving: null })
  return (
    <PickCodeDialog
      title={`Move ${code.name}`}
      label="Below"
      note="Codes below it move with it. Annotations stay as they are."
      action="Move"
      options={parentId === null ? places : [{ id: TOP, name: 'At the top' }, ...places]}
      onPick={(id) => {
        close()
        void moveBelow(session, code, id === TOP ? null : id)
      }}
      onClose={close}
    />
  )
}
