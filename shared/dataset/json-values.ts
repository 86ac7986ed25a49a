/** Looks into JSON that somebody else wrote, of which nothing is known. */

/** Returns the property `key` of an object, undefined for anything else. Never one that is inherited. */
export function get(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Readonly<Record<string, unknown>>)[key]
    : undefined
}

/** Returns the elements: JSON-LD writes a list of one as its element, and an empty one not at all. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}
