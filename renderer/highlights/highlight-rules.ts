/**
 * The `::highlight()` rules, installed once through a constructable style sheet (which a strict style-src
 * allows). `::highlight()` draws background and text decoration only: a tint, and the underline that is the
 * pattern of a code. Colours and lanes are custom properties of the page the text stands on.
 */
import { HUES, PATTERNS, type Hue, type Pattern } from '../../shared/domain/project.ts'
import { LANES } from './lanes.ts'

const STROKES: Readonly<Record<Pattern, { readonly style: string; readonly thickness: string }>> = {
  solid: { style: 'solid', thickness: '0.085em' },
  dotted: { style: 'dotted', thickness: '0.125em' },
  double: { style: 'double', thickness: '0.05em' },
  dashed: { style: 'dashed', thickness: '0.085em' },
  thick: { style: 'solid', thickness: '0.14em' },
}

/** Greys over the text: these never mean a code. */
const OVERLAYS = {
  find: '15%',
  'find-current': '34%',
  picked: '24%',
} as const

export type OverlayName = keyof typeof OVERLAYS

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
  if (name === 'picked') return 12
  return name === 'find-current' ? 14 : 13
}

/** Returns the text of the style sheet. Text that is invisible of itself sets `--marked-text: transparent`. */
export function highlightRules(): string {
  const rules: string[] = []
  for (const hue of HUES) {
    for (const pattern of PATTERNS) {
      for (let lane = 0; lane < LANES; lane++) rules.push(codeRule(hue, pattern, lane))
    }
    rules.push(`::highlight(${selectedHighlight(hue)}){background-color:var(--${hue}-hl-strong)}`)
  }
  for (const [name, share] of Object.entries(OVERLAYS)) {
    rules.push(`::highlight(${name}){background-color:color-mix(in srgb,var(--ink) ${share},transparent)}`)
  }
  rules.push(`@media (forced-colors:active){${forcedColourRules()}}`)
  return rules.join('\n')
}

let sheet: CSSStyleSheet | undefined

/** Puts the rules into the document; further calls do nothing. */
export function installHighlightRules(): void {
  if (sheet) return
  sheet = new CSSStyleSheet()
  sheet.replaceSync(highlightRules())
  document.adoptedStyleSheets.push(sheet)
}

function codeRule(hue: Hue, pattern: Pattern, lane: number): string {
  const { style, thickness } = STROKES[pattern]
  return (
    `::highlight(${codeHighlight(hue, pattern, lane)}){background-color:var(--${hue}-hl);` +
    `text-decoration:underline ${style} var(--${hue}-line);text-decoration-thickness:${thickness};` +
    `text-underline-offset:var(--lane-${lane})}`
  )
}

function forcedColourRules(): string {
  const codes = HUES.flatMap((hue) =>
    PATTERNS.flatMap((pattern) =>
      Array.from({ length: LANES }, (_, lane) => `::highlight(${codeHighlight(hue, pattern, lane)})`),
    ),
  )
  const strong = [...HUES.map(selectedHighlight), 'picked', 'find-current'].map(
    (name) => `::highlight(${name})`,
  )
  return [
    codes.join(','),
    '{background-color:Mark;color:var(--marked-text,MarkText)}',
    strong.join(','),
    '{background-color:Highlight;color:var(--marked-text,HighlightText)}',
  ].join('')
}
