/**
 * The `::highlight()` rules, installed through a constructable style sheet (which a strict style-src allows). `::highlight()` draws background and text decoration only: a tint, and the underline that is the
 * pattern of a code. Colours and lanes are custom properties of the page the text stands on.
 */
import { HUES, PATTERNS, type Hue, type Pattern } from '../../shared/domain/codebook.ts'
import { LANES } from './lanes.ts'

interface Stroke {
  readonly style: 'solid' | 'dotted' | 'double' | 'dashed'
  readonly thickness: string
}

const STROKES: Readonly<Record<Pattern, Stroke>> = {
  solid: { style: 'solid', thickness: '0.085em' },
  dotted: { style: 'dotted', thickness: '0.125em' },
  double: { style: 'double', thickness: '0.05em' },
  dashed: { style: 'dashed', thickness: '0.085em' },
  thick: { style: 'solid', thickness: '0.14em' },
}

/** The elements whose text is ever highlighted: items of a text layer, runs of a column. */
const TEXT = ':is(.text-layer>span,[data-start])'

/** Greys over the text: these never mean a code. A tint in the hue of a code: the words behind a field. */
const OVERLAYS = {
  find: '15%',
  'find-current': '34%',
  picked: '24%',
} as const

/** What waits to be confirmed: ink, no tint, so that it can never be taken for a code. */
const WAVY =
  'text-decoration:underline wavy var(--ink-2);text-decoration-thickness:0.06em;text-underline-offset:0.12em'

export type OverlayName = keyof typeof OVERLAYS | 'unsure' | `words-${Hue}`

/** Returns the registry name of a code's highlight in a lane. */
export function codeHighlight(hue: Hue, pattern: Pattern, lane: number): string {
  return `hl-${hue}-${pattern}-${lane}`
}

/** Returns the registry name of the stronger tint under the selected annotation. */
export function selectedHighlight(hue: Hue): string {
  return `selected-${hue}`
}

/** Which highlight is painted over which: the innermost lane above the outer ones, then selected, then greys. */
export function highlightPriority(name: string): number {
  if (name.startsWith('hl-')) return Number(name.slice(-1))
  if (name.startsWith('selected-')) return 10
  // Wavy lines have no tint, so only the underlines of codes lie below them.
  if (name === 'unsure') return 9
  if (name.startsWith('words-')) return 11
  if (name === 'picked') return 12
  return name === 'find-current' ? 14 : 13
}

/**
 * Returns the rules of a registry name. Text that is invisible of itself sets `--marked-text: transparent`.
 * Throws for a name that none of the functions above gives.
 */
export function rulesOf(name: string): readonly string[] {
  const [kind = '', hue = '', pattern = '', lane = ''] = name.split('-')
  if (name === 'unsure') return [rule(name, WAVY)]
  if (kind === 'words' && isHue(hue)) {
    const tint = `background-color:color-mix(in srgb,var(--${hue}-line) var(--words-mix),var(--${hue}-hl))`
    return [rule(name, tint), forced(name, 'Highlight')]
  }
  if (isGrey(name)) return [rule(name, overlayTint(name)), forced(name, 'Highlight')]
  if (kind === 'selected' && isHue(hue)) {
    return [rule(name, `background-color:var(--${hue}-hl-strong)`), forced(name, 'Highlight')]
  }
  if (kind === 'hl' && isHue(hue) && isPattern(pattern) && Number(lane) < LANES) {
    const { tint, style, colour, thickness, offset } = drawingOf(hue, pattern, Number(lane))
    const drawn =
      `background-color:${tint};text-decoration:underline ${style} ${colour};` +
      `text-decoration-thickness:${thickness};text-underline-offset:${offset}`
    return [rule(name, drawn), forced(name, 'Mark')]
  }
  throw new Error(`“${name}” is no highlight of this product`)
}

/** How a code's highlight is drawn, as values of CSS, for examples that are no text of a report. */
export function drawingOf(
  hue: Hue,
  pattern: Pattern,
  lane: number,
): {
  readonly tint: string
  readonly style: Stroke['style']
  readonly colour: string
  readonly thickness: string
  readonly offset: string
} {
  const { style, thickness } = STROKES[pattern]
  return {
    tint: `var(--${hue}-hl)`,
    style,
    colour: `var(--${hue}-line)`,
    thickness,
    offset: `var(--lane-${lane})`,
  }
}

let sheet: CSSStyleSheet | undefined
const installed = new Set<string>()

/**
 * Puts the rules of a name into the document, once. Only names in use are there: the browser works out the
 * style of every `::highlight()` rule for every element it may apply to.
 */
export function installHighlight(name: string): void {
  if (installed.has(name)) return
  installed.add(name)
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  for (const text of rulesOf(name)) sheet.insertRule(text, sheet.cssRules.length)
}

function rule(name: string, declarations: string): string {
  return `${TEXT}::highlight(${name}){${declarations}}`
}

function forced(name: string, colour: 'Mark' | 'Highlight'): string {
  const declarations = `background-color:${colour};color:var(--marked-text,${colour}Text)`
  return `@media (forced-colors:active){${rule(name, declarations)}}`
}

function overlayTint(name: keyof typeof OVERLAYS): string {
  return `background-color:color-mix(in srgb,var(--ink) ${OVERLAYS[name]},transparent)`
}

function isGrey(name: string): name is keyof typeof OVERLAYS {
  return Object.hasOwn(OVERLAYS, name)
}

function isHue(name: string): name is Hue {
  return HUES.some((hue) => hue === name)
}

function isPattern(name: string): name is Pattern {
  return PATTERNS.some((pattern) => pattern === name)
}
