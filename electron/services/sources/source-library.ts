/**
 * The sources of one open project: adds files to it and reads their texts and bytes. Used by hosts and commands
 * alike. Passwords, and the texts of files that need one, stay in this object's memory.
 */
import { randomUUID } from 'node:crypto'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ImportOutcome, SourceText } from '../../../shared/api/pincite-api.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import type { Extraction, ExtractionResult } from '../../../shared/domain/extraction.ts'
import { MEDIA_TYPE_FACTS } from '../../../shared/domain/media-types.ts'
import type { Source } from '../../../shared/domain/project.ts'
import { isDeleted, valueOf } from '../../../shared/domain/project-state.ts'
import { runExtraction } from '../extract/run-extraction.ts'
import type { Author, ProjectStore } from '../store/project-store.ts'
import { describeSource, draftReturn, type ReadSource } from './describe-source.ts'
import { outcomeOf, refusedOutcome } from './import-outcome.ts'
import { readNewSource, type NewSource } from './new-source.ts'
import { keepSourceBytes, SourceFiles } from './source-files.ts'
import { cacheText, readCachedText } from './text-cache.ts'
import { Turns, type Turn } from './turns.ts'

/** Files that come within this many milliseconds of the first are one import. */
const PAUSE_BETWEEN_IMPORTS = 10 * 60_000

interface Unlocked {
  readonly password: string
  readonly text: SourceText
}

export class SourceLibrary {
  readonly #store: ProjectStore
  readonly #extract: typeof runExtraction
  readonly #files = new SourceFiles()
  /** By SHA-256, as the next map. */
  readonly #unlocked = new Map<string, Unlocked>()
  /** The last backup before an import, made or on its way (milliseconds of this process's clock). */
  #backup: { readonly since: number; readonly made: Promise<unknown> } | null = null
  readonly #making = new Map<string, Promise<SourceText>>()
  /**
   * Files are read side by side and enter the project one after another: in the order given, and so that bytes coming
   * twice at once are recognised.
   */
  readonly #turns = new Turns()

  /** `extract` reads files; another one than the default is for tests. */
  constructor(store: ProjectStore, extract: typeof runExtraction = runExtraction) {
    this.#store = store
    this.#extract = extract
  }

  /** Passwords that have opened a source of this project, by SHA-256. */
  get passwords(): ReadonlyMap<string, string> {
    return new Map([...this.#unlocked].map(([sha256, { password }]) => [sha256, password]))
  }

  /**
   * Adds a file to the project: keeps its bytes and its text, then makes one change. What can't be used is refused
   * with a reason and a remedy and changes nothing; bytes that the project has give the source that has them.
   * Throws `not-saved` when the disk refuses, and the signal's reason when it is stopped.
   */
  async add(file: NewSource, author: Author): Promise<ImportOutcome> {
    const turn = file.turn ?? this.takeTurn()
    try {
      return await this.#add(file, author, turn)
    } finally {
      turn.end()
    }
  }

  /** Takes the place in the project's order of sources that a file to be added shall have; see {@link Turns.take}. */
  takeTurn(): Turn {
    return this.#turns.take()
  }

  async #add(file: NewSource, author: Author, turn: Turn): Promise<ImportOutcome> {
    const read = await readNewSource(file)
    if (!read.ok) return refusedOutcome(read.fileName, read)
    const { fileName, bytes, sha256 } = read
    const known = this.#withHash(sha256)
    if (known) return this.#bringBack(known, fileName, bytes)

    const { result, encrypted } = await this.#read(bytes, fileName, file)
    file.signal?.throwIfAborted()
    if (!result.ok) return refusedOutcome(fileName, result.refusal, sha256)

    await this.#backUpBeforeImport()
    const { extraction } = result
    const arrival = { fileName, bytes, sha256, extraction, encrypted, added: new Date().toISOString() }
    await turn.come
    file.signal?.throwIfAborted()
    const outcome = await this.#enter(arrival, author)
    if (encrypted && file.password !== undefined) {
      this.#unlocked.set(sha256, { password: file.password, text: textOf(extraction) })
    }
    return outcome
  }

  /**
   * Reads the text of a source: the one kept, else made again from the bytes. Throws `not-found` where there is no
   * such source or its file is missing, `cannot-open` where the file is another one or can't be read any more, and
   * `refused` where a password is needed or wrong.
   */
  async readText(sourceId: string, password?: string): Promise<SourceText> {
    const source = this.find(sourceId)
    await this.#files.check(this.#store.folder, source)
    const { sha256 } = source
    if (source.encrypted) return this.#unlocked.get(sha256)?.text ?? this.#unlock(source, password)
    const making = this.#making.get(sha256) ?? this.#readKept(source)
    this.#making.set(sha256, making)
    try {
      return await making
    } finally {
      this.#making.delete(sha256)
    }
  }

  /** Reads the bytes `[from, to)` of a source, fewer where it ends before. Throws as {@link readText}. */
  async readBytes(
    sourceId: string,
    range: { readonly from: number; readonly to: number },
  ): Promise<Uint8Array> {
    return this.#files.readRange(this.#store.folder, this.find(sourceId), range)
  }

  /** Returns a source of the project, or throws `not-found`. */
  find(sourceId: string): Source {
    const found = this.#store.project().sources.find(({ id }) => id === sourceId)
    if (found) return found
    throw new PinciteError(
      'not-found',
      `There is no source “${sourceId}” in this project. It may have been removed.`,
    )
  }

  /** Forgets all passwords. */
  close(): void {
    this.#unlocked.clear()
  }

  /** Adding a file again puts it back where its own was lost or altered. */
  async #bringBack(known: Source, fileName: string, bytes: Uint8Array): Promise<ImportOutcome> {
    const isBack = this.#store.readOnly === null && (await keepSourceBytes(this.#store.folder, known, bytes))
    const outcome = outcomeOf('already-there', known, fileName)
    if (!isBack) return outcome
    const warning = 'Its file in the project was missing or altered, and has been put back.'
    return { ...outcome, warning: [warning, outcome.warning ?? ''].join('\n').trim() }
  }

  /** One backup precedes the files that come in a row; all of them wait for it. */
  async #backUpBeforeImport(): Promise<void> {
    if (this.#store.state.records.annotation.size === 0) return
    const now = performance.now()
    if (!this.#backup || now - this.#backup.since > PAUSE_BETWEEN_IMPORTS) {
      this.#backup = { since: now, made: this.#store.backUp('import') }
    }
    const { made } = this.#backup
    await made.catch((error: unknown) => {
      this.#backup = null
      throw error
    })
  }

  async #enter(arrival: ReadSource, author: Author): Promise<ImportOutcome> {
    const { fileName, bytes, sha256, extraction, encrypted } = arrival
    const known = this.#withHash(sha256)
    if (known) return outcomeOf('already-there', known, fileName)
    const removed = this.#removedWithHash(sha256)
    const source = describeSource(removed ?? randomUUID(), arrival, this.#store.project())
    await keepSourceBytes(this.#store.folder, source, bytes)
    if (!encrypted) await cacheText(this.#store.folder, sha256, textOf(extraction))
    await this.#store.submit(removed ? draftReturn(source) : draftAddSource(source), author)
    return outcomeOf('added', source, fileName)
  }

  async #readKept(source: Source): Promise<SourceText> {
    const { folder } = this.#store
    const kept = await readCachedText(folder, {
      sha256: source.sha256,
      extractor: MEDIA_TYPE_FACTS[source.mediaType].extractor,
    })
    if (kept) return kept
    const text = await this.#makeText(source)
    await cacheText(folder, source.sha256, text)
    return text
  }

  async #unlock(source: Source, password: string | undefined): Promise<SourceText> {
    const text = await this.#makeText(source, password)
    if (password !== undefined) this.#unlocked.set(source.sha256, { password, text })
    return text
  }

  async #makeText(source: Source, password?: string): Promise<SourceText> {
    const bytes = await this.#files.readAll(this.#store.folder, source)
    const { fileName } = source
    const result = await this.#extract(bytes, { fileName, ...(password === undefined ? {} : { password }) })
    if (result.ok) return textOf(result.extraction)
    const { reason, message } = result.refusal
    const locked = reason === 'password-needed' || reason === 'password-wrong'
    throw new PinciteError(locked ? 'refused' : 'cannot-open', `“${fileName}”: ${message}`)
  }

  /** A password is tried only where the file does not open without one. */
  async #read(
    bytes: Uint8Array,
    fileName: string,
    { password, signal, onProgress }: NewSource,
  ): Promise<{ readonly result: ExtractionResult; readonly encrypted: boolean }> {
    const options = {
      fileName,
      ...(signal ? { signal } : {}),
      ...(onProgress ? { onPage: onProgress } : {}),
    }
    const open = await this.#extract(bytes, options)
    if (open.ok || open.refusal.reason !== 'password-needed' || password === undefined) {
      return { result: open, encrypted: false }
    }
    return { result: await this.#extract(bytes, { ...options, password }), encrypted: true }
  }

  #withHash(sha256: string): Source | undefined {
    return this.#store.project().sources.find((source) => source.sha256 === sha256)
  }

  /** A source with these bytes that was taken out of the project, whose annotations come back with it. */
  #removedWithHash(sha256: string): string | null {
    for (const [id, record] of this.#store.state.records.source) {
      if (isDeleted(record) && valueOf(record, 'sha256') === sha256) return id
    }
    return null
  }
}

function textOf({ canonical, document }: Extraction): SourceText {
  return { canonical, document }
}
