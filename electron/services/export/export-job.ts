/** What is to be exported, made ready for every format. */
import type { EvidenceKey, RowChoice } from '../../../shared/dataset/choose-rows.ts'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import type { MarkdownGroup } from '../../../shared/dataset/markdown.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import type { ExportPace } from './export-pace.ts'

/** What of a project leaves, and how. */
export interface ExportChoice extends RowChoice {
  /** Keys of a row to write; those that prove it leave anyway. Absent for all. */
  readonly fields?: readonly EvidenceKey[]
  /** How the tables of Markdown are set apart: by code, unless told. */
  readonly group?: MarkdownGroup
  /** Whether a Data Package holds the files of the sources. */
  readonly withSources?: boolean
  /** A list of names to be replaced, as CSV text (`redaction.ts`); it goes nowhere. */
  readonly redact?: string
  /** SPDX name of the licence of a Data Package; none is named where none is given. */
  readonly licence?: string
}

/** Where a source's text and bytes come from; both reject with a `PinciteError` where they are not at hand. */
export interface SourceReader {
  readonly readText: (sourceId: string) => Promise<string>
  readonly readBytes: (
    sourceId: string,
    range: { readonly from: number; readonly to: number },
  ) => Promise<Uint8Array>
}

export interface ExportJob extends SourceReader {
  readonly project: Project
  readonly rows: readonly EvidenceRow[]
  readonly keys: readonly EvidenceKey[]
  /** The sources of the rows; all of the project where no rows were chosen. */
  readonly sources: readonly Source[]
  readonly choice: ExportChoice
  readonly signal: AbortSignal | undefined
  readonly pace: (steps: number) => ExportPace
  /** Names that were replaced by pseudonyms. */
  readonly replaced: number
  /** Takes sentences about what had to be left out. */
  readonly warnings: string[]
}
