/** Changing the codebook: adding, moving and retiring codes, their keys and looks. Texts: `write-code-text.ts`. */
import { counted } from '../state/counted.ts'
import { CODE_KEYS, codeKeys, isBelow, type Code } from '../../shared/domain/codebook.ts'
import { draftCodebook, keepKeys, moveCode } from '../../shared/domain/draft-codebook.ts'
import { tallyCodebook } from '../state/codebook-tally.ts'
import { chosenCode, freshLook, liveCodes, type CodebookView } from '../state/codebook-view.ts'
import { patchOpened, type Session } from '../state/session.ts'
import { submitChange } from './submit-change.ts'
import { offerUndo, say, tell } from './tell.ts'
import { afterOthers, changeLabel } from './write-code-text.ts'

/** A place in the tree: behind `afterId` (null: first) below `parentId`. */
export interface CodePlace {
  readonly parentId: string | null
  readonly afterId: string | null
}

/** Shows something else of the codebook. */
export function showInCodebook(session: Session, patch: Partial<CodebookView>): void {
  const { opened } = session.store.getState()
  if (opened) patchOpened(session, { codebook: { ...opened.codebook, ...patch } })
}

/** Makes the codes what `alter` makes of them, as one change. `made` is called once it is on disk. */
export async function changeCodebook(
  session: Session,
  label: string,
  alter: (codes: readonly Code[]) => readonly Code[],
  made: () => void = () => undefined,
): Promise<void> {
  await afterOthers(session, async () => {
    const { opened } = session.store.getState()
    const draft = opened && draftCodebook(opened.project, alter(opened.project.codes), label)
    if (draft) await submitChange(session, draft, made)
  })
}

/** Adds a code beside the chosen one, or below it, and goes to its name. */
export async function addCode(session: Session, where: 'beside' | 'below'): Promise<void> {
  const { opened } = session.store.getState()
  if (!opened) return
  if (opened.readOnly !== null) {
    tell(session, `Read-only: ${opened.readOnly}`)
    return
  }
  const live = liveCodes(opened.project.codes)
  const at = chosenCode(opened.project.codes, opened.codebook)?.id
  const chosen = live.find(({ id }) => id === at) ?? null
  const below = where === 'below' ? (chosen?.id ?? null) : (chosen?.parentId ?? null)
  const siblings = live.filter(({ parentId }) => parentId === below)
  const last = siblings.at(-1)?.id ?? null
  const place = { parentId: below, afterId: where === 'beside' && chosen ? chosen.id : last }
  const id = crypto.randomUUID()
  const name = freeName(opened.project.codes, 'New code')
  const folded = new Set([...opened.codebook.folded].filter((one) => one !== below))
  await changeCodebook(
    session,
    changeLabel('Add code', name),
    (codes) => moveCode([...keepKeys(codes), newCode(id, name, codes)], id, place),
    () => {
      showInCodebook(session, { chosen: id, folded, filter: '', field: null, goTo: { to: 'name', id } })
      const above = live.find((code) => code.id === below)
      say(session, `${name} added${above ? ` below ${above.name}` : ''}.`)
    },
  )
}

function newCode(id: string, name: string, codes: readonly Code[]): Code {
  return {
    id,
    name,
    definition: '',
    useWhen: '',
    notWhen: '',
    ...freshLook(codes),
    key: null,
    parentId: null,
    retired: false,
    position: '',
    fields: [],
  }
}

/** Returns `wanted`, or with the first number from 2 that nothing is called by. */
export function freeName(taken: readonly { readonly name: string }[], wanted: string): string {
  const names = new Set(taken.map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted} ${number}`
    if (!names.has(name.toLowerCase())) return name
  }
}

/** Gives a code another colour or underline. */
export async function changeLook(
  session: Session,
  { id, name }: Code,
  look: Partial<Pick<Code, 'hue' | 'pattern'>>,
): Promise<void> {
  await changeCodebook(session, changeLabel('Change look of', name), (codes) =>
    codes.map((code) => (code.id === id ? { ...code, ...look } : code)),
  )
}

/** Gives a code a digit, or none (""). A code that has the digit takes over the one this code had. */
export async function changeKey(session: Session, { id, name }: Code, key: string): Promise<void> {
  let said = key === '' ? `${name} has no key now.` : `Key ${key} is ${name} now.`
  await changeCodebook(
    session,
    changeLabel('Change key of', name),
    (codes) => {
      const keys = codeKeys(codes)
      const before = keys.get(id) ?? ''
      const other = key === '' ? undefined : codes.find((code) => code.id !== id && keys.get(code.id) === key)
      if (other) said += ` ${other.name} has ${before === '' ? 'none' : before}.`
      return keepKeys(codes).map((code) => {
        if (code.id === id) return { ...code, key }
        return code.id === other?.id ? { ...code, key: before } : code
      })
    },
    () => say(session, said),
  )
}

/** The digits, each with the code it tags with now. */
export function keyOwners(codes: readonly Code[]): readonly { key: string; owner: Code | null }[] {
  const keys = codeKeys(codes)
  return CODE_KEYS.map((key) => ({ key, owner: codes.find(({ id }) => keys.get(id) === key) ?? null }))
}

/** Moves a code among those it stands with. */
export async function stepCode(session: Session, code: Code, by: 1 | -1): Promise<void> {
  await placeCode(session, code, (live) => {
    const siblings = live.filter(({ parentId }) => parentId === parentOf(live, code.id))
    const to = siblings.findIndex(({ id }) => id === code.id) + by
    if (to < 0 || to >= siblings.length) return null
    const after = by === 1 ? siblings[to] : siblings[to - 1]
    return { parentId: parentOf(live, code.id), afterId: after?.id ?? null }
  })
}

/** Moves a code below the one before it (1), or out beside the one it stands below (-1). */
export async function indentCode(session: Session, code: Code, by: 1 | -1): Promise<void> {
  await placeCode(session, code, (live) => {
    const parentId = parentOf(live, code.id)
    const siblings = live.filter((one) => one.parentId === parentId)
    if (by === -1) return parentId === null ? null : { parentId: parentOf(live, parentId), afterId: parentId }
    const before = siblings[siblings.findIndex(({ id }) => id === code.id) - 1]
    return before ? { parentId: before.id, afterId: lastBelow(live, before.id) } : null
  })
}

/** Moves a code below another, behind those there; null is the top. */
export async function moveBelow(session: Session, code: Code, parentId: string | null): Promise<void> {
  await placeCode(session, code, (live) => ({
    parentId,
    afterId: lastBelow(
      live.filter(({ id }) => id !== code.id),
      parentId,
    ),
  }))
}

async function placeCode(
  session: Session,
  { id, name }: Code,
  place: (live: readonly Code[]) => CodePlace | null,
): Promise<void> {
  await changeCodebook(
    session,
    changeLabel('Move code', name),
    (codes) => {
      const live = liveCodes(codes)
      const to = place(live)
      if (!to || (to.parentId !== null && isBelow(codes, to.parentId, id))) return codes
      // Codes shown beside it because what they stood below is retired are taken as standing there.
      const kept = new Map(keepKeys(codes).map((code) => [code.id, code]))
      const asShown = [...kept.values()].map((code) => {
        const shown = live.find((one) => one.id === code.id)
        return shown ? { ...code, parentId: shown.parentId } : code
      })
      const moved = moveCode(asShown, id, to)
      return moved.map((code) => {
        const before = kept.get(code.id)
        return code.id === id || !before || before.position !== code.position ? code : before
      })
    },
    () => {
      const live = liveCodes(session.store.getState().opened?.project.codes ?? [])
      const parentId = parentOf(live, id)
      const siblings = live.filter((code) => code.parentId === parentId)
      const above = live.find((code) => code.id === parentId)
      const number = siblings.findIndex((code) => code.id === id) + 1
      const { folded } = session.store.getState().opened?.codebook ?? { folded: new Set<string>() }
      showInCodebook(session, {
        folded: new Set([...folded].filter((one) => one !== parentId)),
        goTo: { to: 'row', id },
      })
      say(session, `${name}${above ? ` below ${above.name}` : ''}: ${number} of ${siblings.length}.`)
    },
  )
}

function parentOf(live: readonly Code[], id: string): string | null {
  return live.find((code) => code.id === id)?.parentId ?? null
}

function lastBelow(live: readonly Code[], parentId: string | null): string | null {
  return live.findLast((code) => code.parentId === parentId)?.id ?? null
}

/** Retires a code with those below it: no longer offered, while their annotations stay. */
export async function retireCode(session: Session, { id, name }: Code): Promise<void> {
  const gone = (codes: readonly Code[]) =>
    codes.filter((code) => !code.retired && isBelow(codes, code.id, id))
  await changeCodebook(
    session,
    changeLabel('Retire', name),
    (codes) => {
      const retiring = gone(codes)
      return keepKeys(codes).map((code) =>
        retiring.some((one) => one.id === code.id) ? { ...code, retired: true } : code,
      )
    },
    () => {
      showInCodebook(session, { goTo: { to: 'row', id }, retiredShown: true })
      const { annotations = [] } = session.store.getState().opened?.project ?? {}
      const count = tallyCodebook(annotations).codes.get(id)?.annotations ?? 0
      const kept =
        count === 0
          ? ''
          : ` ${count === 1 ? 'Its annotation stays' : `Its ${counted(count, 'annotation')} stay`}.`
      offerUndo(session, `${name} retired.${kept}`)
    },
  )
}

/** Brings a retired code back, with those it stands below. */
export async function bringBack(session: Session, { id, name }: Code): Promise<void> {
  await changeCodebook(
    session,
    changeLabel('Bring back', name),
    (codes) =>
      keepKeys(codes).map((code) =>
        code.retired && isBelow(codes, id, code.id) ? { ...code, retired: false } : code,
      ),
    () => {
      showInCodebook(session, { goTo: { to: 'row', id } })
      say(session, `${name} is in use again.`)
    },
  )
}
