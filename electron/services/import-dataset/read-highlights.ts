/** Reads the marks that another program has put into a PDF: highlights, underlines, strike-outs and squiggly lines. */
import type { PageBox } from '../../../shared/anchoring/page-box.ts'
import { get } from '../../../shared/dataset/json-values.ts'
import { openPdf } from '../extract/pdf/open-pdf.ts'
import { locatePdfAssets } from '../extract/pdf/pdf-assets.ts'

/** A mark of text (ISO 32000-2, 12.5.6.10 Text markup annotations). */
export interface Highlight {
  /** 1-based sheet. */
  readonly page: number
  /** Names it within its file, the same whenever it is read. */
  readonly name: string
  readonly kind: string
  /** What it covers, a box for each of its quadrilaterals. */
  readonly boxes: readonly PageBox[]
  readonly memo: string
  readonly author: string
  /** `#rrggbb`; "" where it has none. */
  readonly colour: string
  /** ISO 8601, UTC; null where the file does not say. */
  readonly created: string | null
  readonly modified: string | null
}

const KINDS: ReadonlySet<string> = new Set(['Highlight', 'Underline', 'StrikeOut', 'Squiggly'])

export interface HighlightOptions {
  readonly password?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number) => void) | undefined
}

export type HighlightReading =
  | { readonly ok: true; readonly highlights: readonly Highlight[] }
  | { readonly ok: false; readonly message: string }

/** Returns the marks in page order. Pop-ups, links, forms and drawings are none. */
export async function readHighlights(
  bytes: Uint8Array,
  { password, signal, onProgress }: HighlightOptions,
): Promise<HighlightReading> {
  const opened = await openPdf(bytes, { assets: locatePdfAssets(), password })
  if (!opened.ok) return { ok: false, message: opened.refusal.message }
  const { document, close } = opened
  try {
    const highlights: Highlight[] = []
    for (let page = 1; page <= document.numPages; page++) {
      signal?.throwIfAborted()
      onProgress?.(page - 1, document.numPages)
      const sheet = await document.getPage(page)
      const found: unknown[] = await sheet.getAnnotations({ intent: 'any' })
      highlights.push(...found.flatMap((one) => highlightOf(one, page)))
      sheet.cleanup()
    }
    return { ok: true, highlights }
  } finally {
    await close()
  }
}

function highlightOf(annotation: unknown, page: number): Highlight[] {
  const kind = textIn(get(annotation, 'subtype'))
  if (!KINDS.has(kind)) return []
  return [
    {
      ...{ page, kind, name: textIn(get(annotation, 'id')) },
      boxes: boxesIn(annotation, page),
      memo: textIn(get(get(annotation, 'contentsObj'), 'str')).replace(/\r\n?/g, '\n'),
      author: textIn(get(get(annotation, 'titleObj'), 'str')),
      colour: colourIn(get(annotation, 'color')),
      created: dateIn(textIn(get(annotation, 'creationDate'))),
      modified: dateIn(textIn(get(annotation, 'modificationDate'))),
    },
  ]
}

/** Eight numbers a quadrilateral; programs disagree on the order of its corners, so only their extremes count. */
function boxesIn(annotation: unknown, page: number): readonly PageBox[] {
  const quads = numbersIn(get(annotation, 'quadPoints'))
  const corners = quads.length >= 8 ? quads : cornersOf(numbersIn(get(annotation, 'rect')))
  const boxes: PageBox[] = []
  for (let at = 0; at + 8 <= corners.length; at += 8) {
    const quad = corners.slice(at, at + 8)
    const x = quad.filter((_, i) => i % 2 === 0)
    const y = quad.filter((_, i) => i % 2 === 1)
    const [left, right] = [Math.min(...x), Math.max(...x)]
    const [bottom, top] = [Math.min(...y), Math.max(...y)]
    if (left < right && bottom < top) boxes.push({ page, left, bottom, right, top })
  }
  return boxes
}

function cornersOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): readonly number[] {
  return [left, top, right, top, left, bottom, right, bottom]
}

function numbersIn(value: unknown): readonly number[] {
  const list = value instanceof Float32Array ? [...value] : value
  return Array.isArray(list) ? list.filter((one): one is number => typeof one === 'number') : []
}

function colourIn(value: unknown): string {
  if (!(value instanceof Uint8ClampedArray) || value.length !== 3) return ''
  return `#${[...value].map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** A date as ISO 32000-2, 7.9.4 writes it: D:YYYYMMDDHHmmSSOHH'mm, from the year on every part may be left out. */
function dateIn(text: string): string | null {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+\-Z])(\d\d)?'?(\d\d)?)?/.exec(text)
  if (!match) return null
  const [, year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'] = match
  const [sign = 'Z', zone = '00', rest = '00'] = match.slice(7)
  const offset = sign === 'Z' ? 'Z' : `${sign}${zone}:${rest}`
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
