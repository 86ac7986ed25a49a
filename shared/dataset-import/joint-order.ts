/** Finds one order for things that are seen in many short lists, each of which is in that order. */

/** Takes lists one by one; {@link ordered} keeps the order of each, as far as they do not contradict one another. */
export class JointOrder {
  readonly #after = new Map<string, Set<string>>()

  add(list: readonly string[]): void {
    for (const [i, item] of list.entries()) {
      const behind = this.#after.get(item) ?? new Set()
      this.#after.set(item, behind)
      const next = list[i + 1]
      if (next !== undefined && next !== item) behind.add(next)
    }
  }

  /** Everything that was seen: what nothing must precede first, else in the order in which it was first seen. */
  ordered(): readonly string[] {
    const waitsFor = new Map([...this.#after.keys()].map((item) => [item, 0]))
    for (const behind of this.#after.values()) {
      for (const item of behind) waitsFor.set(item, (waitsFor.get(item) ?? 0) + 1)
    }
    const left = new Set(waitsFor.keys())
    const ready = [...left].filter((item) => waitsFor.get(item) === 0)
    const result: string[] = []
    while (left.size > 0) {
      // Lists that contradict one another leave nothing that is ready; then the first seen comes first.
      const item = ready.shift() ?? [...left][0]
      if (item === undefined || !left.delete(item)) continue
      result.push(item)
      for (const next of this.#after.get(item) ?? []) {
        const count = (waitsFor.get(next) ?? 0) - 1
        waitsFor.set(next, count)
        if (count === 0) ready.push(next)
      }
    }
    return result
  }
}
