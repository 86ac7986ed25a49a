/** Keeps the digits of a project's codes when others come in, so that who tags with 2 goes on doing so. */
import { codeKeys, codeTree, type Code } from '../domain/codebook.ts'

/**
 * Returns what the codes of a project are to be, `next`, without the digits that are taken: a digit in use stays with
 * its code unless `next` gives that code another or retires it. Who goes without is told in `warnings`.
 */
export function refuseTakenKeys(
  known: readonly Code[],
  next: readonly Code[],
): { readonly codes: readonly Code[]; readonly warnings: readonly string[] } {
  const before = new Map(known.map((code) => [code.id, code]))
  const later = new Map([...known, ...next].map((code) => [code.id, code]))
  const owners = new Map([...digitsOf(known)].map(([id, digit]) => [digit, later.get(id)]))
  const warnings: string[] = []
  const codes = next.map((code) => {
    const old = before.get(code.id)
    const live = old?.retired === false ? old : undefined
    const owner = code.key === null || code.retired ? undefined : owners.get(code.key)
    if (!owner || owner.id === code.id || live?.key === code.key) return code
    if (owner.retired || (owner.key !== null && owner.key !== code.key)) return code
    warnings.push(`“${code.name}” can't have key ${code.key ?? ''}: “${owner.name}” has it.`)
    return { ...code, key: live?.key ?? null }
  })
  return { codes, warnings }
}

/**
 * Returns `next` with the digits that the order gives now as the codes' own, where after the change the order would
 * give others. Codes of the project that are not in `next` come behind, with nothing else changed.
 */
export function holdKeys(known: readonly Code[], next: readonly Code[]): readonly Code[] {
  const digits = digitsOf(known)
  const ids = new Set(next.map(({ id }) => id))
  const others = known.filter(({ id }) => !ids.has(id))
  const now = digitsOf([...next, ...others])
  const isHeld = ({ id, key, retired }: Code) => key === null && !retired && digits.has(id)
  const moves = (code: Code) => isHeld(code) && now.get(code.id) !== digits.get(code.id)
  if (!next.some(moves) && !others.some(moves)) return next
  const hold = (code: Code): Code => (isHeld(code) ? { ...code, key: digits.get(code.id) ?? '' } : code)
  return [...next.map(hold), ...others.filter(isHeld).map(hold)]
}

/** The digit of each code that has one, in the order in which a project has them. */
function digitsOf(codes: readonly Code[]): ReadonlyMap<string, string> {
  return codeKeys(codeTree([...codes].sort(byPosition)).map(({ code }) => code))
}

function byPosition(a: Code, b: Code): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
