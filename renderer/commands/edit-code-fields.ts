/** Changing the fields of a code. What annotations hold in them stays, whatever becomes of the field. */
import type { Code, Field } from '../../shared/domain/codebook.ts'
import { moveField } from '../../shared/domain/draft-codebook.ts'
import { nextPosition } from '../../shared/domain/draft-writes.ts'
import { missingFields } from '../../shared/domain/standard-codes.ts'
import type { Session } from '../state/session.ts'
import { changeCodebook, freeName, showInCodebook } from './edit-codebook.ts'
import { offerUndo, say } from './tell.ts'
import { changeLabel } from './write-code-text.ts'

/** Adds a text field behind the others and goes to its name. */
export async function addField(session: Session, code: Code): Promise<void> {
  const id = crypto.randomUUID()
  const name = freeName(code.fields, 'New field')
  await changeFields(
    session,
    { code, label: changeLabel('Add field to', code.name) },
    (fields) => [
      ...fields,
      {
        id,
        name,
        type: 'text',
        required: false,
        options: [],
        position: nextPosition(fields.at(-1)?.position ?? null),
        retired: false,
      },
    ],
    () => {
      showInCodebook(session, { field: id, goTo: { to: 'field-name', id } })
      say(session, `${name} added.`)
    },
  )
}

/** Gives a field another type, makes it required or optional, or names the parts its figures need. */
export async function changeField(
  session: Session,
  code: Code,
  field: Field,
  patch: Partial<Pick<Field, 'type' | 'required' | 'options'>>,
): Promise<void> {
  await changeFields(session, { code, label: changeLabel('Change field', field.name) }, (fields) =>
    fields.map((one) => (one.id === field.id ? { ...one, ...patch } : one)),
  )
}

/** Moves a field one place up (-1) or down (1) among those in use. */
export async function stepField(session: Session, code: Code, field: Field, by: 1 | -1): Promise<void> {
  await changeFields(
    session,
    { code, label: changeLabel('Move field', field.name) },
    (fields) => {
      const live = fields.filter(({ retired }) => !retired)
      const moved = moveField(live, field.id, by)
      return fields.map((one) => moved.find(({ id }) => id === one.id) ?? one)
    },
    () => {
      showInCodebook(session, { goTo: { to: 'field', id: field.id } })
      const live = fieldsOf(session, code.id).filter(({ retired }) => !retired)
      say(session, `${field.name}: ${live.findIndex(({ id }) => id === field.id) + 1} of ${live.length}.`)
    },
  )
}

/** Retires a field, so that it is no longer asked for, or brings it back. */
export async function retireField(
  session: Session,
  code: Code,
  field: Field,
  retired: boolean,
): Promise<void> {
  await changeFields(
    session,
    { code, label: changeLabel(retired ? 'Retire field' : 'Bring back field', field.name) },
    (fields) => fields.map((one) => (one.id === field.id ? { ...one, retired } : one)),
    () => {
      showInCodebook(session, { field: null, goTo: { to: 'field', id: field.id } })
      if (retired) offerUndo(session, `${field.name} retired. What it holds stays.`)
      else say(session, `${field.name} is asked for again.`)
    },
  )
}

/** Gives a code of an old project the fields of the standard code with its name. */
export async function addStandardFields(session: Session, code: Code): Promise<void> {
  await changeFields(
    session,
    { code, label: changeLabel('Add standard fields to', code.name) },
    (fields) => (fields.length === 0 ? missingFields(code) : fields),
    () => say(session, `${missingFields(code).length} fields added.`),
  )
}

function fieldsOf(session: Session, codeId: string): readonly Field[] {
  return session.store.getState().opened?.project.codes.find(({ id }) => id === codeId)?.fields ?? []
}

async function changeFields(
  session: Session,
  { code: { id }, label }: { readonly code: Code; readonly label: string },
  alter: (fields: readonly Field[]) => readonly Field[],
  made?: () => void,
): Promise<void> {
  const alterCodes = (codes: readonly Code[]) =>
    codes.map((code) => (code.id === id ? { ...code, fields: alter(code.fields) } : code))
  await changeCodebook(session, label, alterCodes, made)
}
