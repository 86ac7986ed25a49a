/**
 * A strip beside the report: where its annotations stand, and where the view is. A picture for the eye and the
 * mouse only; the annotation list says the same to everyone.
 */
import { useEffect, useMemo, useRef, type CSSProperties, type PointerEvent } from 'react'
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { HUES, type Annotation, type Code, type Hue } from '../../shared/domain/project.ts'
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
  const { visible } = useViewInfo(view)
  const length = Math.max(1, source.notesEnd)
  const hues = useMemo(() => new Map(codes.map((code) => [code.id, code.hue])), [codes])
  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const draw = () => drawTicks(element, annotations, { hues, length })
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
  }, [annotations, hues, length])
  const go = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientY - box.top) / box.height))
    const offset = Math.min(length - 1, Math.floor(share * length))
    view.goToSpan({ start: offset, end: offset + 1 })
  }
  const top = `${(100 * visible.start) / length}%`
  const height = `${(100 * (visible.end - visible.start)) / length}%`
  return (
    <div className="annotation-map" aria-hidden="true" onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} />
      <b style={{ '--top': top, '--height': height } as CSSProperties} />
    </div>
  )
}

/** Height of a tick in pixels. */
const TICK = 3

interface TickContext {
  readonly hues: ReadonlyMap<string, Hue>
  readonly length: number
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
    const start = target.spans[0]?.start
    if (!hue || start === undefined) continue
    const top = Math.round((start / context.length) * (clientHeight - TICK))
    // Thousands of annotations stand on some hundred lines of the strip.
    const place = top * HUES.length + HUES.indexOf(hue)
    if (drawn.has(place)) continue
    drawn.add(place)
    pen.fillStyle = colours.get(hue) ?? ''
    pen.fillRect(2, top, clientWidth - 4, TICK)
  }
}
