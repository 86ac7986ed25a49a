/** Chooses annotations on the page: those under the pointer or the caret, the innermost first, then outwards. */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { boxesOf } from '../../shared/anchoring/page-box.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import type { HighlightLayer } from '../highlights/highlight-layer.ts'
import type { RegionLayer } from '../highlights/region-layer.ts'
import { middleOf, type PagePoint } from './page-frame.ts'

/** A place in the report: the character there and the point of the page, each null where there is none. */
export interface Spot {
  readonly under: number | null
  readonly point: PagePoint | null
}

export interface PickingContext {
  readonly source: CanonicalText
  readonly highlights: HighlightLayer
  readonly regions: RegionLayer
  readonly onSelect: (id: string | null) => void
}

export class AnnotationPicking {
  readonly #context: PickingContext
  #spot: Spot = { under: null, point: null }
  #selectedId: string | null = null

  constructor(context: PickingContext) {
    this.#context = context
  }

  /** Takes over what is selected; one that stands elsewhere than the last place makes its own place the last. */
  selected(annotation: Annotation | null): void {
    this.#selectedId = annotation?.id ?? null
    if (!annotation || this.at(this.#spot).some(({ id }) => id === annotation.id)) return
    const { region, spans } = annotation.target
    this.#spot = region ? { under: null, point: middleOf(region) } : this.#spotOf(spans[0]?.start ?? null)
  }

  /** The caret came to an offset. */
  movedTo(offset: number): void {
    this.#spot = this.#spotOf(offset)
  }

  /** Selects the innermost there; where one there is selected already, the next outwards. */
  clicked(spot: Spot): void {
    this.#spot = spot
    const here = this.at(spot)
    if (here.length > 0 || this.#selectedId !== null) this.#selectFrom(here)
  }

  /** Selects the next outwards at the last place. */
  outwards(): void {
    const here = this.at(this.#spot)
    if (here.length > 0) this.#selectFrom(here)
  }

  /** Returns the annotations at a place, the innermost first. */
  at({ under, point }: Spot): readonly Annotation[] {
    const words = under === null ? [] : this.#context.highlights.at(under)
    const regions = point ? this.#context.regions.at(point) : []
    if (regions.length === 0) return words
    // Stable: where the areas are equal or unknown, words are within the region.
    return [...words, ...regions].sort((a, b) => areaOf(a) - areaOf(b))
  }

  #spotOf(offset: number | null): Spot {
    if (offset === null) return { under: null, point: null }
    const [box] = boxesOf(this.#context.source, [{ start: offset, end: offset + 1 }])
    return { under: offset, point: box ? middleOf(box) : null }
  }

  #selectFrom(here: readonly Annotation[]): void {
    const index = here.findIndex(({ id }) => id === this.#selectedId)
    const next = here[(index + 1) % Math.max(1, here.length)]
    this.#context.onSelect(next?.id ?? null)
  }
}

/** Printed area; 0 of one made before boxes were kept. */
function areaOf({ target }: Annotation): number {
  return target.boxes.reduce((sum, box) => sum + (box.right - box.left) * (box.top - box.bottom), 0)
}
