/**
 * A strip beside the report: where its annotations stand, and where the view is. A picture for the eye and the
 * mouse only; the annotation list says the same to everyone.
 */
import { useEffect, useMemo, useRef, type CSSProperties, type PointerEvent } from 'react'
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { HUES, type Code, type Hue } from '../../shared/domain/codebook.ts'
import type { Annotation, Target } from '../../shared/domain/project.ts'
import type { ReportViewHandle } from './report-view.ts'
import { useViewInfo } from './use-view-info.ts'

export interface AnnotationMapProps {
  readonly view: ReportViewHandle
  readonly source: CanonicalText
  readonly annotations: readonly Annotation[]
  readonly codes: readonly Code[]
}

/** The map may lag behind the page by so many milliseconds. */
const MAP_DELAY = 60

export function AnnotationMap({ view, source, annotations, codes }: AnnotationMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { visible, page } = useViewInfo(view)
  const scale = useMemo(() => mapScale(source), [source])
  const hues = useMemo(() => new Map(codes.map((code) => [code.id, code.hue])), [codes])
  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const draw = () => drawTicks(element, annotations, { hues, scale })
    // The highlight on the page comes first.
    const waiting = setTimeout(draw, MAP_DELAY)
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      clearTimeout(waiting)
      observer.disconnect()
      theme.disconnect()
    }
  }, [annotations, hues, scale])
  const go = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height))
    if (scale.by === 'page') view.goToPage(Math.floor(share * scale.length) + 1)
    else {
      const offset = Math.min(scale.length - 1, Math.floor(share * scale.length))
      view.goToSpan({ start: offset, end: offset + 1 })
    }
  }
  const at = (page?.number ?? 1) - 1
  const shown = scale.by === 'page' ? { start: at, end: at + 1 } : visible
  const top = `${(100 * shown.start) / scale.length}%`
  const height = `${(100 * (shown.end - shown.start)) / scale.length}%`
  return (
    <div className="annotation-map" aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} />
      <b style={{ '--top': top, '--height': height } as CSSProperties} />
    </div>
  )
}

/** What the height of the map counts: characters, or pages where a report has no words. */
interface MapScale {
  readonly by: 'character' | 'page'
  readonly length: number
}

function mapScale({ notesEnd, pages }: CanonicalText): MapScale {
  if (notesEnd === 0 && pages.length > 0) return { by: 'page', length: pages.length }
  return { by: 'character', length: Math.max(1, notesEnd) }
}

/** Where an annotation stands on the map, from 0 to 1; a region on a page without words stands in its middle. */
function shareOf({ region, spans }: Target, { by, length }: MapScale): number {
  const at = by === 'page' ? (region?.page ?? 1) - 0.5 : (spans[0]?.start ?? 0)
  return Math.min(1, at / length)
}

/** Height of a tick in pixels. */
const TICK = 3

interface TickContext {
  readonly hues: ReadonlyMap<string, Hue>
  readonly scale: MapScale
}

function drawTicks(
  canvas: HTMLCanvasElement,
  annotations: readonly Annotation[],
  context: TickContext,
): void {
  const { clientWidth, clientHeight } = canvas
  canvas.width = Math.round(clientWidth * devicePixelRatio)
  canvas.height = Math.round(clientHeight * devicePixelRatio)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.scale(devicePixelRatio, devicePixelRatio)
  const style = getComputedStyle(canvas)
  const colours = new Map(HUES.map((hue) => [hue, style.getPropertyValue(`--${hue}-line`)]))
  const drawn = new Set<number>()
  for (const { target, codeIds } of annotations) {
    const hue = context.hues.get(codeIds[0] ?? '')
    if (!hue) continue
    const top = Math.round(shareOf(target, context.scale) * (clientHeight - TICK))
    // Thousands of annotations stand on some hundred lines of the strip.
    const place = top * HUES.length + HUES.indexOf(hue)
    if (drawn.has(place)) continue
    drawn.add(place)
    pen.fillStyle = colours.get(hue) ?? ''
    pen.fillRect(2, top, clientWidth - 4, TICK)
  }
}
