/**
 * Reads a project's records as the plain values of `project.ts`. What a change did not touch keeps its identity,
 * and a change of one annotation among 100,000 costs about a copy of the list.
 */
import type { PageBox } from '../anchoring/page-box.ts'
import type { RecordKind } from './change.ts'
import { codeTree, type Code } from './codebook.ts'
import type { Parser } from './field-reader.ts'
import { parseCode, parseCoder, parseProjectRecord, parseSource } from './parse-record.ts'
import type { Annotation, Coder, Project, Source } from './project.ts'
import type { ProjectState, RecordKey, StoredRecord } from './project-state.ts'
import { isDeleted, valueOf } from './project-state.ts'
import type { Surroundings } from './read-annotation.ts'
import { readAnnotation } from './read-annotation.ts'
import { PROJECT_ID } from './schema.ts'

/** A record that can't be shown as it should be, and why. It stays in the project. */
export interface RecordProblem {
  readonly kind: RecordKind
  readonly id: string
  readonly message: string
}

/** A project with what could not be read of it; whole projects have no problems. */
export interface ReadProject extends Project {
  readonly problems: readonly RecordProblem[]
}

interface Reading {
  readonly revision: number
  readonly project: ReadProject
  readonly lists: Lists
  readonly surroundings: Surroundings
  /** Problems of annotations, by annotation id. */
  readonly annotationProblems: ReadonlyMap<string, RecordProblem>
  /** The annotations of `project` by id. Handed from one reading to the next, which alters it. */
  readonly shown: Map<string, Annotation>
}

interface Lists {
  readonly name: string
  readonly codebooks: ReadonlyMap<string, number>
  readonly coders: readonly Coder[]
  readonly codes: readonly Code[]
  readonly sources: readonly Source[]
  readonly problems: readonly RecordProblem[]
}

const readings = new WeakMap<ProjectState, Reading>()
const ranks = new WeakMap<readonly Source[], ReadonlyMap<string, number>>()

/**
 * Returns the project as it stands: deleted records left out, codes in the order of their tree, sources by position,
 * annotations in the order of their sources and then of the text. Annotations of a deleted source are not shown; an
 * annotation whose codes are all deleted is, with those codes. What can't be read is listed in `problems`.
 * Returns the same object until the state changes.
 */
export function readProject(state: ProjectState): ReadProject {
  const last = readings.get(state)
  if (last?.revision === state.revision) return last.project
  const touched = last ? touchedSince(state, last.revision) : null
  const next = last && touched ? readChanges(state, last, touched) : readAll(state)
  readings.set(state, next)
  return next.project
}

/** Returns the annotations of one source in text order. Costs little however many the project has. */
export function annotationsOf(project: Project, sourceId: string): readonly Annotation[] {
  const rank = rankOf(project.sources).get(sourceId)
  if (rank === undefined) return []
  const { annotations, sources } = project
  return annotations.slice(firstFrom(annotations, sources, rank), firstFrom(annotations, sources, rank + 1))
}

/** Returns the records written since `revision`, or null when so much was that all must be read again. */
function touchedSince(state: ProjectState, revision: number): readonly RecordKey[] | null {
  const count = state.revision - revision
  if (count > state.trail.length) return null
  const touched = state.trail.slice(state.trail.length - count)
  return touched.some(({ kind }) => kind === 'source' || kind === 'code') ? null : touched
}

function readAll(state: ProjectState): Reading {
  const lists = readLists(state)
  const surroundings = describeSurroundings(state, lists)
  const annotations: Annotation[] = []
  const annotationProblems = new Map<string, RecordProblem>()
  for (const record of state.records.annotation.values()) {
    const { annotation, problem } = readAnnotation(state, record, surroundings)
    if (annotation) annotations.push(annotation)
    if (problem) annotationProblems.set(record.id, { kind: 'annotation', id: record.id, message: problem })
  }
  annotations.sort(inTextOrder(lists.sources))
  const shown = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  return finish(state, lists, { surroundings, annotationProblems, annotations, shown })
}

function readChanges(state: ProjectState, last: Reading, touched: readonly RecordKey[]): Reading {
  const lists = touched.some(({ kind }) => kind === 'project' || kind === 'coder')
    ? { ...readLists(state), codes: last.lists.codes, sources: last.lists.sources }
    : last.lists
  const ids = new Set<string>()
  for (const { kind, id } of touched) {
    const owner = kind === 'target' ? valueOf(state.records.target.get(id), 'annotation') : id
    if ((kind === 'annotation' || kind === 'target') && typeof owner === 'string') ids.add(owner)
  }
  const { surroundings } = last
  const annotationProblems = new Map(last.annotationProblems)
  const fresh: Annotation[] = []
  for (const id of ids) {
    annotationProblems.delete(id)
    const record = state.records.annotation.get(id)
    if (!record) continue
    const { annotation, problem } = readAnnotation(state, record, surroundings)
    if (annotation) fresh.push(annotation)
    if (problem) annotationProblems.set(id, { kind: 'annotation', id, message: problem })
  }
  const annotations = replaceInOrder(last, ids, fresh)
  return finish(state, lists, { surroundings, annotationProblems, annotations, shown: last.shown })
}

type AnnotationPart = Pick<Reading, 'surroundings' | 'annotationProblems' | 'shown'> & {
  readonly annotations: readonly Annotation[]
}

function finish(state: ProjectState, lists: Lists, part: AnnotationPart): Reading {
  const { annotations, surroundings, annotationProblems, shown } = part
  const { name, codebooks, coders, codes, sources } = lists
  const own = [...annotationProblems.values()].sort((a, b) => order(a.id, b.id))
  const problems = [...lists.problems, ...own]
  const project = { name, codebooks, coders, codes, sources, annotations, problems }
  return { revision: state.revision, project, lists, surroundings, annotationProblems, shown }
}

function readLists(state: ProjectState): Lists {
  const problems: RecordProblem[] = []
  const { coder, code, source, project } = state.records
  const main = project.get(PROJECT_ID)
  const own = main ? readList(new Map([[PROJECT_ID, main]]), parseProjectRecord, problems)[0] : undefined
  if (!main) problems.push({ kind: 'project', id: PROJECT_ID, message: 'the project has no name record' })
  const coders = readList(coder, parseCoder, problems).sort(
    (a, b) => order(a.name, b.name) || order(a.id, b.id),
  )
  const codes = codeTree(readList(code, parseCode, problems).sort(byPosition)).map((row) => row.code)
  const sources = readList(source, parseSource, problems).sort(byPosition)
  return { name: own?.name ?? '', codebooks: own?.codebooks ?? new Map(), coders, codes, sources, problems }
}

function readList<T>(
  records: ReadonlyMap<string, StoredRecord>,
  parse: Parser<T>,
  problems: RecordProblem[],
): T[] {
  const values: T[] = []
  for (const record of records.values()) {
    const reading = parse(record)
    if (!reading.ok) problems.push({ kind: record.kind, id: record.id, message: reading.message })
    else if (!reading.deleted) values.push(reading.value)
  }
  return values
}

function describeSurroundings(state: ProjectState, lists: Lists): Surroundings {
  const deletedSources = new Set<string>()
  for (const [id, record] of state.records.source) {
    if (isDeleted(record)) deletedSources.add(id)
  }
  return {
    sourceIds: new Set(lists.sources.map(({ id }) => id)),
    deletedSources,
    codeRanks: new Map(lists.codes.map(({ id }, rank) => [id, rank])),
  }
}

/** Returns the annotations of `last` without those in `ids` and with `fresh`, in order. */
function replaceInOrder(last: Reading, ids: ReadonlySet<string>, fresh: readonly Annotation[]): Annotation[] {
  const compare = inTextOrder(last.lists.sources)
  const { shown } = last
  const placeOf = (annotation: Annotation) => firstWhere(sorted, (other) => compare(other, annotation) >= 0)
  const isFew = ids.size <= 50
  const sorted = isFew
    ? [...last.project.annotations]
    : last.project.annotations.filter(({ id }) => !ids.has(id))
  for (const id of ids) {
    const old = shown.get(id)
    if (old && isFew) sorted.splice(placeOf(old), 1)
    shown.delete(id)
  }
  for (const annotation of fresh) {
    shown.set(annotation.id, annotation)
    if (isFew) sorted.splice(placeOf(annotation), 0, annotation)
    else sorted.push(annotation)
  }
  return isFew ? sorted : sorted.sort(compare)
}

function inTextOrder(sources: readonly Source[]): (a: Annotation, b: Annotation) => number {
  const rank = rankOf(sources)
  return (a, b) =>
    (rank.get(a.sourceId) ?? 0) - (rank.get(b.sourceId) ?? 0) ||
    startOf(a) - startOf(b) ||
    endOf(a) - endOf(b) ||
    downThePage(a.target.region, b.target.region) ||
    order(a.id, b.id)
}

/** Regions without words have no place in the text of their own: of these, the upper one comes first. */
function downThePage(a: PageBox | null, b: PageBox | null): number {
  return a && b ? a.page - b.page || b.top - a.top || a.left - b.left : 0
}

function firstFrom(annotations: readonly Annotation[], sources: readonly Source[], rank: number): number {
  const rankById = rankOf(sources)
  return firstWhere(annotations, ({ sourceId }) => (rankById.get(sourceId) ?? 0) >= rank)
}

/** Index of the first element for which `holds` is true; the list must have all such elements at its end. */
function firstWhere<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = list[middle]
    if (item !== undefined && holds(item)) high = middle
    else low = middle + 1
  }
  return low
}

function rankOf(sources: readonly Source[]): ReadonlyMap<string, number> {
  const known = ranks.get(sources)
  if (known) return known
  const fresh = new Map(sources.map(({ id }, rank) => [id, rank]))
  ranks.set(sources, fresh)
  return fresh
}

function startOf({ target }: Annotation): number {
  return target.spans[0]?.start ?? 0
}
function endOf({ target }: Annotation): number {
  return target.spans.at(-1)?.end ?? 0
}
function byPosition(a: Code | Source, b: Code | Source): number {
  return order(a.position, b.position) || order(a.id, b.id)
}
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
