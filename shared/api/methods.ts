/**
 * The service API: one table, method → kind, doc line, argument schema, result type. Client, dispatcher,
 * argument checks, fakes and the contract suite are derived from it. Names are imperative; failures are
 * {@link PinciteError}s. A method with `bytes: 'in'` takes its last argument `bytes` as raw bytes; one with
 * `bytes: 'out'` returns raw bytes.
 *
 * Every call is made within a *session* (one window or tab), which the host adds; a session has at most one
 * open project, and its own undo.
 */
import { z } from 'zod'
import { CODEBOOK_FORMAT_NAMES } from '../codebook-exchange/codebook-format-names.ts'
import { draft } from './draft-argument.ts'
import { exportChoice } from './export-choice.ts'
import { EXPORT_NAMES } from '../dataset/export-formats.ts'
import { LOCALE_NAMES } from '../citation/citation-styles.ts'
import { citationMethods, styleName } from './citation-methods.ts'
import { datasetImportMethods } from './dataset-import-methods.ts'
import { PIECE_LIMIT } from './limits.ts'
import { id, nothing, read, write, type Method } from './method.ts'
import type { Backup, CheckReport, Diagnosis, RepairReport } from './store-report.ts'
import type {
  ChangeOutcome,
  BibliographyImportOutcome,
  CodebookImportOutcome,
  EditionReview,
  ExportOutcome,
  ExportPreview,
  HostInfo,
  ImportOutcome,
  OpenProject,
  PathCompletion,
  Reanchoring,
  RecentProject,
  RevisionOutcome,
  Settings,
  SourceText,
  VerifyReport,
} from './pincite-api.ts'

const text = z.string().max(10_000)
const path = z
  .string()
  .min(1)
  .max(4096)
  .refine((value) => !value.includes('\0'), 'holds a NUL character')
const backupName = z.string().regex(/^[\w-]{1,100}\.json$/)
const password = z.string().max(1024).optional()
const offset = z.number().int().nonnegative()
const piece = z.custom<Uint8Array>(
  (value) => value instanceof Uint8Array && value.byteLength <= PIECE_LIMIT,
  'must be bytes, at most 8 MiB',
)
export const methods = {
  describeHost: read<HostInfo>()('Says which host this is and what it can do.', nothing),
  readSettings: read<Settings>()("Reads the person's settings.", nothing),
  writeSettings: write<Settings>()(
    "Changes the person's settings; what is left out stays.",
    z.strictObject({
      coderName: z.string().trim().min(1).max(200).optional(),
      theme: z.enum(['system', 'light', 'dark']).optional(),
      citationStyle: styleName.optional(),
      citationLocale: z.enum(LOCALE_NAMES).optional(),
    }),
  ),
  readView: read<string | null>()(
    'Reads what the window remembered under a key.',
    z.strictObject({ key: text }),
  ),
  writeView: write<null>()(
    'Remembers a small text under a key, for this person on this machine (places, widths).',
    z.strictObject({ key: z.string().max(500), value: z.string().max(20_000) }),
  ),

  listRecentProjects: read<readonly RecentProject[]>()(
    'Lists projects opened before, newest first.',
    nothing,
  ),
  forgetRecentProject: write<null>()(
    'Takes a project off the list; its folder stays.',
    z.strictObject({ folder: path }),
  ),
  completePath: read<readonly PathCompletion[]>()(
    'Lists folders that begin with the typed path.',
    z.strictObject({ typed: text }),
  ),
  chooseFolder: write<string | null>()(
    'Opens the native folder chooser.',
    z.strictObject({ purpose: z.enum(['new', 'open']) }),
  ),
  createProject: write<OpenProject>()(
    'Makes a project in a new or empty folder and opens it.',
    z.strictObject({ folder: path, name: z.string().trim().min(1).max(200) }),
  ),
  openProject: write<OpenProject>()(
    'Opens the project in a folder; “damaged” where only recoverProject or `salvage` (read-only, unproved) helps.',
    z.strictObject({ folder: path, task: id.optional(), salvage: z.boolean().optional() }),
  ),
  openSample: write<OpenProject>()('Opens the sample project; makes it first where there is none.', nothing),
  readProject: read<OpenProject>()("Reads the session's open project.", nothing),
  readRecords: read<{ readonly records: readonly unknown[] }>()(
    'Reads the next records of a project just opened, in order; what was read is forgotten.',
    z.strictObject({ rest: id }),
  ),
  closeProject: write<null>()("Closes the session's project.", nothing),

  checkProject: read<CheckReport>()(
    "Checks store, journals, backups and sources of the session's project.",
    z.strictObject({ task: id }),
  ),
  repairProject: write<RepairReport>()(
    "Puts right in the folder of the session's project what can be put right without a choice.",
    z.strictObject({ task: id }),
  ),
  diagnoseProject: read<Diagnosis>()(
    'Says what is left of a project that does not open, and what it can be recovered from.',
    z.strictObject({ folder: path, task: id }),
  ),
  recoverProject: write<OpenProject>()(
    'Makes a damaged project usable again, from a backup or (null) from what can be read, and opens it; damaged files are kept aside.',
    z.strictObject({ folder: path, backup: backupName.nullable(), task: id }),
  ),
  listBackups: read<readonly Backup[]>()(
    "Lists the backups of the session's project, newest first, each checked.",
    z.strictObject({ task: id }),
  ),
  makeBackup: write<Backup>()("Makes and checks a backup of the session's project now.", nothing),
  restoreBackup: write<ChangeOutcome>()(
    "Sets the session's project to what a backup holds: one change, which Undo takes back; makes a backup first.",
    z.strictObject({ backup: backupName, task: id }),
  ),
  saveCopy: write<OpenProject>()(
    'Copies what the session has open, as it stands in memory, into a new folder, and goes on there.',
    z.strictObject({ folder: path, task: id }),
  ),

  submitChange: write<ChangeOutcome>()('Makes a change; resolves when it is on disk.', draft),
  undo: write<ChangeOutcome>()("Takes back this session's last change.", nothing),
  redo: write<ChangeOutcome>()('Makes the change taken back last again.', nothing),

  beginUpload: write<{ readonly upload: string }>()(
    'Announces a file; its bytes follow in pieces.',
    z.strictObject({ fileName: z.string().min(1).max(1000), bytes: offset }),
  ),
  appendUpload: {
    ...write<{ readonly received: number }>()(
      'Adds the next piece of a file, at most 8 MiB.',
      z.strictObject({ upload: id, offset, bytes: piece }),
    ),
    bytes: 'in',
  },
  importUpload: write<ImportOutcome>()(
    'Adds the uploaded file to the project as a source.',
    z.strictObject({ upload: id, task: id, password }),
  ),
  cancelUpload: write<null>()('Forgets an upload.', z.strictObject({ upload: id })),

  readSource: read<SourceText>()(
    'Reads the canonical text and reading view of a source; “refused” when its password is needed or wrong.',
    z.strictObject({ sourceId: id, password }),
  ),
  reanchorSource: write<Reanchoring>()(
    "Moves a source's annotations into its text as it is read now, where an earlier version of the reader made them.",
    z.strictObject({ sourceId: id, password }),
  ),
  readSourceBytes: {
    ...read<Uint8Array>()(
      'Reads the bytes [from, to) of a source, at most 8 MiB.',
      z
        .strictObject({ sourceId: id, from: offset, to: offset })
        .refine(({ from, to }) => from <= to, 'from stands after to')
        .refine(({ from, to }) => to - from <= PIECE_LIMIT, 'asks for more than 8 MiB'),
    ),
    bytes: 'out',
  },

  reviseSource: write<RevisionOutcome>()(
    'Replaces a source with a new edition, an uploaded file or a source at hand: carries over what has the same words, leaves the rest to reviewEdition.',
    z
      .strictObject({
        sourceId: id,
        upload: id.optional(),
        editionId: id.optional(),
        task: id,
        password,
      })
      .refine(({ upload, editionId }) => (upload === undefined) !== (editionId === undefined), {
        error: 'needs either upload or editionId',
      }),
  ),
  reviewEdition: read<EditionReview>()(
    'Compares what is left on a replaced source with the edition after it; “refused” where there is none.',
    z.strictObject({ sourceId: id, task: id }),
  ),

  exportDataset: write<ExportOutcome>()(
    'Encodes evidence rows, sources, codebook or all of it in a format.',
    z.strictObject({ format: z.enum(EXPORT_NAMES), task: id, choice: exportChoice.optional() }),
  ),
  previewExport: read<ExportPreview>()(
    'Makes what exportDataset would write, and returns the first of it with what to know of all.',
    z.strictObject({ task: id, choice: exportChoice.optional() }),
  ),
  readExport: {
    ...read<Uint8Array>()('Reads an encoded dataset.', z.strictObject({ exportId: id })),
    bytes: 'out',
  },
  saveExport: write<{ readonly saved: string | null }>()(
    'Saves an encoded dataset through the native dialog; null when the person cancels.',
    z.strictObject({ exportId: id }),
  ),
  exportCodebook: write<ExportOutcome>()(
    'Encodes the codebook in a format, to be saved like a dataset; its rows are codes.',
    z.strictObject({ format: z.enum(CODEBOOK_FORMAT_NAMES) }),
  ),
  importCodebookUpload: write<CodebookImportOutcome>()(
    "Merges an uploaded codebook into the project's by one change; only says what it would do unless `apply`.",
    z.strictObject({ upload: id, apply: z.boolean() }),
  ),
  importBibliographyUpload: write<BibliographyImportOutcome>()(
    'Matches an uploaded bibliography to the sources and takes what it says by one change; only says what it would do unless `apply`.',
    z.strictObject({ upload: id, replace: z.boolean(), apply: z.boolean() }),
  ),
  ...datasetImportMethods,
  ...citationMethods,
  verifyProject: read<VerifyReport>()(
    'Checks every row against the bytes of its source.',
    z.strictObject({ task: id }),
  ),
  reportProject: write<ExportOutcome>()(
    'Checks every row as verifyProject does, and makes a page of it for readers, to be saved like a dataset.',
    z.strictObject({ task: id }),
  ),
  verifyUpload: read<VerifyReport>()(
    "Checks an uploaded dataset against the project's sources.",
    z.strictObject({ upload: id, task: id }),
  ),
  cancelTask: write<null>()('Stops a running import, export or verification.', z.strictObject({ task: id })),
} as const satisfies Record<string, Method<z.ZodType, unknown>>

export type MethodName = keyof typeof methods
export type MethodArgs<Name extends MethodName> = z.input<(typeof methods)[Name]['args']>
export type MethodResult<Name extends MethodName> = (typeof methods)[Name] extends {
  readonly result?: infer Result
}
  ? Exclude<Result, undefined>
  : never
