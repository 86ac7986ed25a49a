/** Serves the built interface to the desktop windows under `pincite://app/`, and nothing else. */
import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { APP_ADDRESS, APP_SCHEME } from '../../shared/api/host.ts'
import { SECURITY_HEADERS } from '../../shared/api/security-headers.ts'
import type { AppFiles } from '../services/app-files.ts'

/**
 * Makes the scheme one with an origin, so that modules, workers and `fetch` work as on a secure site. Must be
 * called before Electron is ready. Deliberately not allowed: to bypass the CSP, and service workers.
 */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true }
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges }])
}

/** Serves the listed files. Must be called when Electron is ready. */
export function serveApp(files: AppFiles): void {
  protocol.handle(APP_SCHEME, (request) => answer(files, request))
}

async function answer(files: AppFiles, request: Request): Promise<Response> {
  const address = request.url.split(/[?#]/)[0] ?? ''
  const known = request.method === 'GET' && address.startsWith(APP_ADDRESS)
  const file = known ? files.get(address.slice(APP_ADDRESS.length - 1)) : undefined
  const bytes = file && (await readFile(file.path).catch(() => null))
  if (bytes) return new Response(bytes, { headers: { ...file.headers } })
  return new Response('There is nothing at this address.\n', {
    status: 404,
    headers: { ...SECURITY_HEADERS, 'content-type': 'text/plain' },
  })
}
