/**
 * A table of every six-unit stretch (gram) of a text and where it stands, in typed arrays: finds equal stretches at
 * once and guesses where a noisy copy of a pattern may stand.
 */

/** Units per gram: long enough to be rare in a million characters, short enough to survive one error in twelve. */
export const GRAM = 6
/** Patterns for {@link shortlist} are at most this long. */
export const MAX_PATTERN = 12_000

const BASE = 912_167
const TOP_FACTOR = Array.from({ length: GRAM - 1 }).reduce<number>((power) => Math.imul(power, BASE), 1)
/** Width of a band of diagonals is 2^5: insertions and deletions shift the rest of a quote by a few units. */
const BAND_BITS = 5
/** A gram more frequent than this is searched for by reading on. */
const FREQUENT = 2_048
/** Grams more frequent than this never vote; a power of 8 · 4ⁿ. */
const MAX_FREQUENCY = 1 << 15
const MAX_VISITS = 400_000
/** Where grams up to this frequency lead nowhere, more frequent ones hardly do. */
const REPEATED = 128
/** Places with no more than this share of the voting grams are met by chance: a passage half alike has twice that. */
const CHANCE = 0.025

export interface GramTable {
  readonly units: Uint16Array
  readonly bits: number
  /** `positions[offsets[k]] .. positions[offsets[k + 1]]` are the places of the grams with hash `k`, ascending. */
  readonly offsets: Uint32Array
  readonly positions: Uint32Array
  /** Scratch of {@link shortlist}: votes per band of diagonals; all zero between calls. */
  readonly votes: Uint16Array
}

/** Where a pattern may begin in the text (may be negative), and how many of its grams say so. */
export interface Candidate {
  readonly start: number
  readonly votes: number
}

/** Builds the table in time proportional to the text. `units` must not change afterwards. */
export function buildGramTable(units: Uint16Array): GramTable {
  const count = Math.max(0, units.length - GRAM + 1)
  const bits = Math.min(18, Math.max(8, 32 - Math.clz32(count)))
  const hashes = gramHashes(units, bits)
  const offsets = new Uint32Array((1 << bits) + 1)
  for (let i = 0; i < count; i++) {
    const slot = (hashes[i] ?? 0) + 1
    offsets[slot] = (offsets[slot] ?? 0) + 1
  }
  for (let k = 1, sum = 0; k < offsets.length; k++) offsets[k] = sum += offsets[k] ?? 0
  const cursors = offsets.slice(0, -1)
  const positions = new Uint32Array(count)
  for (let i = 0; i < count; i++) {
    const hash = hashes[i] ?? 0
    const cursor = cursors[hash] ?? 0
    positions[cursor] = i
    cursors[hash] = cursor + 1
  }
  const votes = new Uint16Array(((units.length + MAX_PATTERN) >> BAND_BITS) + 4)
  return { units, bits, offsets, positions, votes }
}

/** Returns where `needle` stands in the table's text, ascending, overlapping places included, `limit` at most. */
export function findEqual(table: GramTable, needle: Uint16Array, limit: number): number[] {
  if (needle.length === 0 || needle.length > table.units.length) return []
  if (needle.length < GRAM) return findByReading(table.units, needle, limit)
  const hashes = gramHashes(needle, table.bits)
  let rarest = 0
  let fewest = Infinity
  for (let i = 0; i < hashes.length && fewest > 0; i++) {
    const places = frequency(table, hashes[i] ?? 0)
    if (places >= fewest) continue
    fewest = places
    rarest = i
  }
  if (fewest > FREQUENT) return findByReading(table.units, needle, limit)
  const found: number[] = []
  const first = table.offsets[hashes[rarest] ?? 0] ?? 0
  for (let k = first; k < first + fewest && found.length < limit; k++) {
    const start = (table.positions[k] ?? 0) - rarest
    if (start >= 0 && standsAt(table.units, needle, start)) found.push(start)
  }
  return found
}

/** Tells whether `needle` stands in `units` at `start`. */
export function standsAt(units: Uint16Array, needle: Uint16Array, start: number): boolean {
  if (start < 0 || start + needle.length > units.length) return false
  for (let i = 0; i < needle.length; i++) if (units[start + i] !== needle[i]) return false
  return true
}

/**
 * Returns where a noisy copy of `pattern` may begin, the likeliest first, `limit` at most. Every gram of the
 * pattern votes for the diagonals it is found on; frequent grams vote only if there are too few others. Places that
 * only chance speaks for are left out.
 */
export function shortlist(table: GramTable, pattern: Uint16Array, limit: number): Candidate[] {
  if (pattern.length > MAX_PATTERN) throw new RangeError(`Pattern of ${pattern.length} units is too long`)
  const hashes = gramHashes(pattern, table.bits)
  const enough = Math.max(1, Math.min(hashes.length >> 2, Math.max(16, hashes.length >> 3)))
  for (let cap = 8; ; cap *= 4) {
    const { bands, used } = vote(table, hashes, cap)
    const candidates = strongest(table.votes, bands, limit).filter(
      ({ votes }) => votes > Math.max(1, used * CHANCE),
    )
    for (const band of bands) table.votes[band] = 0
    // Of a sentence that stands many times only the misread grams are rare, and they lead nowhere.
    const settled = used >= enough && (candidates.length > 0 || cap > REPEATED)
    if (!settled && cap < MAX_FREQUENCY) continue
    return candidates.map(({ band, votes }) => ({ start: (band << BAND_BITS) - MAX_PATTERN, votes }))
  }
}

function vote(table: GramTable, hashes: Uint32Array, cap: number): { bands: number[]; used: number } {
  const { offsets, positions, votes } = table
  const bands: number[] = []
  let used = 0
  let visits = 0
  for (let i = 0; i < hashes.length && visits < MAX_VISITS; i++) {
    const hash = hashes[i] ?? 0
    const from = offsets[hash] ?? 0
    const to = offsets[hash + 1] ?? 0
    if (from === to || to - from > cap) continue
    used++
    visits += to - from
    for (let k = from; k < to; k++) {
      const band = ((positions[k] ?? 0) - i + MAX_PATTERN) >> BAND_BITS
      const before = votes[band] ?? 0
      if (before === 0) bands.push(band)
      if (before < 0xffff) votes[band] = before + 1
    }
  }
  return { bands, used }
}

function strongest(
  votes: Uint16Array,
  bands: readonly number[],
  limit: number,
): { band: number; votes: number }[] {
  const best: { band: number; votes: number }[] = []
  for (const band of bands) {
    const own = votes[band] ?? 0
    const before = votes[band - 1] ?? 0
    const after = votes[band + 1] ?? 0
    // The stronger of two neighbours speaks for both; of two equal ones the first.
    if (own <= before || own < after) continue
    const sum = own + before + after
    if (best.length === limit && sum <= (best[limit - 1]?.votes ?? 0)) continue
    const place = best.findIndex((other) => other.votes < sum)
    best.splice(place < 0 ? best.length : place, 0, { band, votes: sum })
    if (best.length > limit) best.pop()
  }
  return best
}

function frequency(table: GramTable, hash: number): number {
  return (table.offsets[hash + 1] ?? 0) - (table.offsets[hash] ?? 0)
}

/** Rolling hashes of all grams of `units`, `bits` wide. */
function gramHashes(units: Uint16Array, bits: number): Uint32Array {
  const count = Math.max(0, units.length - GRAM + 1)
  const hashes = new Uint32Array(count)
  let rolling = 0
  for (let i = 0; i < Math.min(GRAM - 1, units.length); i++)
    rolling = (Math.imul(rolling, BASE) + (units[i] ?? 0)) | 0
  for (let i = 0; i < count; i++) {
    rolling = (Math.imul(rolling, BASE) + (units[i + GRAM - 1] ?? 0)) | 0
    hashes[i] = Math.imul(rolling, 0x9e3779b1) >>> (32 - bits)
    rolling = (rolling - Math.imul(units[i] ?? 0, TOP_FACTOR)) | 0
  }
  return hashes
}

/**
 * Returns where `needle` stands in `units`, ascending, overlapping places included, `limit` at most. Knuth, Morris and
 * Pratt's search: linear also on "aaaa…", where every place nearly matches. `needle` must not be empty.
 */
export function findByReading(units: Uint16Array, needle: Uint16Array, limit: number): number[] {
  const borders = new Uint32Array(needle.length + 1)
  for (let i = 1, border = 0; i < needle.length; i++) {
    while (border > 0 && needle[i] !== needle[border]) border = borders[border] ?? 0
    if (needle[i] === needle[border]) border++
    borders[i + 1] = border
  }
  const found: number[] = []
  for (let i = 0, matched = 0; i < units.length && found.length < limit; i++) {
    while (matched > 0 && units[i] !== needle[matched]) matched = borders[matched] ?? 0
    if (units[i] === needle[matched]) matched++
    if (matched < needle.length) continue
    found.push(i - needle.length + 1)
    matched = borders[matched] ?? 0
  }
  return found
}
