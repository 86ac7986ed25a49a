/** What a value that came from outside is: an object or a list. */

/** Says whether `value` is an object with string keys (not null, not an array). */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Says whether `value` is an array, of anything. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}
