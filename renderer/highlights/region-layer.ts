/**
 * Draws the regions people marked: a frame for each code over every page that is mounted. The frames take no clicks
 * themselves, so words below them can be selected; who is under the pointer is asked here.
 */
import type { Code } from '../../shared/domain/codebook.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { holdsPoint, seenFromBox, type PagePoint } from '../viewers/page-frame.ts'
import { placeOnPage } from '../viewers/page-points.ts'
import type { TextPart } from '../viewers/text-pieces.ts'
import type { TextSurface } from '../viewers/text-surface.ts'

/** So many codes of one region are drawn, one frame within the other. */
const FRAMES = 3

export class RegionLayer {
  readonly #surface: TextSurface
  readonly #stop: () => void
  readonly #drawn = new Map<string, HTMLElement>()
  #regions = new Map<string, Annotation>()
  #codes = new Map<string, Code>()
  #selectedId: string | null = null
  #hidden = false

  constructor(surface: TextSurface) {
    this.#surface = surface
    this.#stop = surface.listen({ mounted: this.#drawPart, unmounted: this.#erasePart })
  }

  /** Takes these as all annotations of the report, and these codes as theirs. */
  show(annotations: readonly Annotation[], codes: readonly Code[]): void {
    const regions = annotations.filter(({ target }) => target.region !== null)
    if (regions.length === 0 && this.#regions.size === 0) return
    this.#regions = new Map(regions.map((annotation) => [annotation.id, annotation]))
    this.#codes = new Map(codes.map((code) => [code.id, code]))
    this.#redraw()
  }

  select(id: string | null): void {
    this.#selectedId = id
    for (const [drawn, element] of this.#drawn) element.toggleAttribute('data-selected', drawn === id)
  }

  hide(hidden: boolean): void {
    if (hidden === this.#hidden) return
    this.#hidden = hidden
    this.#redraw()
  }

  /** Returns the annotations whose region holds a point, the smallest first; none while they are hidden. */
  at(point: PagePoint): Annotation[] {
    if (this.#hidden) return []
    return [...this.#regions.values()]
      .filter(({ target }) => target.region && holdsPoint(target.region, point))
      .sort((a, b) => sizeOf(a) - sizeOf(b) || (a.id < b.id ? -1 : 1))
  }

  destroy(): void {
    this.#stop()
    this.#erase()
  }

  #redraw(): void {
    this.#erase()
    for (const part of this.#surface.parts) this.#drawPart(part)
  }

  #erase(): void {
    for (const element of this.#drawn.values()) element.remove()
    this.#drawn.clear()
  }

  #drawPart = ({ frame, element }: TextPart): void => {
    if (!frame || this.#hidden) return
    for (const annotation of this.#regions.values()) {
      const { region } = annotation.target
      if (region?.page !== frame.page) continue
      const drawn = this.#frameOf(annotation)
      placeOnPage(drawn, frame, seenFromBox(frame, region))
      this.#drawn.set(annotation.id, drawn)
      element.append(drawn)
    }
  }

  #erasePart = ({ frame }: TextPart): void => {
    if (!frame) return
    for (const [id, element] of [...this.#drawn]) {
      if (this.#regions.get(id)?.target.region?.page !== frame.page) continue
      element.remove()
      this.#drawn.delete(id)
    }
  }

  #frameOf({ id, codeIds, target }: Annotation): HTMLElement {
    const codes = codeIds.flatMap((codeId) => this.#codes.get(codeId) ?? [])
    const element = document.createElement('div')
    element.className = 'region'
    element.setAttribute('role', 'img')
    const words = target.exact === '' ? '' : `: ${target.exact}`
    element.setAttribute('aria-label', `Area, ${codes.map(({ name }) => name).join(', ')}${words}`)
    element.toggleAttribute('data-selected', id === this.#selectedId)
    for (const [place, { hue, pattern }] of codes.slice(0, FRAMES).entries()) {
      const frame = document.createElement('i')
      Object.assign(frame.dataset, { hue, pattern })
      frame.style.inset = `${place * 4}px`
      element.append(frame)
    }
    return element
  }
}

function sizeOf({ target: { region } }: Annotation): number {
  return region ? (region.right - region.left) * (region.top - region.bottom) : 0
}
