/** Finds which code of a project each code of a file is. */
import type { Code } from '../domain/codebook.ts'
import { foldName, type ExchangedCode } from './exchanged-code.ts'
import { guidOf } from './stable-id.ts'

/**
 * Returns the match of each imported code, or undefined for a new one: by id or GUID, else by name in any case below
 * the same code. Where the file has no tree, the name may stand anywhere, preferably at the top. No code of the project
 * is matched twice; ids come first, so that no name takes away what an id means.
 */
export function matchCodes(
  known: readonly Code[],
  imported: readonly ExchangedCode[],
): readonly (Code | undefined)[] {
  const byId = new Map(known.flatMap((code) => [[guidOf(code.id), code] as const, [code.id, code] as const]))
  const taken = new Set<Code>()
  const take = (code: Code | undefined): Code | undefined => {
    if (!code || taken.has(code)) return undefined
    taken.add(code)
    return code
  }
  const matches = imported.map(({ id }) => (id === null ? undefined : take(byId.get(id))))
  const ids = new Set(known.map(({ id }) => id))
  const placeOf = ({ parentId }: Code) => (parentId !== null && ids.has(parentId) ? parentId : null)
  const byName = new Map<string, Code[]>()
  for (const code of known) {
    const folded = foldName(code.name)
    byName.set(folded, [...(byName.get(folded) ?? []), code])
  }
  for (const [index, { name, parent }] of imported.entries()) {
    if (matches[index]) continue
    const free = (byName.get(foldName(name)) ?? []).filter((code) => !taken.has(code))
    const top = free.find((code) => placeOf(code) === null)
    if (parent === undefined) matches[index] = take(top ?? free[0])
    else if (parent === null) matches[index] = take(top)
    else {
      const above = matches[parent]
      matches[index] = above && take(free.find((code) => placeOf(code) === above.id))
    }
  }
  return matches
}
