/**
 * Opens zip files from outside under limits, so that a small file can't unpack into a full memory: entries, size
 * of one entry and of all, and ratio are bounded by what the file declares and again by what really comes out.
 * Entry names are data: nothing is ever written under them.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { fromBuffer, fromRandomAccessReader, RandomAccessReader } from 'yauzl'
import type { Entry, Options, ZipFile } from 'yauzl'
import { RefusalError } from './refusal-error.ts'

/** Bounds of a zip file; sizes in bytes. */
export interface ZipLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Unpacked by packed size, for entries that unpack to more than {@link ratioAbove}. */
  readonly ratio: number
  readonly ratioAbove: number
  /** What to do with a file that passes them, and with one that is damaged or has a password: a sentence each. */
  readonly advice: string
  readonly mend: string
  readonly unlock: string
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 5_000,
  entryBytes: 200_000_000,
  totalBytes: 1_000_000_000,
  ratio: 200,
  ratioAbove: 1_000_000,
  advice: 'If you trust it, save it as PDF and add that.',
  mend: 'Open it in the program it was made with and save it again.',
  unlock: 'Unpack it, remove the password, and add the document itself.',
}

/** A zip file whose list of entries was read and found within the limits. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** Names that several entries bear. Of these the last counts, as in most programs; others take the first. */
  readonly repeated: readonly string[]
  has(name: string): boolean
  /** Returns an entry's bytes, unpacked. Throws `RefusalError` where it is broken or passes the limits. */
  read(name: string): Promise<Uint8Array>
  /**
   * Yields an entry's bytes, unpacked, piece by piece; as nothing of it is kept, it may be asked for again and again.
   * Throws `RefusalError` as `read` does.
   */
  pieces(name: string): AsyncIterable<Uint8Array>
}

/**
 * Reads the list of entries of the zip file in `bytes`. Throws `RefusalError`: damaged (no readable list),
 * too-large (limits), unsupported (entries protected by a password).
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipArchive> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return archiveOf(await opened((options, done) => fromBuffer(buffer, options, done), limits), limits)
}

/** Does the same for a file on disk, of which only what is asked for is read. Rejects with the system's error as well. */
export async function openZipFile(path: string, limits: ZipLimits): Promise<ZipArchive> {
  const { size } = await stat(path)
  const reader = new FileReader(path)
  return archiveOf(
    await opened((options, done) => fromRandomAccessReader(reader, size, options, done), limits),
    limits,
  )
}

/** Opens the file for each range, so that none is left open. */
class FileReader extends RandomAccessReader {
  readonly #path: string

  constructor(path: string) {
    super()
    this.#path = path
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return createReadStream(this.#path, { start, end: end - 1 })
  }
}

async function archiveOf(file: ZipFile, limits: ZipLimits): Promise<ZipArchive> {
  const tooLarge = (what: string) => refusedBy(limits, what)
  if (file.entryCount > limits.entries) {
    throw tooLarge(`it holds ${file.entryCount} files; ${limits.entries} are the most`)
  }
  const { entries, repeated } = await listEntries(file, limits)
  let declared = 0
  for (const entry of entries.values()) {
    checkEntry(entry, limits)
    declared += entry.uncompressedSize
  }
  if (declared > limits.totalBytes) throw tooLarge(`it unpacks to ${megabytes(declared)}`)
  let unpacked = 0
  const entryOf = (name: string) => {
    const entry = entries.get(name)
    if (!entry) throw new RefusalError('damaged', `The file is damaged: its part ${name} is missing.`)
    return entry
  }
  return {
    names: [...entries.keys()],
    repeated: [...repeated],
    has: (name) => entries.has(name),
    read: async (name) => {
      const pieces: Uint8Array[] = []
      for await (const piece of entryPieces(file, entryOf(name), limits)) pieces.push(piece)
      const content = new Uint8Array(Buffer.concat(pieces))
      unpacked += content.length
      // The same part may be asked for twice; the bound is there to stop endless asking as well.
      if (unpacked > limits.totalBytes)
        throw tooLarge(`it unpacks to more than ${megabytes(limits.totalBytes)}`)
      return content
    },
    pieces: (name) => entryPieces(file, entryOf(name), limits),
  }
}

function opened(
  open: (options: Options, done: (error: Error | null, file: ZipFile) => void) => void,
  limits: ZipLimits,
): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open({ lazyEntries: true, validateEntrySizes: true, autoClose: false }, (error, file) => {
      if (error) reject(damaged(limits, error))
      else resolve(file)
    })
  })
}

interface Listing {
  readonly entries: ReadonlyMap<string, Entry>
  readonly repeated: ReadonlySet<string>
}

function listEntries(file: ZipFile, limits: ZipLimits): Promise<Listing> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    const repeated = new Set<string>()
    file.on('entry', (entry: Entry) => {
      const { fileName } = entry
      if (entries.has(fileName)) repeated.add(fileName)
      if (!fileName.endsWith('/')) entries.set(fileName, entry)
      file.readEntry()
    })
    file.on('end', () => resolve({ entries, repeated }))
    file.on('error', (error: Error) => reject(damaged(limits, error)))
    file.readEntry()
  })
}

function checkEntry(entry: Entry, limits: ZipLimits): void {
  if (entry.isEncrypted()) {
    throw new RefusalError('unsupported', `The file is a zip protected by a password. ${limits.unlock}`)
  }
  if (entry.uncompressedSize > limits.entryBytes) {
    throw refusedBy(limits, `its part ${entry.fileName} unpacks to ${megabytes(entry.uncompressedSize)}`)
  }
  const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1)
  if (entry.uncompressedSize > limits.ratioAbove && ratio > limits.ratio) {
    throw refusedBy(limits, `its part ${entry.fileName} unpacks to ${Math.round(ratio)} times its size`)
  }
}

async function* entryPieces(file: ZipFile, entry: Entry, limits: ZipLimits): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of await streamOf(file, entry)) {
      const bytes = piece as Uint8Array
      size += bytes.length
      if (size > limits.entryBytes) {
        const most = megabytes(limits.entryBytes)
        throw refusedBy(limits, `its part ${entry.fileName} unpacks to more than ${most}`)
      }
      yield bytes
    }
  } catch (error) {
    throw error instanceof RefusalError || !(error instanceof Error) ? error : damaged(limits, error)
  }
}

function streamOf(file: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error) reject(error)
      else resolve(stream)
    })
  })
}

function refusedBy({ advice }: ZipLimits, what: string): RefusalError {
  return new RefusalError('too-large', `The file is refused: ${what}. ${advice}`)
}

function damaged({ mend }: ZipLimits, { message }: Error): RefusalError {
  const why = message.replace(/\.$/, '')
  return new RefusalError('damaged', `The file is a damaged or incomplete zip (${why}). ${mend}`)
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`
}
