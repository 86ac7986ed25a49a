/** The figures of an annotation as its editor shows them: those stored, and between them those the reader proposes. */
import type { CanonicalText } from '../../shared/anchoring/canonical-text.ts'
import { markersOf } from '../../shared/anchoring/cited-notes.ts'
import { quoteOfSpans } from '../../shared/anchoring/quote-spans.ts'
import { fieldsFor, type Code, type Field } from '../../shared/domain/codebook.ts'
import type { NewFigure } from '../../shared/domain/draft-evidence.ts'
import type { Annotation } from '../../shared/domain/project.ts'
import { proposeFigures } from '../../shared/figures/propose-figures.ts'

export interface FigureAtHand {
  readonly figure: NewFigure
  /** True until a person confirms it. */
  readonly proposed: boolean
}

export interface FiguresOf {
  readonly annotation: Annotation
  readonly codes: readonly Code[]
  /** The text of its report, where that is in view: it knows the note markers in the passage. */
  readonly canonical: CanonicalText | null
}

interface Read {
  readonly canonical: CanonicalText | null
  readonly proposals: readonly NewFigure[]
}

const read = new WeakMap<Annotation, Read>()

/** Returns the field of the annotation's codes that holds figures, if one does. */
export function figuresField(codes: readonly Code[], codeIds: readonly string[]): Field | null {
  return fieldsFor(codes, codeIds).find(({ field }) => field.type === 'figures')?.field ?? null
}

/** Returns what the reader proposes for the annotation; nothing where its codes ask for no figures. */
export function proposalsFor({ annotation, codes, canonical }: FiguresOf): readonly NewFigure[] {
  if (!figuresField(codes, annotation.codeIds)) return []
  const known = read.get(annotation)
  if (known?.canonical === canonical) return known.proposals
  const { exact } = annotation.target
  const markers = canonical ? markersIn(annotation, canonical) : undefined
  const proposals = proposeFigures(exact, annotation.figures, markers)
  read.set(annotation, { canonical, proposals })
  return proposals
}

/** Returns the figures to show, in the order of their words; refused ones are not among them. */
export function figuresAtHand(of: FiguresOf): readonly FigureAtHand[] {
  const stored = of.annotation.figures.filter(({ state }) => state === 'confirmed')
  return [
    ...stored.map((figure) => ({ figure, proposed: false })),
    ...proposalsFor(of).map((figure) => ({ figure, proposed: true })),
  ].sort((a, b) => startOf(a.figure) - startOf(b.figure))
}

/** Finds a figure by its id, stored or proposed. */
export function figureOf(of: FiguresOf, figureId: string): FigureAtHand | undefined {
  return figuresAtHand(of).find(({ figure }) => figure.id === figureId)
}

function startOf({ words }: NewFigure): number {
  return words?.start ?? Number.MAX_SAFE_INTEGER
}

function markersIn({ target }: Annotation, canonical: CanonicalText) {
  return target.spans
    .flatMap((span) => markersOf(canonical, span))
    .flatMap(({ start, end }) => quoteOfSpans(target.spans, [{ start, end }]) ?? [])
}
