/** All that is to be looked at in the evidence of a project. One place decides what a flag is. */
import { yearOf } from '../citation/pincite.ts'
import { FIGURE_PARTS, fieldsFor, type Code, type Field } from '../domain/codebook.ts'
import { readFieldValue } from '../domain/field-value.ts'
import type { Annotation, Project, Source } from '../domain/project.ts'
import { wordsStand, type Words } from '../domain/words.ts'
import { figureFlags } from './figure-flags.ts'
import { flag, type Flag } from './flag.ts'
import { measureFlags } from './measure-flags.ts'

const NONE: readonly never[] = []
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)/g

interface Known {
  readonly codes: readonly Code[]
  readonly year: string | null
  readonly flags: readonly Flag[]
}

/** By annotation: flags that depend on nothing but it, the codebook and its source's year. */
const known = new WeakMap<Annotation, Known>()

type FlaggedProject = Pick<Project, 'annotations' | 'codes' | 'sources'>

/** Returns what finds the open flags of an annotation of the project: those that nobody dismissed. */
export function openFlagsOf(project: FlaggedProject): (annotation: Annotation) => readonly Flag[] {
  const sources = new Map(project.sources.map((source) => [source.id, source]))
  const across = measureFlags(project)
  const ids = new Set(project.annotations.map(({ id }) => id))
  return (annotation) => {
    const own = ownFlags(annotation, project.codes, sources.get(annotation.sourceId))
    const all = [...own, ...brokenLinks(annotation, ids), ...(across.get(annotation.id) ?? NONE)]
    return all.filter(({ key }) => !annotation.dismissed.has(key))
  }
}

/** Returns the open flags by annotation. Annotations without flags are not in it. */
export function flagsOf(project: FlaggedProject): ReadonlyMap<string, readonly Flag[]> {
  const openFlags = openFlagsOf(project)
  const flags = new Map<string, readonly Flag[]>()
  for (const annotation of project.annotations) {
    const open = openFlags(annotation)
    if (open.length > 0) flags.set(annotation.id, open)
  }
  return flags
}

function ownFlags(
  annotation: Annotation,
  codes: readonly Code[],
  source: Source | undefined,
): readonly Flag[] {
  const year = source ? yearOf(source.item) : null
  const last = known.get(annotation)
  if (last?.codes === codes && last.year === year) return last.flags
  const confirmed = annotation.figures.filter(({ state }) => state === 'confirmed')
  const flags = [
    ...fieldFlags(annotation, codes),
    ...figureFlags(confirmed, annotation.target.exact),
    ...confirmed.flatMap(({ id, period }) => periodFlags(id, period, year)),
    ...wordsFlags(annotation),
  ]
  known.set(annotation, { codes, year, flags })
  return flags
}

/** Required fields without a value, and values that do not fit the type their field has now. */
function fieldFlags(annotation: Annotation, codes: readonly Code[]): Flag[] {
  return fieldsFor(codes, annotation.codeIds).flatMap(({ code, field }) => {
    if (field.type === 'figures') return figuresNeeded(annotation, code, field)
    const stored = annotation.values.find(({ fieldId }) => fieldId === field.id)
    const reading = readFieldValue(field, stored)
    if (!reading.ok) return [flag('misfit', field.id, `“${field.name}”: ${reading.problem}.`)]
    if (reading.value !== null || !field.required) return []
    return [flag('missing', field.id, `${code.name} needs “${field.name}”.`)]
  })
}

/** Links to annotations that were deleted. */
function brokenLinks({ values }: Annotation, ids: ReadonlySet<string>): readonly Flag[] {
  return values.flatMap(({ fieldId, links }) => {
    const gone = links.filter((id) => !ids.has(id)).length
    if (gone === 0) return []
    const message =
      gone === 1
        ? 'It links to an annotation that was deleted.'
        : `It links to ${gone} annotations that were deleted.`
    return [flag('link', fieldId, message)]
  })
}

/** The parts named in the options of a `figures` field are needed of every figure. */
function figuresNeeded({ figures }: Annotation, code: Code, field: Field): Flag[] {
  const confirmed = figures.filter(({ state }) => state === 'confirmed')
  if (confirmed.length === 0) {
    return field.required ? [flag('missing', field.id, `${code.name} needs a confirmed figure.`)] : []
  }
  const needed = FIGURE_PARTS.filter((part) => field.options.includes(part))
  return confirmed.flatMap((figure) =>
    needed
      .filter((part) => figure[part] === null || figure[part] === '')
      .map((part) => {
        const name = figure.words ? `The figure “${figure.words.exact}”` : 'A figure'
        return flag('need', figure.id, `${name} has no ${part}.`)
      }),
  )
}

function periodFlags(figureId: string, period: string, year: string | null): Flag[] {
  const published = Number((year ?? '').match(YEAR)?.[0] ?? NaN)
  const latest = Math.max(...Array.from(period.matchAll(YEAR), ([found]) => Number(found)))
  if (Number.isNaN(published) || latest <= published) return []
  const message = `The period “${period}” lies after ${published}, when the report was published.`
  return [flag('period', figureId, message)]
}

/** Words assigned to a field that no longer stand in the passage, as after its ends were moved. */
function wordsFlags({ values, figures, target }: Annotation): Flag[] {
  const gone = (words: Words | null) => words !== null && !wordsStand(words, target.exact)
  const message = (words: Words | null) => `The words “${words?.exact ?? ''}” no longer stand in the passage.`
  return [
    ...values.filter(({ words }) => gone(words)).map((v) => flag('words', v.fieldId, message(v.words))),
    ...figures
      .filter(({ state }) => state === 'confirmed')
      .flatMap((figure) => {
        const all = [figure.words, ...Object.values(figure.partWords)].filter((words) => gone(words))
        return all[0] ? [flag('words', figure.id, message(all[0]))] : []
      }),
  ]
}
