/** Serves the files of the interface. They are public code and need no secret. */
import { open } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { SECURITY_HEADERS } from '../../shared/api/security-headers.ts'
import type { AppFiles } from '../services/app-files.ts'

/** Answers with the file listed under exactly the requested path; what stands after "?" is ignored. */
export async function serveFile(
  files: AppFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isKnown = request.method === 'GET' || request.method === 'HEAD'
  const file = isKnown ? files.get((request.url ?? '').split('?')[0] ?? '') : undefined
  const handle = file && (await open(file.path).catch(() => null))
  if (!handle) {
    const [status, text] = isKnown
      ? [404, 'There is nothing at this address.']
      : [405, 'Only GET is known here.']
    response.writeHead(status, { ...SECURITY_HEADERS, allow: 'GET, HEAD', 'content-type': 'text/plain' })
    response.end(`${text}\n`)
    return
  }
  try {
    const { size } = await handle.stat()
    response.writeHead(200, { ...file.headers, 'content-length': size })
    await pipeline(handle.createReadStream({ autoClose: false }), response)
  } finally {
    await handle.close()
  }
}
