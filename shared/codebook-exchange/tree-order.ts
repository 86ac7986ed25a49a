/** Puts items that name the one above them into the order of the tree. */

/** Levels of a tree that are followed. */
export const MOST_LEVELS = 200
/** What is wrong with an item on a level below those. */
export const TOO_DEEP = `stands more than ${MOST_LEVELS} levels deep`

export type TreeOrder<Item> =
  | {
      readonly ok: true
      /** Each behind the one above it, whose index is `parent`. */
      readonly rows: readonly { readonly item: Item; readonly parent: number | null }[]
    }
  | {
      readonly ok: false
      readonly item: Item
      /** What is wrong with it, to go behind its name. */
      readonly problem: string
    }

/** Returns `items` in order, siblings as they come; every parent must be one of them. */
export function treeOrder<Item>(
  items: Iterable<Item>,
  parentOf: (item: Item) => Item | null,
): TreeOrder<Item> {
  const all = [...items]
  const below = new Map<Item | null, Item[]>()
  for (const item of all) {
    const siblings = below.get(parentOf(item))
    if (siblings) siblings.push(item)
    else below.set(parentOf(item), [item])
  }
  const rows: { item: Item; parent: number | null }[] = []
  const waiting = (below.get(null) ?? []).toReversed().map((item) => ({ item, parent: -1, depth: 1 }))
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { item, parent, depth } = next
    if (depth > MOST_LEVELS) return { ok: false, item, problem: TOO_DEEP }
    rows.push({ item, parent: parent < 0 ? null : parent })
    const at = rows.length - 1
    for (const child of (below.get(item) ?? []).toReversed())
      waiting.push({ item: child, parent: at, depth: depth + 1 })
  }
  if (rows.length === all.length) return { ok: true, rows }
  const placed = new Set(rows.map(({ item }) => item))
  const seen = new Set<Item>()
  let at: Item | null = all.find((item) => !placed.has(item)) ?? null
  while (at !== null && !seen.has(at)) {
    seen.add(at)
    at = parentOf(at)
  }
  const [first] = seen
  const item = at ?? first
  if (item === undefined) throw new Error('A tree without a ring left items out')
  return { ok: false, item, problem: 'stands below itself' }
}
