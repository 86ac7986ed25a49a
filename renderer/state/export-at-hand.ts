/** What is chosen in the dialog of an export: how much that is, and how the host is asked for it. */
import type { ExportChoiceArgs } from '../../shared/api/export-choice.ts'
import type { CitationLocale } from '../../shared/citation/citation-styles.ts'
import { sourcesLeaving, type EvidenceKey } from '../../shared/dataset/choose-rows.ts'
import { EVIDENCE_KEYS, takenAnnotations, type EvidenceFilter } from '../../shared/dataset/evidence-row.ts'
import { EXPORT_FORMATS, nounOf, type ExportName } from '../../shared/dataset/export-formats.ts'
import type { MarkdownGroup } from '../../shared/dataset/markdown.ts'
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
  /** Language of citations in a style; "" for that of the person's settings. */
  readonly locale: CitationLocale | ''
}

export const INITIAL: ExportSettings = {
  ...{ format: 'datapackage', codeId: '', sourceId: '', fields: EVIDENCE_KEYS, group: 'code' },
  ...{ withSources: false, names: null, style: '', locale: '' },
}

/** How much is chosen; known at once, while the host is still making the preview. */
export interface ExportAtHand {
  readonly rows: number
  /** Sources of the rows. */
  readonly cited: number
  readonly sources: readonly Source[]
  /** Rows, sources or codes: what the format holds. */
  readonly count: number
  /** "12 rows", "3 sources", "4 codes". */
  readonly amount: string
}

export function exportAtHand(project: Project, settings: ExportSettings): ExportAtHand {
  const { format } = settings
  const filter = filterOf(settings)
  const taken = takenAnnotations(project, filter)
  const rows = taken.reduce((sum, [, annotations]) => sum + annotations.length, 0)
  const sources = sourcesLeaving(project.sources, new Set(taken.map(([{ id }]) => id)), filter)
  const counts = { rows, all: rows, sources: sources.length, codebook: project.codes.length }
  const count = counts[EXPORT_FORMATS[format].holds]
  return { rows, cited: taken.length, sources, count, amount: counted(count, nounOf(format)) }
}

function filterOf({ codeId, sourceId }: Pick<ExportSettings, 'codeId' | 'sourceId'>): EvidenceFilter {
  return { ...(codeId === '' ? {} : { codeId }), ...(sourceId === '' ? {} : { sourceId }) }
}

/** Size of the files of these sources. */
export function megabytes(sources: readonly Source[]): string {
  const bytes = new Map(sources.map((source) => [source.sha256, source.bytes]))
  const size = [...bytes.values()].reduce((sum, one) => sum + one, 0) / 1_000_000
  return `${size < 10 ? size.toFixed(1) : Math.round(size).toLocaleString()} MB`
}

/** What of the choice can be seen in a preview, whatever the format. */
export type PreviewedSettings = Pick<
  ExportSettings,
  'codeId' | 'sourceId' | 'fields' | 'names' | 'style' | 'locale'
>

/** Returns the choice as the host is asked for a preview of it. */
export function previewedChoice(settings: PreviewedSettings): ExportChoiceArgs {
  const { fields, names, style, locale } = settings
  return {
    where: [],
    ...filterOf(settings),
    ...(fields.length === EVIDENCE_KEYS.length ? {} : { fields: [...fields] }),
    ...(names ? { redact: names.text } : {}),
    ...(style === '' ? {} : { style, ...(locale === '' ? {} : { locale }) }),
  }
}

/** Returns the choice as the host is asked to write it. */
export function choiceOf(settings: ExportSettings): ExportChoiceArgs {
  const { format, group } = settings
  return {
    ...previewedChoice(settings),
    ...(format === 'markdown' ? { group } : {}),
    ...(packsSources(settings) ? { withSources: true } : {}),
  }
}

/** Says whether the files of the sources leave as well; names stand in them, so not with a list of names. */
export function packsSources({ format, withSources, names }: ExportSettings): boolean {
  return format === 'datapackage' && withSources && names === null
}
