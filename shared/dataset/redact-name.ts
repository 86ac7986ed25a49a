/** A name of a bibliographic record without the names of a list: these may be written across its parts. */
import { plainName } from '../citation/pincite.ts'
import type { CslName } from '../domain/csl-item.ts'

/**
 * Returns the name with pseudonyms. `replace` replaces names in text. Where one is written across parts, in reading
 * order ("Ana Ortiz") or as lists have it ("Ortiz, Ana"), nothing of the parts is left: the name is one `literal`.
 */
export function redactName(name: CslName, replace: (text: string) => string): CslName {
  const parts = Object.fromEntries(
    Object.entries(name).map(([part, text]: [string, string]) => [part, replace(text)]),
  ) as CslName
  for (const write of [plainName, familyFirst, particlesLast]) {
    const literal = replace(write(name))
    if (literal !== write(parts)) return { literal }
  }
  return parts
}

const joined = (...parts: readonly (string | undefined)[]) =>
  parts.filter((part) => part !== undefined && part !== '').join(' ')

/** "de la Cruz, Ana". */
function familyFirst(name: CslName): string {
  const { family, given, suffix } = name
  if (family === undefined || given === undefined) return plainName(name)
  return joined(
    `${joined(name['dropping-particle'], name['non-dropping-particle'], family)}, ${given}`,
    suffix,
  )
}

/** "Cruz, Ana de la". */
function particlesLast(name: CslName): string {
  const { family, given, suffix } = name
  if (family === undefined || given === undefined) return plainName(name)
  return joined(
    `${family}, ${joined(given, name['dropping-particle'], name['non-dropping-particle'])}`,
    suffix,
  )
}
