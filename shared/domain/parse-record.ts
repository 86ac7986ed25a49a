/** Makes plain values of `project.ts` out of stored records, or says what keeps a record from being read. */
import { HUES, PATTERNS, type Code, type FieldValue, type Figure } from './codebook.ts'
import { isCslVariable, parseCslValue, type CslItem, type CslValue } from './csl-item.ts'
import { parser, type FieldReader } from './field-reader.ts'
import { MEDIA_TYPES } from './media-types.ts'
import { dismissedIn, fieldsIn, figuresIn, valuesIn } from './parse-paths.ts'
import type { Coder, Source, Target } from './project.ts'
import { cellOf, valueOf, type StoredRecord } from './project-state.ts'
import { compareStamps } from './change.ts'

/** An annotation's own record, before its target is looked up. */
export interface AnnotationFields {
  readonly id: string
  readonly sourceId: string
  readonly targetId: string
  /** In no order; also codes that are deleted or unknown. */
  readonly codeIds: readonly string[]
  readonly memo: string
  /** Words of values and figures are where they were stored. */
  readonly values: readonly FieldValue[]
  readonly figures: readonly Figure[]
  readonly citedSource: string
  readonly codebook: string
  readonly dismissed: ReadonlyMap<string, string>
  /** Absent where it is no orphan. */
  readonly orphan?: string
  /** Id of the target it had in the edition before; absent where it was made in this one. */
  readonly former?: string
  readonly creatorId: string | null
  readonly created: string
  readonly modified: string
}

/** A target with the annotation it was written for. */
export interface TargetFields {
  readonly annotationId: string
  readonly target: Target
}

/** The project's own record. */
export interface ProjectFields {
  readonly name: string
  /** Numbers of the codebook's versions, by fingerprint. */
  readonly codebooks: ReadonlyMap<string, number>
}

/** Reads the project record. */
export const parseProjectRecord = parser<ProjectFields>((fields) => ({
  name: fields.text('name'),
  codebooks: new Map(
    fields
      .entries('codebook')
      .flatMap(({ rest, value }) => (typeof value === 'number' ? [[rest, value] as const] : [])),
  ),
}))

/** Reads a coder. */
export const parseCoder = parser<Coder>((fields, record) => ({ id: record.id, name: fields.text('name') }))

/** Reads a code. */
export const parseCode = parser<Code>((fields, record) => ({
  id: record.id,
  name: fields.text('name'),
  definition: fields.text('definition'),
  useWhen: fields.text('useWhen'),
  notWhen: fields.text('notWhen'),
  hue: fields.oneOf('hue', HUES),
  pattern: fields.oneOf('pattern', PATTERNS),
  key: fields.textOrNull('key'),
  parentId: fields.textOrNull('parent'),
  retired: fields.flag('retired'),
  position: fields.text('position'),
  fields: fieldsIn(fields),
}))

/** Reads a source. */
export const parseSource = parser<Source>((fields, record) => ({
  id: record.id,
  title: fields.text('title'),
  fileName: fields.text('fileName'),
  mediaType: fields.oneOf('mediaType', MEDIA_TYPES),
  sha256: fields.text('sha256'),
  bytes: fields.number('bytes'),
  pages: fields.numberOrNull('pages'),
  characters: fields.number('characters'),
  item: itemIn(fields),
  pageLabels: fields.text('pageLabels'),
  encrypted: fields.flag('encrypted'),
  warning: fields.text('warning'),
  position: fields.text('position'),
  added: fields.text('added'),
  ...present('revises', fields.textOrNull('revises')),
}))

/** Author and year of a source that was added before it had a record of CSL variables count until one is written. */
function itemIn(fields: FieldReader): CslItem {
  const item = new Map<string, CslValue>([['title', fields.text('title')]])
  const author = fields.textOrNull('author')
  const year = fields.textOrNull('year')
  if (author !== null) item.set('author', [{ literal: author }])
  if (year !== null) {
    item.set('issued', /^\d{4}$/.test(year) ? { 'date-parts': [[Number(year)]] } : { literal: year })
  }
  for (const { rest, value } of fields.entries('csl')) {
    if (!isCslVariable(rest) || typeof value !== 'string') continue
    const read = parseCslValue(rest, value)
    if (read === undefined) item.delete(rest)
    else item.set(rest, read)
  }
  return Object.fromEntries(item)
}

/**
 * The time of the youngest change to a record; where that was an import, the time that the dataset gives, which stands
 * in the field `modified`.
 */
function modifiedAt(fields: FieldReader, record: StoredRecord): string {
  const [number, replica, time] = record.latest
  const imported = cellOf(record, 'modified')
  const counts = imported !== null && compareStamps(imported.stamp, [number, replica]) === 0
  return counts ? (fields.textOrNull('modified') ?? time) : time
}

/** Reads an annotation's own record. */
export const parseAnnotation = parser<AnnotationFields>((fields, record) => ({
  id: record.id,
  sourceId: fields.text('source'),
  targetId: fields.text('target'),
  codeIds: Object.keys(record.fields)
    .filter((field) => field.startsWith('code/') && valueOf(record, field) === true)
    .map((field) => field.slice('code/'.length)),
  memo: fields.text('memo'),
  values: valuesIn(fields),
  figures: figuresIn(fields),
  citedSource: fields.text('citedSource'),
  codebook: fields.text('codebook'),
  dismissed: dismissedIn(fields),
  ...present('orphan', fields.text('orphan')),
  ...present('former', fields.textOrNull('former')),
  creatorId: fields.textOrNull('creator'),
  created: fields.text('created'),
  modified: modifiedAt(fields, record),
}))

/** Reads a target, with its spans in order. */
export const parseTarget = parser<TargetFields>((fields, record) => ({
  annotationId: fields.text('annotation'),
  target: {
    id: record.id,
    exact: fields.text('exact'),
    prefix: fields.text('prefix'),
    suffix: fields.text('suffix'),
    spans: fields.spans(),
    region: fields.boxes('region')[0] ?? null,
    boxes: fields.boxes('boxes'),
    page: fields.numberOrNull('page'),
    fileLabel: fields.textOrNull('pageLabel'),
    section: fields.textOrNull('section'),
    sectionPath: fields.lines('sectionPath'),
    paragraph: fields.numberOrNull('paragraph'),
    extractor: fields.text('extractor'),
  },
}))

/** A property that is there only where the field holds something. */
function present<Name extends string>(name: Name, value: string | null): { readonly [key in Name]?: string } {
  const held: { [key in Name]?: string } = {}
  if (value !== null && value !== '') held[name] = value
  return held
}
