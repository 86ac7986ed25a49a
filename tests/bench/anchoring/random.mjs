// Random choices that are the same for the same seed.

/** Returns a function that gives numbers in [0, 1) (mulberry32). */
export function seeded(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Returns a whole number in [0, `below`). */
export const below = (random, limit) => Math.floor(random() * limit)

/** Returns one of `list`. */
export const oneOf = (random, list) => list[below(random, list.length)]

/** Returns the numbers from 0 to `count` − 1 in a random order. */
export function shuffled(random, count) {
  const list = Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = below(random, i + 1)
    ;[list[i], list[j]] = [list[j], list[i]]
  }
  return list
}
