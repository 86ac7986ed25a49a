/** An annotation as a dataset has it, in the words of a project: what is to be written, and what of it is new. */
import { stableGuid } from '../codebook-exchange/stable-id.ts'
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import { rowFields, rowFigures, type RowField, type RowFigure } from '../dataset/row-evidence.ts'
import type { Scalar } from '../domain/change.ts'
import type { Code, Figure } from '../domain/codebook.ts'
import { figureWrites } from '../domain/draft-evidence.ts'
import type { TargetPlace } from '../domain/draft-annotation.ts'
import { isId } from '../domain/field-rules.ts'
import type { Annotation } from '../domain/project.ts'
import { formatWords, type Words } from '../domain/words.ts'
import type { FoundField } from './row-codes.ts'

/** A field's value, found among the project's fields. */
export interface WantedValue {
  readonly id: string
  readonly value: Scalar
  readonly links: readonly string[]
  readonly words: Words | null
}

/** What a row says of its annotation, every name resolved. */
export interface WantedAnnotation {
  readonly id: string
  readonly sourceId: string
  readonly target: TargetPlace
  readonly codeIds: readonly string[]
  readonly memo: string
  readonly values: readonly WantedValue[]
  readonly figures: readonly Figure[]
  readonly citedSource: string
  readonly codebook: string
  readonly dismissed: ReadonlyMap<string, string>
  readonly orphan: string
  readonly creatorId: string | null
  readonly created: string
  readonly modified: string
}

/** What of an annotation an import can change, as a report names it: by the keys of a row. */
export const CHANGEABLE = [
  'sha256',
  'quote',
  'codes',
  'memo',
  'fields',
  'figures',
  'citedSource',
  'codebook',
  'dismissed',
  'orphan',
  'coder',
  'created',
] as const
export type ChangeableKey = (typeof CHANGEABLE)[number]

/** Returns the value of a row's field as it is stored. `isThere` says which annotations can be linked to. */
export function wantedValue(
  { value, type, words }: RowField,
  { id, field }: FoundField,
  isThere: (annotationId: string) => boolean,
): WantedValue {
  if (typeof value !== 'object') return { id, value: value === '' ? null : value, links: [], words }
  const options = new Set(field?.options)
  const isChoice = type === 'choices' && (field?.type !== 'choices' || value.every((one) => options.has(one)))
  if (isChoice || !value.every(isId)) return { id, value: value.join('\n'), links: [], words }
  return { id, value: null, links: value.filter(isThere).sort(), words }
}

/**
 * Returns the figures of a row with ids: the row's own, else that of an equal one the annotation has, else one made from
 * what it says, so that importing the same again makes nothing new. Of a list on which the row is silent, the annotation
 * keeps what it has and the other does not tell.
 */
export function wantedFigures(
  annotationId: string,
  row: Pick<EvidenceRow, 'figures' | 'refused'>,
  current: Pick<Annotation, 'figures'> | null,
  silent: readonly (keyof EvidenceRow)[] = [],
): readonly Figure[] {
  const had = (state: 'confirmed' | 'refused') => (current ? rowFigures(current, state) : [])
  const known = [...had('confirmed'), ...had('refused')]
  const taken = new Set<string>()
  const idOf = (figure: RowFigure): string => {
    const same = known.find((one) => !taken.has(one.id) && sameBesidesId(one, figure))
    let id = isId(figure.id) ? figure.id : (same?.id ?? '')
    for (let n = 0; id === '' || taken.has(id); n++) {
      id = stableGuid(`figure\n${annotationId}\n${JSON.stringify({ ...figure, id: '' })}\n${n}`)
    }
    taken.add(id)
    return id
  }
  const made = (state: Figure['state']) => (figure: RowFigure) => {
    const { partWords, ...own } = figure
    const words = Object.fromEntries(partWords.map(({ part, ...at }) => [part, at]))
    return { ...own, id: idOf(figure), state, partWords: words }
  }
  const told = [...row.figures.map(made('confirmed')), ...row.refused.map(made('refused'))]
  const kept = (
    [
      ['figures', 'confirmed'],
      ['refused', 'refused'],
    ] as const
  ).flatMap(([key, state]) =>
    silent.includes(key)
      ? had(state)
          .filter(({ id }) => !taken.has(id))
          .map(made(state))
      : [],
  )
  return [...told, ...kept]
}

function sameBesidesId(a: RowFigure, b: RowFigure): boolean {
  return JSON.stringify({ ...a, id: '' }) === JSON.stringify({ ...b, id: '' })
}

/** Returns the fields of the annotation's record that say this of it. */
export function recordFields(
  wanted: WantedAnnotation,
  key: ChangeableKey,
): readonly (readonly [string, Scalar])[] {
  switch (key) {
    case 'sha256':
      return [['source', wanted.sourceId]]
    case 'quote':
      return [['target', targetIdOf(wanted)]]
    case 'codes':
      return wanted.codeIds.map((id) => [`code/${id}`, true] as const)
    case 'memo':
    case 'citedSource':
    case 'codebook':
    case 'orphan':
    case 'created':
      return [[key, wanted[key]]]
    case 'coder':
      return [['creator', wanted.creatorId]]
    case 'fields':
      return wanted.values.flatMap(({ id, value, links, words }): (readonly [string, Scalar])[] => [
        [`value/${id}`, value],
        [`words/${id}`, words ? formatWords(words) : ''],
        ...links.map((other) => [`link/${id}/${other}`, true] as const),
      ])
    case 'figures':
      return wanted.figures.flatMap((figure) =>
        figureWrites(wanted.id, figure).map(({ field, value }) => [field, value] as const),
      )
    case 'dismissed':
      return [...wanted.dismissed].map(([flag, reason]) => [`dismissed/${flag}`, reason] as const)
  }
}

/** Targets are written once, so an equal place of the same annotation has the same id. */
export function targetIdOf({ id, target }: WantedAnnotation): string {
  return stableGuid(`target\n${id}\n${JSON.stringify(comparedTarget(target))}`)
}

/** Returns what the dataset has otherwise than the project; `codes` are the project's after the import. */
export function differences(
  wanted: WantedAnnotation,
  current: Annotation,
  { codes, isThere }: { readonly codes: readonly Code[]; readonly isThere: (id: string) => boolean },
): readonly ChangeableKey[] {
  const values = rowFields(current, codes, isThere)
  const same: Readonly<Record<ChangeableKey, () => boolean>> = {
    sha256: () => wanted.sourceId === current.sourceId,
    quote: () => equal(comparedTarget(wanted.target), comparedTarget(current.target)),
    codes: () => equal([...wanted.codeIds].sort(), [...current.codeIds].sort()),
    memo: () => wanted.memo === current.memo,
    fields: () => sameFields(wanted.values, values),
    figures: () => equal(comparedFigures(wanted.figures), comparedFigures(current.figures)),
    citedSource: () => wanted.citedSource === current.citedSource,
    codebook: () => wanted.codebook === current.codebook,
    dismissed: () => equal([...wanted.dismissed].sort(), [...current.dismissed].sort()),
    orphan: () => wanted.orphan === (current.orphan ?? ''),
    coder: () => wanted.creatorId === current.creatorId,
    created: () => wanted.created === current.created,
  }
  return CHANGEABLE.filter((key) => !same[key]())
}

function sameFields(wanted: readonly WantedValue[], current: readonly RowField[]): boolean {
  const said = wanted
    .filter(({ value, links }) => value !== null || links.length > 0)
    .map(({ id, value, links, words }) => [id, links.length > 0 ? links : value, words])
  // Choices are stored one a line.
  const has = current.map(({ id, type, value, words }) => [
    id,
    type === 'choices' && typeof value === 'object' ? value.join('\n') : value,
    words,
  ])
  const sorted = (list: readonly (readonly unknown[])[]) => list.map((one) => JSON.stringify(one)).sort()
  return equal(sorted(said), sorted(has))
}

/** What a dataset says of a place. Its page's label in the file is not among it: that follows from the file. */
function comparedTarget(target: TargetPlace): readonly unknown[] {
  const { exact, prefix, suffix, spans, page, section, sectionPath } = target
  const { paragraph, boxes, region, extractor } = target
  const at = spans.map(({ start, end }) => [start, end])
  return [exact, prefix, suffix, at, page, section, sectionPath, paragraph, boxes, region, extractor]
}

function comparedFigures(figures: readonly Figure[]): readonly string[] {
  return figures
    .map((figure) => JSON.stringify(figureWrites('', figure).map(({ field, value }) => [field, value])))
    .sort()
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
