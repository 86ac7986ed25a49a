/**
 * Tells headings from other blocks by size, weight and capitals, and ranks their styles to levels: the largest
 * style is level 1. Tags give headings and levels where they can be trusted. A block that could as well be a caption or a sentence stays what it is.
 */
import type { BodyStyle } from './body-style.ts'
import type { Line } from './line.ts'
import type { BlockDraft } from './split-blocks.ts'
import { trustedLevels } from './tagged-headings.ts'

const CAPTION =
  /^(?:figure|fig\.|table|box|chart|exhibit|map|source|sources|note|notes)\b[\s\dA-Z.-]*[.:—–]/iu
const MOST_CHARACTERS = 250
const MOST_LINES = 6

/** Returns the level (1 to 6) of each block that is a heading. */
export function findHeadings(blocks: readonly BlockDraft[], style: BodyStyle): Map<BlockDraft, number> {
  const usual = usualSizes(blocks, style)
  const seen = new Set(
    blocks.filter((block, index) => {
      const size = usual.get(block.lines[0]?.page ?? 0) ?? style.size
      return isHeading(block, blocks[index + 1], { ...style, size })
    }),
  )
  const tagged = trustedLevels(blocks, seen)
  const headings = blocks.filter(
    (block) => seen.has(block) || (tagged.has(block) && !CAPTION.test(textOf(block))),
  )
  const looks = new Map<string, Look>()
  headings.forEach((block, first) => {
    const { key, size, weight } = lookOf(block)
    const known = looks.get(key)?.level ?? tagged.get(block)
    looks.set(key, { size, weight, first: looks.get(key)?.first ?? first, level: known })
  })
  const levels = rankLooks(looks)
  return new Map(headings.map((block) => [block, tagged.get(block) ?? levels.get(lookOf(block).key) ?? 6]))
}

/** How headings of one kind are set. */
interface Look {
  readonly size: number
  readonly weight: number
  /** Place of the first one among the headings. */
  readonly first: number
  /** Their level where tags give one. */
  readonly level: number | undefined
}

/** The level of each look by its rank; where tags give levels, that of the next look above with one, 1 above all. */
function rankLooks(looks: ReadonlyMap<string, Look>): Map<string, number> {
  const ranked = [...looks].sort(
    ([, a], [, b]) => b.size - a.size || b.weight - a.weight || a.first - b.first,
  )
  if (ranked.every(([, look]) => look.level === undefined)) {
    return new Map(ranked.map(([key], index) => [key, Math.min(6, index + 1)]))
  }
  let above = 1
  return new Map(ranked.map(([key, look]) => [key, (above = look.level ?? above)]))
}

/** The font height of most text on each page that is set larger than the report (slides, a cover letter). */
function usualSizes(blocks: readonly BlockDraft[], style: BodyStyle): Map<number, number> {
  const characters = new Map<number, Map<number, number>>()
  for (const line of blocks.flatMap((block) => block.lines)) {
    const sizes = characters.get(line.page) ?? new Map<number, number>()
    characters.set(line.page, sizes)
    const size = Math.round(line.size * 2) / 2
    sizes.set(size, (sizes.get(size) ?? 0) + line.text.length)
  }
  const usual = [...characters].flatMap(([page, sizes]): [number, number][] => {
    const [most] = [...sizes].sort(([, a], [, b]) => b - a)
    return most && most[1] > 300 && most[0] > style.size ? [[page, most[0]]] : []
  })
  return new Map(usual)
}

function isHeading(block: BlockDraft, next: BlockDraft | undefined, style: BodyStyle): boolean {
  const first = block.lines[0]
  if (!first || block.kind !== 'paragraph' || block.lines.length > MOST_LINES) return false
  const text = textOf(block)
  if (text.length > MOST_CHARACTERS || !/\p{L}{2}/u.test(text) || /[,;]$/u.test(text)) return false
  if (CAPTION.test(text) || /\.{4}/u.test(text)) return false
  const bold = !style.bold && block.lines.every((line) => line.bold)
  if (first.size > 1.12 * style.size) return bold || first.size > 1.4 * style.size || !isSentence(text)
  if (!next || first.size < 0.9 * style.size) return false
  const plain = !next.lines[0]?.bold && next.kind !== 'table-row'
  if (bold) {
    return (
      (plain && !/[.:]$/u.test(text)) || (plain && block.lines.length <= 2) || followsAsHeading(next, style)
    )
  }
  if (isCapitals(text)) return block.lines.length <= 3 && !/[.:]$/u.test(text)
  return block.lines.length === 1 && isItalicHeading(first, text, next)
}

/** Whether a text reads as a sentence: long, and closed by a stop or colon. */
function isSentence(text: string): boolean {
  return text.length > 80 && /[.:!?]$/u.test(text)
}

/** Whether a bold block is followed by a heading in larger or equal bold type (a heading and its sub-heading). */
function followsAsHeading(next: BlockDraft, style: BodyStyle): boolean {
  return next.kind === 'paragraph' && next.lines.length <= 2 && (next.lines[0]?.size ?? 0) >= style.size
}

function isItalicHeading(line: Line, text: string, next: BlockDraft): boolean {
  if (!line.italic || next.lines[0]?.italic || next.kind !== 'paragraph') return false
  return text.length < 80 && /^\p{Lu}/u.test(text) && /[\p{L})]$/u.test(text) && next.lines.length > 1
}

function textOf(block: BlockDraft): string {
  return block.lines.map((line) => line.text).join(' ')
}

function isCapitals(text: string): boolean {
  return (text.match(/\p{Lu}/gu)?.length ?? 0) >= 4 && !/\p{Ll}/u.test(text)
}

function lookOf(block: BlockDraft): { key: string; size: number; weight: number } {
  const first = block.lines[0]
  const size = Math.round((first?.size ?? 0) * 2) / 2
  const capitals = isCapitals(textOf(block))
  const weight = (first?.bold ? 4 : 0) + (capitals ? 2 : 0) + (first?.italic ? 0 : 1)
  return { key: `${size} ${weight}`, size, weight }
}
