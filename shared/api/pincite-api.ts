/** The values that calls and events of the service API carry, beside the domain's own types. */
import type { CanonicalText } from '../anchoring/canonical-text.ts'
import type { RevisedPassage } from '../anchoring/revise-passage.ts'
import type { CitationLocale } from '../citation/citation-styles.ts'
import type { ItemMatching } from '../citation/match-items.ts'
import type { CodeDifference } from '../codebook-exchange/codebook-difference.ts'
import type { ImportReport } from '../dataset-import/import-report.ts'
import type { EvidenceRow } from '../dataset/evidence-row.ts'
import type { VerifiedRow, VerifySummary } from '../dataset/verify.ts'
import type { BlockDocument } from '../domain/block-document.ts'
import type { Change } from '../domain/change.ts'
import type { RefusalReason } from '../domain/extraction.ts'
import type { MediaType } from '../domain/media-types.ts'
import type { Source } from '../domain/project.ts'

export interface HostInfo {
  readonly host: 'electron' | 'browser'
  readonly version: string
  readonly platform: string
  /** True where a native folder chooser and save dialog exist. */
  readonly dialogs: boolean
  /** Where new projects go unless the person says otherwise. */
  readonly defaultFolder: string
  /** The project that a window without one gets at the start, or null. */
  readonly openAtStart: string | null
  /** Files above this many bytes are refused. */
  readonly uploadLimit: number
}

/** The person's settings, kept outside every project. */
export interface Settings {
  /** "" until asked. */
  readonly coderName: string
  readonly theme: 'system' | 'light' | 'dark'
  /** Name of the style in which the person cites; that of a style they added may be gone. */
  readonly citationStyle: string
  readonly citationLocale: CitationLocale
}

/** The same words twice: plain, and with italics as HTML. */
export interface FormattedText {
  readonly text: string
  readonly html: string
}

export interface AnnotationCitation {
  /** Page, section or paragraph included. */
  readonly citation: FormattedText
  /** Its words in quotation marks, with the citation. */
  readonly quote: FormattedText
  /** The source's entry in a list of references. */
  readonly reference: string
}

export interface RecentProject {
  readonly folder: string
  readonly name: string
  readonly sources: number
  readonly annotations: number
  /** ISO 8601. */
  readonly opened: string
  /** True where the folder is gone or no longer a project. */
  readonly missing: boolean
}

/** What Undo and Redo would do now in this session, as labels; null where there is nothing. */
export interface UndoState {
  readonly undo: string | null
  readonly redo: string | null
}

export interface SaveState {
  readonly state: 'saved' | 'saving' | 'failed'
  /** When `failed`: what was not made, and what to do. */
  readonly message: string | null
}

/** The beginning of a project's records. A large project comes in pieces, so that neither side stands still. */
export interface StateStart {
  /** For `parseCover`. */
  readonly cover: unknown
  /** For `addRecords`. */
  readonly records: readonly unknown[]
  /** Records in all. */
  readonly count: number
  /** Names the rest, for `readRecords`; null where `records` are all. */
  readonly rest: string | null
}

export interface OpenProject {
  readonly folder: string
  /** How far the records have come, and the first of them; see `shared/domain/parse-state.ts`. */
  readonly state: StateStart
  /** The coder at work, or null until the name has been asked. */
  readonly coderId: string | null
  readonly undo: UndoState
  readonly save: SaveState
  /** Why nothing can be changed, or null. */
  readonly readOnly: string | null
  /** What opening had to repair, in plain sentences; empty when all was well. */
  readonly notices: readonly string[]
}

export interface ChangeOutcome {
  readonly change: Change | null
  readonly undo: UndoState
  /** Undo and redo: what was left because it was changed since, in plain sentences. */
  readonly left: readonly string[]
}

export interface ImportOutcome {
  readonly status: 'added' | 'already-there' | 'refused'
  readonly fileName: string
  readonly sourceId: string | null
  readonly title: string | null
  readonly mediaType: MediaType | null
  readonly pages: number | null
  readonly characters: number | null
  readonly sha256: string | null
  readonly warning: string | null
  /**
   * When refused; `password-needed` and `password-wrong` leave the upload in place for another try. Null also for
   * a path that could not be read (commands only).
   */
  readonly reason: RefusalReason | null
  readonly error: string | null
}

export interface SourceText {
  readonly canonical: CanonicalText
  /** Null for PDF. */
  readonly document: BlockDocument | null
}

/** What became of the annotations that were made in the text of an earlier version of a source's reader. */
export interface Reanchoring {
  /** Name and version of the reader now. */
  readonly extractor: string
  /** How many were looked at; 0 where none was of an earlier version. */
  readonly annotations: number
  /** How many of them stand at other offsets or read a little otherwise now, and how many have no place any more. */
  readonly moved: number
  readonly orphans: number
}

export interface RevisionOutcome {
  /** `locked`: the file opens with a password only, or another one; an upload stays in place for another try. */
  readonly status: 'replaced' | 'locked'
  /** The new edition; null where locked. */
  readonly editionId: string | null
  /** Null where locked, and where the project said all of it before. */
  readonly change: Change | null
  readonly undo: UndoState
  /** Where locked: what to do. */
  readonly message: string | null
}

/** What a new edition has in the place of a passage. */
export interface ReviewedPassage extends RevisedPassage {
  readonly annotationId: string
  /** The target that was looked at. */
  readonly targetId: string
  /** Offset in the new edition near which the passage would be looked for. */
  readonly near: number
}

/** The annotations that still stand on a replaced edition, compared with the edition after it. */
export interface EditionReview {
  readonly editionId: string
  /** In the order of the old text; also those that are known to be orphans. */
  readonly passages: readonly ReviewedPassage[]
}

export interface PathCompletion {
  readonly path: string
  readonly isProject: boolean
}

export interface ExportOutcome {
  /** For `readExport` and `saveExport`; forgotten when the session ends. */
  readonly exportId: string
  readonly fileName: string
  readonly mediaType: string
  readonly rows: number
  readonly bytes: number
  /** What had to be left out, in plain sentences; empty as a rule. */
  readonly warnings: readonly string[]
  /** The seal of a Data Package: "sha256:" and 64 hex digits. */
  readonly seal?: string
}

/** What an export would write. */
export interface ExportPreview {
  /** The first rows and sources, as they would leave. */
  readonly rows: readonly EvidenceRow[]
  readonly sources: readonly Source[]
  /** Of all that would leave. */
  readonly counts: {
    readonly rows: number
    readonly sources: number
    /** Names replaced by pseudonyms. */
    readonly replaced: number
    /** Rows of a PDF; those of them without a page. */
    readonly paged: number
    readonly unpaged: number
    /** Figures stated; those of them without a unit. */
    readonly figures: number
    readonly unitless: number
    /** Rows with a flag. */
    readonly flagged: number
    /** Sources whose record lacks something that a citation needs. */
    readonly lacking: number
  }
}

/** What the codebook of a file makes of that of the project, before or after. */
export interface CodebookImportOutcome {
  /** One entry for each code of the file. */
  readonly codes: readonly CodeDifference[]
  /** What was left out or understood in some way, in plain sentences. */
  readonly warnings: readonly string[]
  /** Null where it was only looked at. */
  readonly made: ChangeOutcome | null
}

/** What a bibliography of a file makes of the sources' records, before or after. */
export interface BibliographyImportOutcome {
  readonly matching: ItemMatching
  /** What of it can't be read, in plain sentences. */
  readonly problems: readonly string[]
  /** Null where it was only looked at. */
  readonly made: ChangeOutcome | null
}

/** What a dataset, or the marks within a PDF, make of the annotations, before or after. */
export interface DatasetImportOutcome {
  readonly report: ImportReport
  /** Whether it changes anything, the codebook and the sources included. */
  readonly changes: boolean
  /** Null where it was only looked at. */
  readonly made: ChangeOutcome | null
}

export interface VerifyReport {
  readonly rows: readonly VerifiedRow[]
  readonly summary: VerifySummary
}

/**
 * Events, in the past tense; every one reaches every window of the host. `reconnected` is a window's own: its line to
 * the host was broken, so it may have missed others.
 */
export interface PinciteEvents {
  readonly changed: { readonly folder: string; readonly changes: readonly Change[] }
  readonly saveStateChanged: { readonly folder: string; readonly save: SaveState }
  readonly progressed: {
    readonly task: string
    readonly done: number
    readonly of: number
    readonly doing: string
  }
  readonly reconnected: Readonly<Record<string, never>>
}

export type EventName = keyof PinciteEvents
