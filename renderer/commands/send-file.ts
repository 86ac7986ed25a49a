/** Sending a file to the host, in pieces. */
import type { Session } from '../state/session.ts'

const pieceBytes = 4 * 1024 * 1024

/** Who watches a file on its way. */
export interface Sending {
  /** Hears the upload's name once it was announced. */
  readonly onBegun?: (upload: string) => void
  /** Hears how much has been sent, 0..1. */
  readonly onSent: (share: number) => void
  /** Asked before every piece; where it says false, the upload is given up. */
  readonly isWanted: () => boolean
}

/** Sends a file; null when it was not wanted any more. Rejects where it can't be read or sent. */
export async function sendFile({ client }: Session, file: File, sending: Sending): Promise<string | null> {
  const { upload } = await client.beginUpload({ fileName: file.name, bytes: file.size })
  sending.onBegun?.(upload)
  for (let offset = 0; offset < file.size && sending.isWanted(); offset += pieceBytes) {
    const bytes = await readPiece(file, offset)
    await client.appendUpload({ upload, offset, bytes })
    sending.onSent(Math.min(1, (offset + bytes.length) / file.size))
  }
  if (sending.isWanted()) return upload
  await client.cancelUpload({ upload }).catch(() => undefined)
  return null
}

/** Says why a file is too large to be sent; null where it is not. */
export function tooLargeToSend({ store }: Session, file: File): string | null {
  const limit = store.getState().host?.uploadLimit ?? Infinity
  if (file.size <= limit) return null
  return `${file.name} is larger than ${Math.floor(limit / 1024 / 1024)} MB. Split it, or save a smaller copy.`
}

async function readPiece(file: File, offset: number): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.slice(offset, offset + pieceBytes).arrayBuffer())
  } catch {
    throw new Error(
      `${file.name} can’t be read. It may have been moved, changed or be a folder. Add it again.`,
    )
  }
}
