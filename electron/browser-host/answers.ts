/** Writes answers to the API: every one carries the security headers and is kept by no cache. */
import type { ServerResponse } from 'node:http'
import type { Reply } from '../../shared/api/errors.ts'
import { SECURITY_HEADERS } from '../../shared/api/security-headers.ts'
import type { RequestRefusal } from './guard.ts'

/** Sends a reply of the service API: raw bytes as octets, everything else as JSON. */
export function answer(response: ServerResponse, reply: Reply, status = 200): void {
  const isBytes = reply.ok && reply.value instanceof Uint8Array
  const body = isBytes ? reply.value : JSON.stringify(reply)
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': isBytes ? 'application/octet-stream' : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  response.end(body)
}

/** Says why a request is not answered, in the shape of a failed call. */
export function refuse(response: ServerResponse, { status, message, allow }: RequestRefusal): void {
  if (allow !== undefined) response.setHeader('allow', allow)
  const code = status === 401 || status === 403 || status === 421 ? 'refused' : 'bad-request'
  answer(response, { ok: false, error: { code, message } }, status)
}
