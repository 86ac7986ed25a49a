/** A browser host on loopback for tests, and requests to it byte by byte as no browser would send them. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserHost, startServer } from '../../electron/browser-host/server.ts'
import { type FakeServices, fakeServices } from './fake-services.ts'

export interface TestHost extends BrowserHost {
  readonly port: number
  readonly services: FakeServices
  readonly bugs: unknown[]
  emit(event: string, data: unknown): void
}

export interface TestHostOptions {
  readonly answers?: Parameters<typeof fakeServices>[0]
  readonly graceMs?: number
  readonly port?: number
}

/** What the interface of a {@link startTestHost} consists of. */
export const PAGE = '<!doctype html><title>Pincite</title>'

/** Starts the server over fake services and a small interface of three files. */
export async function startTestHost({ answers, ...options }: TestHostOptions = {}): Promise<TestHost> {
  const rendererFolder = await mkdtemp(join(tmpdir(), 'pincite-renderer-'))
  await mkdir(join(rendererFolder, 'assets'))
  await writeFile(join(rendererFolder, 'index.html'), PAGE)
  await writeFile(join(rendererFolder, 'assets/index-1a2B3c4d.js'), 'export {}')
  await writeFile(join(rendererFolder, 'assets/worker.mjs'), 'export {}')
  const services = fakeServices(answers)
  const bugs: unknown[] = []
  let emit: TestHost['emit'] = () => undefined
  const host = await startServer({
    ...options,
    rendererFolder,
    startServices: (tell) => {
      emit = tell
      return Promise.resolve(services)
    },
    reportBug: (_where, error) => bugs.push(error),
  })
  const close = async () => {
    await host.close()
    await rm(rendererFolder, { recursive: true })
  }
  const port = Number(new URL(host.origin).port)
  return { ...host, port, services, bugs, close, emit: (event, data) => emit(event, data) }
}

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Sends one request exactly as described; no header is added but Host, and that only where none is given. */
export function send(
  port: number,
  options: RequestOptions,
  body: string | Uint8Array = '',
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, agent: false, ...options }, (incoming) => {
      const pieces: Buffer[] = []
      incoming.on('data', (piece: Buffer) => pieces.push(piece))
      incoming.on('error', reject)
      incoming.on('end', () => {
        const { statusCode = 0, headers } = incoming
        resolve({ status: statusCode, headers, body: Buffer.concat(pieces).toString() })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Headers of an honest call from a window. */
export function honestHeaders(host: TestHost): Record<string, string> {
  return {
    host: `127.0.0.1:${host.port}`,
    origin: host.origin,
    'sec-fetch-site': 'same-origin',
    authorization: `Bearer ${host.token}`,
    'content-type': 'application/json',
    'x-pincite-session': 'window-one',
  }
}
