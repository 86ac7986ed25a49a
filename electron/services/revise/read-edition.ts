/** Reads the file of a new edition, and says what place it has or would have among the sources of its project. */
import { randomUUID } from 'node:crypto'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { SourceText } from '../../../shared/api/pincite-api.ts'
import { descendsFrom, successorOf, type NewEdition } from '../../../shared/domain/draft-revision.ts'
import type { Extraction } from '../../../shared/domain/extraction.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import { isDeleted, valueOf, type ProjectState } from '../../../shared/domain/project-state.ts'
import type { runExtraction } from '../extract/run-extraction.ts'
import { describeSource } from '../sources/describe-source.ts'
import { readNewSource, type NewSource } from '../sources/new-source.ts'
import type { SourceLibrary } from '../sources/source-library.ts'
import type { ProjectStore } from '../store/project-store.ts'

/** What revising needs of an open project. */
export interface EditionParts {
  readonly store: ProjectStore
  readonly library: SourceLibrary
  /** Reads the new file; another one than `runExtraction` is for tests. */
  readonly extract: typeof runExtraction
}

export interface ReadEdition {
  readonly edition: NewEdition
  readonly text: SourceText
  /** Null where the project has the file. */
  readonly bytes: Uint8Array | null
}

/** The new edition opens with a password only, or with another one than was given. */
export class EditionLocked extends PinciteError {
  constructor(message: string) {
    super('cannot-open', message)
  }
}

interface NextFile {
  readonly fileName: string
  readonly sha256: string
  /** The source that has these bytes already, and the id of one that was taken out of the project. */
  readonly known: Source | undefined
  readonly removed: string | null
}

/**
 * Reads the new edition of `old`: a file, or the source that has its bytes already. Throws `refused` or `cannot-open`
 * where it can't be one. Writes nothing, but for a source that is there its kept text where that is missing.
 */
export async function readEdition(parts: EditionParts, old: Source, file: NewSource): Promise<ReadEdition> {
  const { store, library } = parts
  const read = await readNewSource(file)
  if (!read.ok) throw new PinciteError('cannot-open', read.message)
  const { fileName, bytes, sha256 } = read
  const project = store.project()
  const known = project.sources.find((source) => source.sha256 === sha256)
  const removed = removedWithHash(store.state, sha256)
  refuseUnlessNext(project, old, { fileName, sha256, known, removed })
  if (known) {
    const text = await library.readText(known.id, file.password)
    return { edition: { source: { ...known, revises: old.id }, standing: 'there' }, text, bytes: null }
  }
  const { extraction, encrypted } = await extractFile(parts, { fileName, bytes }, file)
  const added = new Date().toISOString()
  const arrival = { fileName, bytes, sha256, extraction, encrypted, added }
  const source = { ...describeSource(removed ?? randomUUID(), arrival, project), revises: old.id }
  const { canonical, document } = extraction
  const standing = removed === null ? 'new' : 'removed'
  return { edition: { source, standing }, text: { canonical, document }, bytes }
}

function refuseUnlessNext(project: Project, old: Source, next: NextFile): void {
  const { fileName, sha256, known, removed } = next
  if (sha256 === old.sha256) {
    throw refusal(`“${fileName}” is the very file of “${old.title}”. Name the file of the new edition.`)
  }
  const id = known?.id ?? removed
  if (id !== null && descendsFrom(project, old.id, id)) {
    throw refusal(`“${fileName}” is an edition before “${old.title}”. Name the file of a later one.`)
  }
  const successor = successorOf(project, old.id)
  if (successor && successor.id !== known?.id) {
    const by = `“${successor.title}” (${successor.id})`
    throw refusal(`“${old.title}” was replaced already, by ${by}. Replace that one, or remove it first.`)
  }
  if (known?.revises !== undefined && known.revises !== old.id) {
    throw refusal(`“${fileName}” is in the project as the new edition of another source, ${known.revises}.`)
  }
}

/** A password is tried only where the file does not open without one. */
async function extractFile(
  { extract }: EditionParts,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Uint8Array },
  { password, signal, onProgress }: NewSource,
): Promise<{ readonly extraction: Extraction; readonly encrypted: boolean }> {
  const options = { fileName, ...(signal ? { signal } : {}), ...(onProgress ? { onPage: onProgress } : {}) }
  const open = await extract(bytes, options)
  const encrypted = !open.ok && open.refusal.reason === 'password-needed' && password !== undefined
  const result = encrypted ? await extract(bytes, { ...options, password }) : open
  signal?.throwIfAborted()
  if (result.ok) return { extraction: result.extraction, encrypted }
  const { message, reason } = result.refusal
  const named = message.includes(fileName) ? message : `“${fileName}”: ${message}`
  if (reason === 'password-needed' || reason === 'password-wrong') throw new EditionLocked(named)
  throw new PinciteError('cannot-open', named)
}

/** The id of a source with these bytes that was taken out of the project, or null. */
function removedWithHash({ records }: ProjectState, sha256: string): string | null {
  for (const [id, record] of records.source) {
    if (isDeleted(record) && valueOf(record, 'sha256') === sha256) return id
  }
  return null
}

function refusal(message: string): PinciteError {
  return new PinciteError('refused', message)
}
