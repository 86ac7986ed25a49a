/** Turns `POST /api/call/<method>` into a call of the services and their reply into an answer. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dispatch, type ReportBug } from '../../shared/api/dispatch.ts'
import { ARGS_HEADER, CALL_PATH } from '../../shared/api/host.ts'
import { PIECE_LIMIT } from '../../shared/api/limits.ts'
import { methods } from '../../shared/api/methods.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { answer, refuse } from './answers.ts'
import { contentType, type RequestRefusal } from './guard.ts'
import { readBody } from './request-body.ts'

/** Most bytes of a JSON body: far above any change a person makes, far below what would hurt. */
export const JSON_LIMIT = 32 * 1024 * 1024

/** Most characters of the {@link ARGS_HEADER}. */
const ARGS_HEADER_LIMIT = 4096

type Read = { readonly args: unknown } | { readonly refusal: RequestRefusal }

export interface CallOptions {
  readonly handlers: Handlers
  readonly session: string
  readonly reportBug: ReportBug
}

/** Answers a call that has passed the guard. */
export async function answerCall(
  request: IncomingMessage,
  response: ServerResponse,
  { handlers, session, reportBug }: CallOptions,
): Promise<void> {
  const method = (request.url ?? '').slice(CALL_PATH.length)
  const read = takesBytes(method) ? await readBytesArgs(request) : await readJsonArgs(request)
  if ('refusal' in read) refuse(response, read.refusal)
  else answer(response, await dispatch(handlers, { method, args: read.args }, { session }, reportBug))
}

function takesBytes(method: string): boolean {
  const entry = Object.entries(methods).find(([name]) => name === method)?.[1]
  return entry !== undefined && 'bytes' in entry && entry.bytes === 'in'
}

async function readJsonArgs(request: IncomingMessage): Promise<Read> {
  if (contentType(request) !== 'application/json') return wrongType('application/json')
  const body = await readBody(request, JSON_LIMIT)
  if (!body) return tooLong(JSON_LIMIT)
  const args = parseJson(body)
  return args === undefined ? badJson('The body') : { args }
}

async function readBytesArgs(request: IncomingMessage): Promise<Read> {
  if (contentType(request) !== 'application/octet-stream') return wrongType('application/octet-stream')
  const header = request.headers[ARGS_HEADER]
  if (typeof header !== 'string' || header.length > ARGS_HEADER_LIMIT)
    return badJson(`The header ${ARGS_HEADER}`)
  const args = parseJson(Buffer.from(header, 'base64url'))
  if (args === null || typeof args !== 'object' || Array.isArray(args))
    return badJson(`The header ${ARGS_HEADER}`)
  const bytes = await readBody(request, PIECE_LIMIT)
  return bytes ? { args: { ...args, bytes } } : tooLong(PIECE_LIMIT)
}

/** Returns undefined for what is not JSON in UTF-8. */
function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function wrongType(wanted: string): Read {
  return { refusal: { status: 415, message: `The body of this call must be ${wanted}.` } }
}

function tooLong(limit: number): Read {
  return { refusal: { status: 413, message: `The body of this call is longer than ${limit} bytes.` } }
}

function badJson(what: string): Read {
  return { refusal: { status: 400, message: `${what} is not JSON as this call needs it.` } }
}
