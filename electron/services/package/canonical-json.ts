/** JSON in one spelling (RFC 8785, JSON Canonicalization Scheme), so that its hash does not hang on white space or order. */

/** A descriptor has about six levels; a file of some thousand would end the program. */
const MAX_DEPTH = 100

/**
 * Returns `value`, made of JSON values only, with keys in order of their UTF-16 code units and no white space. Throws
 * `RangeError` where it is nested deeper than 100 levels.
 */
export function canonicalJson(value: unknown): string {
  return written(value, 0)
}

function written(value: unknown, depth: number): string {
  if (depth > MAX_DEPTH) throw new RangeError(`it is nested deeper than ${MAX_DEPTH} levels`)
  if (Array.isArray(value)) return `[${value.map((item) => written(item, depth + 1)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${written(member, depth + 1)}`)
  return `{${members.join(',')}}`
}
