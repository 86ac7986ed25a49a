/** Reads the body of a request, never more of it than was allowed. */
import type { IncomingMessage } from 'node:http'

/**
 * Reads a whole body, or null where it is longer than `limit` bytes. What is too long is read away without being
 * kept, so that the caller can still be told. Rejects where the connection breaks off.
 */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let length = 0
    const tooLong = () => {
      request.removeAllListeners('data')
      request.resume()
      resolve(null)
    }
    request.once('error', reject)
    request.once('close', () => reject(new Error('The connection broke off.')))
    request.on('data', (piece: Buffer) => {
      length += piece.length
      if (length > limit) tooLong()
      else pieces.push(piece)
    })
    if (Number(request.headers['content-length'] ?? 0) > limit) tooLong()
    request.once('end', () => resolve(Buffer.concat(pieces, length)))
  })
}
