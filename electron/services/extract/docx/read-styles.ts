/** Reads a DOCX's paragraph styles: which are headings and of what level, and which number their paragraphs. */
import type { HtmlElement } from '../html/html-tree.ts'
import { parseXmlPart, xmlAttribute, xmlChild, xmlElements } from './read-xml-part.ts'

/** A reference to a level of a numbering definition; either half may come from elsewhere. */
export interface NumberingReference {
  readonly numId: string | null
  readonly level: number | null
}

export interface DocxStyles {
  /** Level 1 to 6 of paragraphs in the style, or null where it is no heading. */
  headingLevel(styleId: string): number | null
  /** Numbering that the style (or one it is based on) gives its paragraphs, or null. */
  numbering(styleId: string): NumberingReference | null
  /** Numbering definition of a numbering style, or null. */
  numIdOf(styleId: string): string | null
  /** BCP 47 language of text without its own, or null. */
  readonly language: string | null
  /** Rules that tell mammoth which HTML element a style becomes. */
  readonly mammothRules: readonly string[]
}

/** Reads the part `xml` (styles.xml); an empty one gives no styles. */
export function readStyles(xml: string): DocxStyles {
  const root = parseXmlPart(xml)
  const styles = new Map(
    xmlElements(root, 'style').map((style) => [xmlAttribute(style, 'styleid') ?? '', style]),
  )
  const chain = (styleId: string) => chainOf(styles, styleId)
  const headingLevel = (styleId: string) => {
    for (const style of chain(styleId)) {
      const level = ownLevel(style)
      if (level !== undefined) return level
    }
    return null
  }
  const numbering = (styleId: string): NumberingReference | null => {
    const owner = chain(styleId).find((style) => numPrOf(style) !== null)
    const numPr = owner ? numPrOf(owner) : null
    return numPr && { numId: xmlAttribute(xmlChild(numPr, 'numid'), 'val'), level: levelIn(numPr) }
  }
  const defaults = xmlElements(root, 'rprdefault')[0] ?? null
  return {
    headingLevel,
    numbering,
    numIdOf: (styleId) => numbering(styleId)?.numId ?? null,
    language: xmlAttribute(xmlChild(xmlChild(defaults, 'rpr'), 'lang'), 'val'),
    mammothRules: [...styles].flatMap(([styleId, style]) => rulesFor(style, headingLevel(styleId))),
  }
}

/** Returns the level (0 to 8) that a `w:numPr` element names, or null. */
export function levelIn(numPr: HtmlElement): number | null {
  const level = Number.parseInt(xmlAttribute(xmlChild(numPr, 'ilvl'), 'val') ?? '', 10)
  return level >= 0 && level <= 8 ? level : null
}

/** The style and those it is based on, itself first. A loop ends the chain. */
function chainOf(styles: ReadonlyMap<string, HtmlElement>, styleId: string): HtmlElement[] {
  const chain: HtmlElement[] = []
  let style = styles.get(styleId)
  while (style && !chain.includes(style)) {
    chain.push(style)
    style = styles.get(xmlAttribute(xmlChild(style, 'basedon'), 'val') ?? '')
  }
  return chain
}

/** Heading level that a style itself says, null where it says "body text", undefined where it says nothing. */
function ownLevel(style: HtmlElement): number | null | undefined {
  const outline = xmlAttribute(xmlChild(xmlChild(style, 'ppr'), 'outlinelvl'), 'val')
  if (outline !== null) return Number(outline) <= 8 ? Math.min(Number(outline) + 1, 6) : null
  const name = nameOf(style).toLowerCase()
  if (name === 'title') return 1
  const level = /^heading (\d)$/.exec(name)?.[1]
  return level === undefined ? undefined : Math.min(Number(level), 6)
}

function rulesFor(style: HtmlElement, level: number | null): string[] {
  const name = nameOf(style)
  if (xmlAttribute(style, 'type') !== 'paragraph' || name === '' || name.includes('\n')) return []
  const matcher = `p[style-name='${name.replace(/[\\']/g, '\\$&')}']`
  if (level !== null) return [`${matcher} => h${level}:fresh`]
  return /^(?:intense )?quote$/i.test(name) ? [`${matcher} => blockquote > p:fresh`] : []
}

function nameOf(style: HtmlElement): string {
  return xmlAttribute(xmlChild(style, 'name'), 'val') ?? ''
}

function numPrOf(style: HtmlElement): HtmlElement | null {
  return xmlChild(xmlChild(style, 'ppr'), 'numpr')
}
