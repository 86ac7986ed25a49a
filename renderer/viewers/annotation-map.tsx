/**
 * A strip beside the report: where its annotations stand, and where the view is. A picture for the eye and the
 * mouse only; the annotation list says the same to everyone.
 */
import { useEffect, useMemo, useRef, type CSSProperties, type PointerEvent } from 'react'
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import type { Annotation, Code } from '../../shared/domain/project.ts'
import type { ReportViewHandle } from './report-view.ts'
import { useViewInfo } from './use-view-info.ts'

export interface AnnotationMapProps {
  readonly view: ReportViewHandle
  readonly source: CanonicalText
  readonly annotations: readonly Annotation[]
  readonly codes: readonly Code[]
}

export function AnnotationMap({ view, source, annotations, codes }: AnnotationMapProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const { visible } = useViewInfo(view)
  const length = Math.max(1, source.notesEnd)
  const hues = useMemo(() => new Map(codes.map((code) => [code.id, code.hue])), [codes])
  useEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    const draw = () => drawTicks(element, annotations, { hues, length })
    draw()
    const observer = new ResizeObserver(draw)
    observer.observe(element)
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
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

interface TickContext {
  readonly hues: ReadonlyMap<string, string>
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
  for (const { target, codeIds } of annotations) {
    const hue = context.hues.get(codeIds[0] ?? '')
    const start = target.spans[0]?.start
    if (!hue || start === undefined) continue
    pen.fillStyle = style.getPropertyValue(`--${hue}-line`)
    pen.fillRect(2, Math.round((start / context.length) * (clientHeight - 3)), clientWidth - 4, 3)
  }
}
