/**
 * The server of the browser host: one listener on this machine, guarded, in front of the services, the event
 * streams and the files of the interface. Knows no project and starts no services itself.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ReportBug } from '../../shared/api/dispatch.ts'
import { PinciteError } from '../../shared/api/errors.ts'
import { SESSION_HEADER } from '../../shared/api/host.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { type AppFiles, listAppFiles } from '../services/app-files.ts'
import { refuse } from './answers.ts'
import { answerCall } from './call-route.ts'
import { EventStreams } from './events-route.ts'
import { checkAddress, checkCaller, checkRoute } from './guard.ts'
import { GRACE_MS, Sessions } from './sessions.ts'
import { serveFile } from './static-route.ts'

/** What the server stands in front of. */
export interface HostedServices {
  readonly handlers: Handlers
  /** A window or tab is gone. */
  endSession(session: string): Promise<void> | void
  /** Resolves when everything is on disk. */
  close(): Promise<void>
}

export interface ServerOptions {
  /** Starts the services, given the way to tell every window. */
  readonly startServices: (emit: (event: string, data: unknown) => void) => Promise<HostedServices>
  /** The folder of the built interface. */
  readonly rendererFolder: string
  /** 0 or absent: any free one. */
  readonly port?: number
  readonly graceMs?: number
  readonly reportBug?: ReportBug
}

/** A running browser host. */
export interface BrowserHost {
  /** The link to open, with the secret of this run in its fragment. */
  readonly url: string
  /** The address without the secret. */
  readonly origin: string
  readonly token: string
  /** Lets running calls finish, closes the services, then the connections. */
  close(): Promise<void>
}

interface Parts {
  readonly files: AppFiles
  readonly streams: EventStreams
  readonly services: HostedServices
  readonly sessions: Sessions
  readonly token: string
  readonly reportBug: ReportBug
  readonly running: Set<Promise<void>>
}

/** Starts the server on 127.0.0.1. Throws a `cannot-open` {@link PinciteError} where the port is taken. */
export async function startServer(options: ServerOptions): Promise<BrowserHost> {
  const { graceMs = GRACE_MS, reportBug = printBug } = options
  const files = await listAppFiles(options.rendererFolder)
  const streams = new EventStreams()
  const services = await options.startServices((event, data) => streams.send(event, data))
  const endSession = async (session: string) => services.endSession(session)
  const onEnd = (session: string) => {
    endSession(session).catch((error: unknown) => reportBug('endSession', error))
  }
  const sessions = new Sessions({ graceMs, onEnd })
  const token = randomBytes(32).toString('base64url')
  const parts = { files, streams, services, sessions, token, reportBug, running: new Set<Promise<void>>() }

  const server = createServer({ connectionsCheckingInterval: 2000 }, (request, response) => {
    const answered = respond(parts, request, response).catch((error: unknown) => fail(parts, response, error))
    parts.running.add(answered)
    void answered.then(() => parts.running.delete(answered))
  })
  server.headersTimeout = 5000
  server.requestTimeout = 120_000
  server.maxConnections = 64
  try {
    await listen(server, options.port ?? 0)
  } catch (error) {
    await closeParts(parts)
    throw error
  }
  const origin = `http://127.0.0.1:${portOf(server)}`
  return { url: `${origin}/#t=${token}`, origin, token, close: () => closeServer(server, parts) }
}

async function respond(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const admission = { port: request.socket.localPort ?? 0, token: parts.token }
  const path = (request.url ?? '').split('?')[0] ?? ''
  const isApi = path.startsWith('/api/')
  const refusal =
    checkAddress(request, admission) ??
    (isApi ? (checkCaller(request, admission) ?? checkRoute(request, path)) : null)
  if (refusal) refuse(response, refusal)
  else if (isApi) await serveApi(parts, request, response)
  else await serveFile(parts.files, request, response)
}

async function serveApi(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { sessions, streams, services, reportBug } = parts
  const session = `tab-${String(request.headers[SESSION_HEADER])}`
  const release = sessions.hold(session)
  if (request.method === 'POST') {
    const { handlers } = services
    return answerCall(request, response, { handlers, session, reportBug }).finally(release)
  }
  if (!streams.open(session, response, release)) {
    release()
    refuse(response, {
      status: 503,
      message: 'Pincite is open in too many tabs to keep them all up to date.',
    })
  }
}

function fail({ reportBug }: Parts, response: ServerResponse, error: unknown): void {
  // A browser that goes away in the middle of a request is no failure of ours.
  if (response.socket?.destroyed ?? true) return
  reportBug('request', error)
  if (response.headersSent) response.destroy()
  else refuse(response, { status: 500, message: 'Something went wrong inside Pincite.' })
}

function printBug(where: string, error: unknown): void {
  console.error(`Pincite failed in ${where}:`, error)
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
      const message = `Port ${port} can't be used on this machine (${error.code}). Choose another one, or leave it out.`
      reject(taken ? new PinciteError('cannot-open', message) : error)
    })
    server.listen(port, '127.0.0.1', resolve)
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

async function closeServer(server: Server, parts: Parts): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  parts.streams.close()
  await Promise.allSettled(parts.running)
  try {
    await closeParts(parts)
  } finally {
    server.closeAllConnections()
    await closed
  }
}

async function closeParts({ streams, sessions, services }: Parts): Promise<void> {
  streams.close()
  sessions.close()
  await services.close()
}
