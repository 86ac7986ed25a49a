/** Writes zip files as a stream, so that the same entries always give the same bytes. */
import { PassThrough, Readable } from 'node:stream'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  readonly name: string
  /** Called when it is the entry's turn: those before it have been read to their end. */
  readonly pieces: () => AsyncIterable<Uint8Array>
  /** Left as it is: it is packed already. */
  readonly stored?: true
}

/** Yields a zip file of the entries, in their order. Throws what their pieces throw. */
export async function* zipped(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  // A moment by the clock of wherever it is written: a zip file knows of no time zones (APPNOTE 4.4.6).
  const fixed = { mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true }
  const zip = new ZipFile()
  const output = new PassThrough()
  const fail = (error: Error) => output.destroy(error)
  zip.outputStream.on('error', fail).pipe(output)
  zip.on('error', fail)
  for (const { name, pieces, stored } of entries) {
    const options = { ...fixed, compressionLevel: stored ? 0 : 6 }
    // yazl does not listen to the streams it is handed: an error nobody hears ends the process.
    const open = () => Readable.from(pieces(), { objectMode: false }).on('error', fail)
    zip.addReadStreamLazy(name, options, (done) => done(null, open()))
  }
  zip.end()
  for await (const chunk of output) yield chunk as Uint8Array
}
