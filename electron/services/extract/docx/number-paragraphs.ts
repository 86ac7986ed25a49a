/**
 * Works out the numbers Word prints in front of paragraphs (ECMA-376 Part 1, 17.9) and writes them into the
 * document's XML, each at the start of its paragraph between {@link LABEL_START} and {@link LABEL_END}, where they
 * survive conversion to HTML. `takeLabels` in `apply-labels.ts` takes them out again.
 */
import { formatNumber } from '../html/list-label.ts'
import type { HtmlElement, HtmlParent } from '../html/html-tree.ts'
import { levelIn } from './read-styles.ts'
import type { DocxStyles, NumberingReference } from './read-styles.ts'
import { parseXmlPart, xmlAttribute, xmlChild, xmlChildren, xmlElements } from './read-xml-part.ts'

/** Noncharacters (Unicode 23.7): set aside for a program's own use, so no document text holds them. */
export const LABEL_START = '\uFDD0'
export const LABEL_END = '\uFDD1'

/** A paragraph up to the end of its properties; elements that are empty have none. */
const PARAGRAPH_START = /<w:p(?:\s[^>]*[^>/])?>\s*<w:pPr(?:\s[^>]*[^>/])?>([\s\S]*?)<\/w:pPr>/g

/**
 * Returns `documentXml` with a label in every numbered paragraph. Paragraphs without `w:pPr`, bodies that use
 * another prefix than `w:`, and paragraphs that were deleted or moved away stay as they are.
 */
export function numberParagraphs(documentXml: string, numberingXml: string, styles: DocxStyles): string {
  if (numberingXml === '') return documentXml
  const counters = new NumberingCounters(numberingXml, styles)
  const plain = documentXml.replace(/<w:pPrChange\b[\s\S]*?<\/w:pPrChange>/g, '')
  return plain.replace(PARAGRAPH_START, (whole, properties: string) => {
    if (!/<w:(?:numPr|pStyle)\b/.test(properties) || /<w:(?:del|moveFrom)\b/.test(properties)) return whole
    const label = counters.labelFor(parseXmlPart(properties))
    if (label === null) return whole
    return `${whole}<w:r><w:t xml:space="preserve">${LABEL_START}${escapeXml(label)}${LABEL_END}</w:t></w:r>`
  })
}

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
  readonly styleId: string | null
}

interface Definition {
  readonly id: string
  readonly levels: ReadonlyMap<number, Level>
  readonly styleLink: string | null
}

class NumberingCounters {
  readonly #styles: DocxStyles
  readonly #definitions = new Map<string, Definition>()
  readonly #nums: ReadonlyMap<string, HtmlElement>
  readonly #counts = new Map<string, number[]>()
  readonly #started = new Set<string>()

  constructor(xml: string, styles: DocxStyles) {
    const root = parseXmlPart(xml)
    this.#styles = styles
    for (const element of xmlElements(root, 'abstractnum')) {
      const definition = readDefinition(element)
      this.#definitions.set(definition.id, definition)
    }
    this.#nums = new Map(xmlElements(root, 'num').map((num) => [xmlAttribute(num, 'numid') ?? '', num]))
  }

  /** Counts the paragraph with these properties and returns its label, or null where it has no number. */
  labelFor(properties: HtmlParent): string | null {
    const styleId = xmlAttribute(xmlChild(properties, 'pstyle'), 'val')
    const numPr = xmlChild(properties, 'numpr')
    const own: NumberingReference | null = numPr && {
      numId: xmlAttribute(xmlChild(numPr, 'numid'), 'val'),
      level: levelIn(numPr),
    }
    const fromStyle = styleId === null ? null : this.#styles.numbering(styleId)
    const numId = own?.numId ?? fromStyle?.numId ?? null
    // numId 0 takes numbering away (17.9.18).
    if (numId === null || numId === '0') return null
    const definition = this.#definitionOf(numId, 0)
    if (!definition) return null
    const level = own?.level ?? fromStyle?.level ?? levelOfStyle(definition, styleId) ?? 0
    return this.#count(numId, definition, level)
  }

  #definitionOf(numId: string, steps: number): Definition | null {
    const num = this.#nums.get(numId)
    const definition = this.#definitions.get(
      xmlAttribute(num ? xmlChild(num, 'abstractnumid') : null, 'val') ?? '',
    )
    if (!definition?.styleLink || steps > 5) return definition ?? null
    const linked = this.#styles.numIdOf(definition.styleLink)
    return linked === null ? definition : this.#definitionOf(linked, steps + 1)
  }

  #count(numId: string, definition: Definition, level: number): string | null {
    const shape = definition.levels.get(level)
    if (!shape) return null
    const counts = this.#counts.get(definition.id) ?? []
    this.#counts.set(definition.id, counts)
    this.#applyOverrides(numId, counts)
    counts.length = Math.min(counts.length, level + 1)
    for (let above = 0; above < level; above++) counts[above] ??= definition.levels.get(above)?.start ?? 1
    const count = counts[level]
    counts[level] = count === undefined ? shape.start : count + 1
    return labelText(definition, level, counts)
  }

  /** A numbering's own start applies when it is first used, though it shares the definition with others. */
  #applyOverrides(numId: string, counts: number[]): void {
    if (this.#started.has(numId)) return
    this.#started.add(numId)
    const num = this.#nums.get(numId)
    for (const override of num ? xmlChildren(num, 'lvloverride') : []) {
      const start = Number.parseInt(xmlAttribute(xmlChild(override, 'startoverride'), 'val') ?? '', 10)
      const level = Number.parseInt(xmlAttribute(override, 'ilvl') ?? '', 10)
      if (!Number.isInteger(start) || !(level >= 0 && level <= 8)) continue
      counts.length = Math.max(counts.length, level + 1)
      counts[level] = start - 1
    }
  }
}

function readDefinition(element: HtmlElement): Definition {
  const levels = new Map<number, Level>()
  for (const level of xmlChildren(element, 'lvl')) {
    const start = Number.parseInt(xmlAttribute(xmlChild(level, 'start'), 'val') ?? '1', 10)
    levels.set(Number.parseInt(xmlAttribute(level, 'ilvl') ?? '0', 10), {
      format: xmlAttribute(xmlChild(level, 'numfmt'), 'val') ?? 'decimal',
      text: xmlAttribute(xmlChild(level, 'lvltext'), 'val') ?? '',
      start: Number.isInteger(start) ? start : 1,
      styleId: xmlAttribute(xmlChild(level, 'pstyle'), 'val'),
    })
  }
  return {
    id: xmlAttribute(element, 'abstractnumid') ?? '',
    levels,
    styleLink: xmlAttribute(xmlChild(element, 'numstylelink'), 'val'),
  }
}

function levelOfStyle(definition: Definition, styleId: string | null): number | null {
  if (styleId === null) return null
  return [...definition.levels].find(([, level]) => level.styleId === styleId)?.[0] ?? null
}

function labelText(definition: Definition, level: number, counts: readonly number[]): string | null {
  const shape = definition.levels.get(level)
  if (!shape || shape.format === 'none') return null
  if (shape.format === 'bullet') return bullet(shape.text, level)
  const label = shape.text.replace(/%([1-9])/g, (_whole, digit: string) => {
    const at = Number(digit) - 1
    return formatWordNumber(definition.levels.get(at)?.format ?? 'decimal', counts[at] ?? 1)
  })
  return label.trim() === '' ? null : label.trim()
}

const WORD_FORMATS: Readonly<Record<string, string>> = {
  lowerLetter: 'lower-alpha',
  upperLetter: 'upper-alpha',
  lowerRoman: 'lower-roman',
  upperRoman: 'upper-roman',
}

/** Signs of `chicago` (17.18.59), each time round once more: *, †, ‡, §, **… */
const SIGNS = '*†‡§'

/** Returns `number` in Word's number format (17.18.59) `format`; decimal for those not known. */
export function formatWordNumber(format: string, number: number): string {
  if (format === 'chicago' && number > 0) {
    return SIGNS.charAt((number - 1) % SIGNS.length).repeat(Math.ceil(number / SIGNS.length))
  }
  if (format === 'decimalZero') return String(number).padStart(2, '0')
  return formatNumber(WORD_FORMATS[format] ?? 'decimal', number)
}

/** Bullets of symbol fonts are private-use characters or letters that only look like bullets in their font. */
function bullet(text: string, level: number): string {
  const glyph = text.trim()
  if (glyph !== '' && !/[\p{Co}\p{L}§\p{N}]/u.test(glyph)) return glyph
  return ['•', '◦', '▪'][level % 3] ?? '•'
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
