/**
 * The files of the built interface as a host serves them: a closed list from address to file, read once at start.
 * A request only ever selects from the list, so no path is made from what a request says.
 */
import { readdir } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { SECURITY_HEADERS } from '../../shared/api/security-headers.ts'

export interface AppFile {
  /** Where the bytes are. */
  readonly path: string
  /** Everything to send with them, the security headers included. */
  readonly headers: Readonly<Record<string, string>>
}

/** From the path of an address, percent-encoded as a browser sends it ("/", "/assets/index-1a2b3c4d.js"), to a file. */
export type AppFiles = ReadonlyMap<string, AppFile>

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

/**
 * Lists the regular files below a folder (links are left out) under the addresses they are served at; "/" is
 * index.html. Throws where there is no index.html: the interface has not been built.
 */
export async function listAppFiles(folder: string): Promise<AppFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = new Map<string, AppFile>()
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const address = `/${encodeURI(relative(folder, path).split(sep).join('/'))}`
    files.set(address, { path, headers: headersOf(address) })
  }
  const start = files.get('/index.html')
  if (!start) throw new Error(`The interface is missing in ${folder}. Run: npm run build`)
  return files.set('/', start)
}

function headersOf(address: string): Record<string, string> {
  // The build puts a hash of the content into these names, so what is cached under one never changes.
  const fingerprinted = /^\/assets\/.*-[\w-]{8}\.\w+$/.test(address)
  return {
    ...SECURITY_HEADERS,
    'content-type': mediaTypes[extname(address)] ?? 'application/octet-stream',
    'cache-control': fingerprinted ? 'private, max-age=31536000, immutable' : 'no-cache',
  }
}
