/**
 * Files on their way in: announced, sent in pieces, kept in a private temporary folder until they are used or
 * forgotten. An upload belongs to the session that began it; its name is shown, never used as a path.
 */
import { createHash, randomUUID, type Hash } from 'node:crypto'
import { mkdtemp, open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import { UPLOAD_LIMIT } from '../../../shared/api/limits.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { cleanFileName, tooLargeMessage } from './file-name.ts'
import { readBytes } from './read-bytes.ts'

/** Uploads of one session that may wait at the same time. */
const WAITING_LIMIT = 100

interface Upload {
  readonly session: string
  readonly fileName: string
  readonly bytes: number
  readonly path: string
  readonly file: FileHandle
  readonly hash: Hash
  received: number
  /** Pieces are written one after another. */
  last: Promise<unknown>
}

/** A file that has wholly arrived. */
export interface ReceivedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  /** Lower-case hex. */
  readonly sha256: string
}

export class Uploads {
  readonly #uploads = new Map<string, Upload>()
  #folder: Promise<string> | null = null

  /** Announces a file of `bytes` bytes and returns the id its pieces go to. Throws `refused` above the cap. */
  async begin(session: string, fileName: string, bytes: number): Promise<string> {
    const name = cleanFileName(fileName)
    if (bytes > UPLOAD_LIMIT) throw new PinciteError('refused', tooLargeMessage(name, bytes))
    const waiting = [...this.#uploads.values()].filter((upload) => upload.session === session)
    if (waiting.length >= WAITING_LIMIT) {
      throw new PinciteError(
        'refused',
        `“${name}” must wait: ${WAITING_LIMIT} files are being added already.`,
      )
    }
    const id = randomUUID()
    try {
      // Where a cleaner of temporary files has taken the folder away, the next upload makes a new one.
      this.#folder ??= mkdtemp(join(tmpdir(), 'pincite-upload-'))
      const path = join(await this.#folder, id)
      const file = await open(path, 'wx', 0o600)
      const hash = createHash('sha256')
      const upload = {
        session,
        fileName: name,
        bytes,
        path,
        file,
        hash,
        received: 0,
        last: Promise.resolve(),
      }
      this.#uploads.set(id, upload)
      return id
    } catch (error) {
      if (fileErrorCode(error) === 'ENOENT') this.#folder = null
      throw new PinciteError('not-saved', `“${name}” could not be received: ${fileErrorReason(error)}.`)
    }
  }

  /** Adds the piece that begins at `offset`, which must be where the last one ended. Returns the bytes received. */
  append(session: string, id: string, piece: { offset: number; bytes: Uint8Array }): Promise<number> {
    const upload = this.#find(session, id)
    const done = upload.last.then(async () => {
      const end = piece.offset + piece.bytes.byteLength
      if (piece.offset !== upload.received) {
        throw badPiece(upload, `a piece for byte ${piece.offset} came when ${upload.received} was next`)
      }
      if (end > upload.bytes) throw badPiece(upload, `more came than the ${upload.bytes} bytes announced`)
      try {
        await writeAll(upload.file, piece.bytes, piece.offset)
      } catch (error) {
        throw new PinciteError(
          'not-saved',
          `“${upload.fileName}” could not be received: ${fileErrorReason(error)}. Make room and add it again.`,
        )
      }
      upload.hash.update(piece.bytes)
      upload.received = end
      return end
    })
    upload.last = done.catch(() => undefined)
    return done
  }

  /** Reads a file that has wholly arrived; throws `bad-request` for one that has not. It stays until forgotten. */
  async read(session: string, id: string): Promise<ReceivedFile> {
    const upload = this.#find(session, id)
    await upload.last
    if (upload.received !== upload.bytes) {
      throw badPiece(upload, `only ${upload.received} of ${upload.bytes} bytes have arrived`)
    }
    try {
      const bytes = await readBytes(upload.path)
      return { fileName: upload.fileName, bytes, sha256: upload.hash.copy().digest('hex') }
    } catch (error) {
      // Forgotten while it was being read.
      if (!this.#uploads.has(id)) throw unknownUpload()
      throw new PinciteError(
        'not-saved',
        `“${upload.fileName}” was received but can't be read again: ${fileErrorReason(error)}. Add it again.`,
      )
    }
  }

  /** Deletes an upload; an unknown one is no error, for it may just have been used. */
  async forget(session: string, id: string): Promise<void> {
    const upload = this.#uploads.get(id)
    if (upload?.session !== session) return
    this.#uploads.delete(id)
    await upload.last
    await upload.file.close()
    await rm(upload.path, { force: true })
  }

  async forgetAll(session: string): Promise<void> {
    const own = [...this.#uploads].filter(([, upload]) => upload.session === session)
    await Promise.all(own.map(([id]) => this.forget(session, id)))
  }

  /** Deletes every upload and the folder they were kept in. */
  async close(): Promise<void> {
    await Promise.all([...this.#uploads].map(([id, upload]) => this.forget(upload.session, id)))
    const folder = await this.#folder?.catch(() => null)
    this.#folder = null
    if (folder) await rm(folder, { recursive: true, force: true })
  }

  #find(session: string, id: string): Upload {
    const upload = this.#uploads.get(id)
    if (upload?.session === session) return upload
    throw unknownUpload()
  }
}

function unknownUpload(): PinciteError {
  return new PinciteError('not-found', 'This upload is not known any more. Add the file again.')
}

function badPiece(upload: Upload, what: string): PinciteError {
  return new PinciteError('bad-request', `“${upload.fileName}” did not arrive in order: ${what}.`)
}

async function writeAll(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.byteLength;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, offset + done)
    done += bytesWritten
  }
}
