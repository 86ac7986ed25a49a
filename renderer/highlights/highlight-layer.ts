/**
 * Decides what is highlighted: the annotations over mounted text, each code of each in its lane, the selected
 * one stronger, and the greys of selection and find. Only parts that a change touches are painted anew, and of
 * these only what differs, so a tag costs the same however many there are.
 */
import type { Span } from '../../shared/anchoring/canonical-text.ts'
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import type { TextSurface } from '../viewers/text-surface.ts'
import { rangesFromSpan, type TextPart } from '../viewers/text-pieces.ts'
import { HighlightPainter } from './highlight-painter.ts'
import { codeHighlight, selectedHighlight, type OverlayName } from './highlight-rules.ts'
import { assignLanes } from './lanes.ts'
import { SpanIndex } from './span-index.ts'

interface Layer {
  readonly key: string
  readonly name: string
  readonly spans: readonly Span[]
}

export class HighlightLayer {
  readonly #surface: TextSurface
  readonly #painter = new HighlightPainter()
  readonly #index = new SpanIndex<Annotation>(wordsOf)
  readonly #painted = new Map<number, Map<string, Layer>>()
  readonly #overlays = new Map<OverlayName, readonly Span[]>()
  readonly #stop: () => void
  #codes = new Map<string, Code>()
  #codeList: readonly Code[] = []
  #selectedId: string | null = null
  #hidden = false

  constructor(surface: TextSurface) {
    this.#surface = surface
    this.#stop = surface.listen({
      mounted: (part) => this.#paintPart(part),
      unmounted: (part) => this.#erasePart(part),
    })
  }

  get hidden(): boolean {
    return this.#hidden
  }

  /** Takes these as all annotations of the report, and these codes as theirs. */
  show(annotations: readonly Annotation[], codes: readonly Code[]): void {
    const changed = this.#index.replaceAll(annotations)
    if (codes !== this.#codeList) {
      this.#codeList = codes
      this.#codes = new Map(codes.map((code) => [code.id, code]))
      this.#repaint(null)
    } else if (changed.length > 0) this.#repaint(changed.flatMap(wordsOf))
  }

  select(id: string | null): void {
    if (id === this.#selectedId) return
    const spans = [this.#selectedId, id].flatMap((one) => this.spansOf(one))
    this.#selectedId = id
    this.#repaint(spans)
  }

  hide(hidden: boolean): void {
    if (hidden === this.#hidden) return
    this.#hidden = hidden
    this.#repaint(null)
  }

  /** Draws one of the greys over these stretches, and nowhere else. */
  overlay(name: OverlayName, spans: readonly Span[]): void {
    const before = this.#overlays.get(name) ?? []
    if (before.length === 0 && spans.length === 0) return
    this.#overlays.set(name, spans)
    for (const part of this.#surface.parts) this.#paintOverlay(part, name)
  }

  /** Returns the annotations over the character at `offset`, innermost first; none while they are hidden. */
  at(offset: number): Annotation[] {
    return this.#hidden ? [] : this.#index.at(offset)
  }

  /** Returns the words of an annotation; none for null, for what is not of this report, and for a region. */
  spansOf(id: string | null): readonly Span[] {
    const annotation = id === null ? undefined : this.#index.get(id)
    return annotation ? wordsOf(annotation) : []
  }

  /** Returns an annotation of the report; null for null and for what is not of it. */
  get(id: string | null): Annotation | null {
    return (id !== null && this.#index.get(id)) || null
  }

  /** Returns the first code of an annotation, whose colour its bar has. */
  codeOf(id: string): Code | null {
    const codeId = this.#index.get(id)?.codeIds[0]
    return (codeId !== undefined && this.#codes.get(codeId)) || null
  }

  destroy(): void {
    this.#stop()
    this.#painter.destroy()
  }

  /** Paints the parts that show one of `spans`; null for all. */
  #repaint(spans: readonly Span[] | null): void {
    for (const part of this.#surface.parts) {
      if (!spans || overlapsAny(part.spans, spans)) this.#paintAnnotations(part)
    }
  }

  #paintPart(part: TextPart): void {
    this.#paintAnnotations(part)
    for (const name of this.#overlays.keys()) this.#paintOverlay(part, name)
  }

  #erasePart(part: TextPart): void {
    for (const layer of this.#painted.get(part.key)?.values() ?? []) this.#painter.erase(layer.key)
    this.#painted.delete(part.key)
    for (const name of this.#overlays.keys()) this.#painter.erase(overlayKey(part, name))
  }

  #paintAnnotations(part: TextPart): void {
    const wanted = new Map(this.#layersOf(part).map((layer) => [layer.key, layer]))
    const painted = this.#painted.get(part.key) ?? new Map<string, Layer>()
    for (const [key, layer] of painted) {
      if (sameLayer(wanted.get(key), layer)) continue
      this.#painter.erase(key)
      painted.delete(key)
    }
    for (const [key, layer] of wanted) {
      if (painted.has(key)) continue
      this.#painter.paint(key, layer.name, rangesIn(part, layer.spans))
      painted.set(key, layer)
    }
    this.#painted.set(part.key, painted)
  }

  #layersOf(part: TextPart): Layer[] {
    if (this.#hidden) return []
    const here = this.#index.overlapping(part.spans).flatMap(({ id, codeIds, target: { spans } }) =>
      codeIds.flatMap((codeId, order) => {
        const code = this.#codes.get(codeId)
        return code ? [{ ...hullOf(spans), key: `${id} ${order}`, id, spans, code }] : []
      }),
    )
    const lanes = assignLanes(here)
    const layers = here.map(({ key, spans, code }) => ({
      key: `${part.key} ${key}`,
      name: codeHighlight(code.hue, code.pattern, lanes.get(key) ?? 0),
      spans,
    }))
    const selected = here.find(({ id }) => id === this.#selectedId)
    if (!selected) return layers
    const name = selectedHighlight(selected.code.hue)
    return [...layers, { key: `${part.key} selected`, name, spans: selected.spans }]
  }

  #paintOverlay(part: TextPart, name: OverlayName): void {
    const spans = this.#overlays.get(name) ?? []
    this.#painter.paint(overlayKey(part, name), name, rangesIn(part, spans))
  }
}

const NONE: readonly Span[] = []

/** A region is drawn as such; the words printed in it are not highlighted. */
function wordsOf({ target }: Annotation): readonly Span[] {
  return target.region ? NONE : target.spans
}

function rangesIn(part: TextPart, spans: readonly Span[]): StaticRange[] {
  return spans
    .filter((span) => overlapsAny(part.spans, [span]))
    .flatMap((span) => rangesFromSpan(part.pieces, span))
}

function overlapsAny(a: readonly Span[], b: readonly Span[]): boolean {
  return a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
}

function hullOf(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
}

function sameLayer(a: Layer | undefined, b: Layer): boolean {
  return a !== undefined && a.name === b.name && a.spans === b.spans
}

function overlayKey(part: TextPart, name: OverlayName): string {
  return `${part.key} ${name}`
}
