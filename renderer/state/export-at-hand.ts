/** What an export would write by what is chosen in its dialog: rows, keys, names replaced, and what to know of them. */
import type { ExportChoiceArgs } from '../../shared/api/export-choice.ts'
import { missingOf } from '../../shared/citation/csl-needs.ts'
import { chooseRows, chosenKeys, withKeys, type EvidenceKey } from '../../shared/dataset/choose-rows.ts'
import { EVIDENCE_KEYS, type EvidenceRow } from '../../shared/dataset/evidence-row.ts'
import { EXPORT_FORMATS, nounOf, type ExportName } from '../../shared/dataset/export-formats.ts'
import type { MarkdownGroup } from '../../shared/dataset/markdown.ts'
import { Redaction } from '../../shared/dataset/redact-row.ts'
import { readRedaction, Redactor } from '../../shared/dataset/redaction.ts'
import type { Project, Source } from '../../shared/domain/project.ts'
import { counted } from './counted.ts'

/** A list of names as it was read from a file. */
export interface NamesFile {
  readonly fileName: string
  readonly text: string
}

export interface ExportSettings {
  readonly format: ExportName
  /** Ids; "" for all. */
  readonly codeId: string
  readonly sourceId: string
  readonly fields: readonly EvidenceKey[]
  readonly group: MarkdownGroup
  readonly withSources: boolean
  readonly names: NamesFile | null
  /** Name of a style; "" for none. */
  readonly style: string
}

export const INITIAL: ExportSettings = {
  ...{ format: 'datapackage', codeId: '', sourceId: '', fields: EVIDENCE_KEYS, group: 'code' },
  ...{ withSources: false, names: null, style: '' },
}

/** Something to know before writing. */
export interface Check {
  readonly good: boolean
  readonly text: string
}

export interface ExportAtHand {
  readonly rows: readonly EvidenceRow[]
  readonly keys: readonly EvidenceKey[]
  readonly sources: readonly Source[]
  /** "12 rows", "3 sources", "4 codes". */
  readonly amount: string
  readonly count: number
  readonly checks: readonly Check[]
  /** Why nothing can be written; "" where it can. */
  readonly problem: string
}

export function exportAtHand(project: Project, settings: ExportSettings): ExportAtHand {
  const { format, codeId, sourceId, fields, names } = settings
  const choice = { ...(codeId === '' ? {} : { codeId }), ...(sourceId === '' ? {} : { sourceId }) }
  const chosen = chooseRows(project, choice)
  const all = chosen.ok ? chosen.rows : []
  const keys = chosenKeys(fields)
  const cited = new Set(all.map((row) => row.sourceId))
  const isPart = codeId !== '' || sourceId !== ''
  const sources = project.sources.filter(({ id }) => !isPart || cited.has(id))
  const { rows, replaced, problem } = redacted(withKeys(all, keys), names)
  const counts = {
    rows: rows.length,
    all: rows.length,
    sources: sources.length,
    codebook: project.codes.length,
  }
  const count = counts[EXPORT_FORMATS[format].holds]
  return {
    ...{ rows, keys, sources, count, problem },
    amount: counted(count, nounOf(format)),
    checks: checksOf({ rows, sources, settings, replaced }),
  }
}

function redacted(rows: readonly EvidenceRow[], names: NamesFile | null) {
  if (names === null) return { rows, replaced: 0, problem: '' }
  const reading = readRedaction(names.text)
  if (!reading.ok) return { rows, replaced: 0, problem: reading.message }
  const redaction = new Redaction(new Redactor(reading.names))
  const made = rows.map((row) => redaction.row(row))
  return { rows: made, replaced: redaction.count, problem: '' }
}

interface Checked extends Pick<ExportAtHand, 'rows' | 'sources'> {
  readonly settings: ExportSettings
  readonly replaced: number
}

function checksOf({ rows, sources, settings, replaced }: Checked): readonly Check[] {
  const { names, withSources, format } = settings
  const tell = (count: number, noun: string, what: string, fine: string): Check =>
    count === 0 ? { good: true, text: fine } : { good: false, text: `${counted(count, noun)} ${what}` }
  const paged = rows.filter(({ mediaType }) => mediaType === 'application/pdf')
  const unpaged = paged.filter(({ page }) => page === null).length
  const figures = rows.flatMap((row) => row.figures)
  const flagged = rows.filter(({ flags }) => flags.length > 0).length
  const lacking = sources.filter((source) => missingOf(source).length > 0).length
  return [
    ...(paged.length === 0
      ? []
      : [tell(unpaged, 'row', 'of a PDF without a page', 'Every row of a PDF has its page')]),
    ...(figures.length === 0
      ? []
      : [
          tell(
            figures.filter(({ unit }) => unit === '').length,
            'figure',
            'without a unit',
            'Every figure has a unit',
          ),
        ]),
    tell(flagged, 'row', 'with something to look at, which is written with them', 'No row has a flag'),
    tell(
      lacking,
      'source',
      'whose record lacks something that a citation needs',
      'Every source has what a citation needs',
    ),
    ...(names
      ? [{ good: true, text: `${counted(replaced, 'name')} replaced by pseudonyms in the rows` }]
      : []),
    ...(withSources && format === 'datapackage'
      ? [{ good: true, text: `Copies of ${counted(sources.length, 'report')}: ${megabytes(sources)}` }]
      : []),
    { good: true, text: 'Nothing about this computer is written: no folders, no user name' },
  ]
}

/** Size of the files of these sources. */
export function megabytes(sources: readonly Source[]): string {
  const bytes = new Map(sources.map((source) => [source.sha256, source.bytes]))
  const size = [...bytes.values()].reduce((sum, one) => sum + one, 0) / 1_000_000
  return `${size < 10 ? size.toFixed(1) : Math.round(size).toLocaleString()} MB`
}

/** Returns the choice as the host is asked for it. */
export function choiceOf(settings: ExportSettings): ExportChoiceArgs {
  const { format, codeId, sourceId, fields, group, withSources, names, style } = settings
  return {
    where: [],
    ...(codeId === '' ? {} : { codeId }),
    ...(sourceId === '' ? {} : { sourceId }),
    ...(fields.length === EVIDENCE_KEYS.length ? {} : { fields: [...fields] }),
    ...(format === 'markdown' ? { group } : {}),
    ...(format === 'datapackage' && withSources ? { withSources } : {}),
    ...(names ? { redact: names.text } : {}),
    ...(style === '' ? {} : { style }),
  }
}
