/** Finds the same thing measured with different results, within one report and across reports. */
import type { Figure } from '../domain/codebook.ts'
import { pageLabelOf } from '../domain/page-labels.ts'
import type { Annotation, Project, Source } from '../domain/project.ts'
import { figureNumber } from './figure-words.ts'
import { flag, type Flag } from './flag.ts'
import { foldTerm } from './fold-term.ts'

interface Stated {
  readonly annotation: Annotation
  readonly figure: Figure
}

/**
 * Returns, by annotation, a flag for each figure that another annotation contradicts: the same measure, unit,
 * population, place and period with another value. Figures without a measure or a period say too little to compare.
 */
export function measureFlags(project: Pick<Project, 'annotations' | 'sources'>): Map<string, Flag[]> {
  const groups = new Map<string, Stated[]>()
  for (const annotation of project.annotations) {
    for (const figure of annotation.figures) {
      const { state, value, measure, period } = figure
      if (state !== 'confirmed' || value === null || measure === '' || period === '') continue
      const key = keyOf(figure)
      const group = groups.get(key)
      if (group) group.push({ annotation, figure })
      else groups.set(key, [{ annotation, figure }])
    }
  }
  const sources = new Map(project.sources.map((source) => [source.id, source]))
  const flags = new Map<string, Flag[]>()
  for (const group of groups.values()) {
    if (group.length < 2) continue
    const lowest = firstTwo(group, (a, b) => interval(a.figure)[1] - interval(b.figure)[1])
    const highest = firstTwo(group, (a, b) => interval(b.figure)[0] - interval(a.figure)[0])
    for (const { annotation, figure } of group) {
      const other = [lowest, highest]
        .map((two) => two.find((stated) => stated.annotation !== annotation))
        .find((stated) => stated !== undefined && differ(stated.figure, figure))
      if (!other) continue
      const own = flags.get(annotation.id) ?? []
      own.push(flag('measure', figure.id, sentence(figure, annotation, other, sources), other.annotation.id))
      flags.set(annotation.id, own)
    }
  }
  return flags
}

const keys = new WeakMap<Figure, string>()

/** What must be equal for two figures to be about the same. */
function keyOf(figure: Figure): string {
  const known = keys.get(figure)
  if (known !== undefined) return known
  const { measure, unit, population, place, period } = figure
  const key = [measure, unit, population, place, period].map(foldTerm).join('\n')
  keys.set(figure, key)
  return key
}

/** The first by an order, and the first of another annotation: between them they answer for the whole group. */
function firstTwo(group: readonly Stated[], order: (a: Stated, b: Stated) => number): readonly Stated[] {
  const first = group.reduce((best, stated) => (order(stated, best) < 0 ? stated : best))
  const others = group.filter(({ annotation }) => annotation !== first.annotation)
  const [start, ...rest] = others
  return start
    ? [first, rest.reduce((best, stated) => (order(stated, best) < 0 ? stated : best), start)]
    : [first]
}

/** Bounds that leave room for each other do not contradict: "more than 20" and "25". */
function differ(a: Figure, b: Figure): boolean {
  const [lowA, highA] = interval(a)
  const [lowB, highB] = interval(b)
  return highA < lowB || highB < lowA
}

/** What a figure leaves open. An approximate one may be off by a tenth. */
function interval({ value, high, qualifier }: Figure): readonly [number, number] {
  const at = value ?? 0
  switch (qualifier) {
    case '≈':
      return [at - Math.abs(at) * 0.1, at + Math.abs(at) * 0.1]
    case '<':
    case '≤':
      return [-Infinity, at]
    case '>':
    case '≥':
      return [at, Infinity]
    case 'range':
      return [at, high ?? at]
    case '=':
      return [at, at]
  }
}

function sentence(
  figure: Figure,
  annotation: Annotation,
  other: Stated,
  sources: ReadonlyMap<string, Source>,
): string {
  const { sourceId, target } = other.annotation
  const source = sources.get(sourceId)
  const elsewhere =
    sourceId === annotation.sourceId
      ? `on p.\u00a0${pageLabelOf(source ?? { pageLabels: '' }, target) ?? '–'}`
      : `in “${source?.title ?? sourceId}”`
  return `“${figure.measure}” (${figure.period}) is ${figureNumber(figure)} here, ${figureNumber(other.figure)} ${elsewhere}.`
}
