/**
 * Opens zip files from outside under limits, so that a small file can't unpack into a full memory: entries, size
 * of one entry and of all, and ratio are bounded by what the file declares and again by what really comes out.
 * Entry names are data: nothing is ever written under them.
 */
import { fromBuffer } from 'yauzl'
import type { Entry, ZipFile } from 'yauzl'
import { RefusalError } from './refusal-error.ts'

/** Bounds of a zip file; sizes in bytes. */
export interface ZipLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
  /** Unpacked by packed size, for entries that unpack to more than {@link ratioAbove}. */
  readonly ratio: number
  readonly ratioAbove: number
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 5_000,
  entryBytes: 200_000_000,
  totalBytes: 1_000_000_000,
  ratio: 200,
  ratioAbove: 1_000_000,
}

/** A zip file whose list of entries was read and found within the limits. */
export interface ZipArchive {
  readonly names: readonly string[]
  /** Names that several entries bear. Of these the last counts, as in most programs; others take the first. */
  readonly repeated: readonly string[]
  has(name: string): boolean
  /** Returns an entry's bytes, unpacked. Throws `RefusalError` where it is broken or passes the limits. */
  read(name: string): Promise<Uint8Array>
}

/**
 * Reads the list of entries of the zip file in `bytes`. Throws `RefusalError`: damaged (no readable list),
 * too-large (limits), unsupported (entries protected by a password).
 */
export async function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): Promise<ZipArchive> {
  const file = await openFile(bytes)
  if (file.entryCount > limits.entries) {
    throw tooLarge(`it holds ${file.entryCount} files; ${limits.entries} are the most`)
  }
  const { entries, repeated } = await listEntries(file)
  let declared = 0
  for (const entry of entries.values()) {
    checkEntry(entry, limits)
    declared += entry.uncompressedSize
  }
  if (declared > limits.totalBytes) throw tooLarge(`it unpacks to ${megabytes(declared)}`)
  let unpacked = 0
  return {
    names: [...entries.keys()],
    repeated: [...repeated],
    has: (name) => entries.has(name),
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) throw new RefusalError('damaged', `The file is damaged: its part ${name} is missing.`)
      const content = await readEntry(file, entry, limits)
      unpacked += content.length
      // The same part may be asked for twice; the bound is there to stop endless asking as well.
      if (unpacked > limits.totalBytes)
        throw tooLarge(`it unpacks to more than ${megabytes(limits.totalBytes)}`)
      return content
    },
  }
}

function openFile(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) => {
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, file) => {
      if (error) reject(damaged(error))
      else resolve(file)
    })
  })
}

interface Listing {
  readonly entries: ReadonlyMap<string, Entry>
  readonly repeated: ReadonlySet<string>
}

function listEntries(file: ZipFile): Promise<Listing> {
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
    file.on('error', (error: Error) => reject(damaged(error)))
    file.readEntry()
  })
}

function checkEntry(entry: Entry, limits: ZipLimits): void {
  if (entry.isEncrypted()) {
    throw new RefusalError(
      'unsupported',
      'The file is a zip protected by a password. Unpack it, remove the password, and add the document itself.',
    )
  }
  if (entry.uncompressedSize > limits.entryBytes) {
    throw tooLarge(`its part ${entry.fileName} unpacks to ${megabytes(entry.uncompressedSize)}`)
  }
  const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1)
  if (entry.uncompressedSize > limits.ratioAbove && ratio > limits.ratio) {
    throw tooLarge(`its part ${entry.fileName} unpacks to ${Math.round(ratio)} times its size`)
  }
}

function readEntry(file: ZipFile, entry: Entry, limits: ZipLimits): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    file.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(damaged(error))
        return
      }
      const chunks: Buffer[] = []
      let size = 0
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        chunks.push(chunk)
        if (size > limits.entryBytes) {
          stream.destroy(
            tooLarge(`its part ${entry.fileName} unpacks to more than ${megabytes(limits.entryBytes)}`),
          )
        }
      })
      stream.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
      stream.on('error', (cause) => reject(cause instanceof RefusalError ? cause : damaged(cause)))
    })
  })
}

function tooLarge(what: string): RefusalError {
  return new RefusalError(
    'too-large',
    `The file is refused: ${what}. If you trust it, save it as PDF and add that.`,
  )
}

function damaged(cause: Error): RefusalError {
  return new RefusalError(
    'damaged',
    `The file is a damaged or incomplete zip (${cause.message}). Open it in the program it was made with and save it again.`,
  )
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1_000_000)} MB`
}
