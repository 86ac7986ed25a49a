/** What a dataset format is, and what reading a dataset gives. The formats themselves are listed in `formats.ts`. */
import type { Span } from '../anchoring/canonical-text.ts'
import type { EvidenceRow } from './evidence-row.ts'

/** What an encoder may need beside the rows. */
export interface EncodeContext {
  /** IRI of the dataset (`urn:uuid:…`). */
  readonly datasetIri: string
  /** Names the dataset, e.g. the project's name. */
  readonly title: string
  /** Canonical text of a source, or null where it isn't at hand; then only what needs it is left out. */
  readonly textOf: (sourceId: string) => string | null
  /** The keys that are written, in the order of a row; absent for all. */
  readonly keys?: readonly (keyof EvidenceRow)[]
}

/** A row as read from a file. */
export interface DecodedRow {
  readonly row: EvidenceRow
  /** Where it stands: "line 3", "annotation 2", counted from 1. */
  readonly place: string
  /** The same count as a number; puts rows and problems back in file order. */
  readonly position: number
  /** The spans as the file gives them in Unicode code points (Web Annotation only), else null. */
  readonly codePointSpans: readonly Span[] | null
  /** Keys (of `OPTIONAL_KEYS`) that the file does not have for it: there the row says nothing. Absent where it has all. */
  readonly silent?: readonly (keyof EvidenceRow)[]
}

/** Something in the file that is not a readable row. */
export interface RowProblem {
  readonly place: string
  readonly position: number
  /** The row's id, where that much could be read. */
  readonly id: string | null
  /** One sentence that names the place and the field, and says what was expected. */
  readonly message: string
}

export interface DecodedDataset {
  readonly rows: readonly DecodedRow[]
  readonly problems: readonly RowProblem[]
  /** Names of columns or keys that are not ours and were passed over. */
  readonly ignored: readonly string[]
  /** The file is no dataset of its format at all; the one problem says why. */
  readonly unreadable?: true
}

/** One way to write evidence rows into a file and read them back. `decode(encode(rows))` gives the rows again. */
export interface DatasetFormat {
  readonly label: string
  /** With its dot: ".csv". */
  readonly extension: string
  readonly mediaType: string
  /** True where `encode` reads {@link EncodeContext.textOf}; for the others no text is fetched. */
  readonly needsText: boolean
  /**
   * Says whether a dataset that begins like this can be one of this format: its first 4096 UTF-16 units, without
   * byte order mark and leading white space, never empty. May take more than its own: see `formats.ts`.
   */
  readonly recognises: (start: string) => boolean
  /** Yields the file piece by piece, so a large dataset is never one string. */
  readonly encode: (rows: readonly EvidenceRow[], context: EncodeContext) => Generator<string>
  /** Reads a whole file. Bad input gives problems, never an exception. */
  readonly decode: (text: string) => DecodedDataset
}

/** Wraps rows that were not read from a file (those of a project) as a dataset without problems. */
export function datasetOfRows(rows: readonly EvidenceRow[]): DecodedDataset {
  return {
    rows: rows.map((row, i) => ({ row, place: `row ${i + 1}`, position: i + 1, codePointSpans: null })),
    problems: [],
    ignored: [],
  }
}

/** A dataset of which nothing can be read, for the reason in `message`. */
export function unreadableDataset(place: string, message: string): DecodedDataset {
  return { rows: [], problems: [{ place, position: 1, id: null, message }], ignored: [], unreadable: true }
}
