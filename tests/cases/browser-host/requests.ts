/** Requests that the browser host must refuse, and what with; read against an honest call. */
import { JSON_LIMIT } from '../../../electron/browser-host/call-route.ts'

export interface RequestCase {
  readonly title: string
  readonly status: number
  readonly method?: string
  readonly path?: string
  /** Altered headers; null takes one away. PORT stands for the port. */
  readonly headers?: Readonly<Record<string, string | null>>
  readonly body?: string
}

/** Names that a request may carry in Host when it was not meant for us. */
export const FOREIGN_HOSTS = [
  'evil.test',
  'evil.test:PORT',
  'rebind.test:PORT',
  '127.0.0.1',
  'localhost',
  '127.0.0.1:1',
  'localhost:1',
  '127.0.0.1:PORT.evil.test',
  'localhost.:PORT',
  'LOCALHOST:PORT',
  'localhost:0PORT',
  'localhost.evil.test:PORT',
  'evil.test#localhost:PORT',
  'evil.test@localhost:PORT',
  'user@127.0.0.1:PORT',
  'user:password@localhost:PORT',
  '127.0.0.1:PORT,evil.test',
  '127.0.0.1:PORT, localhost:PORT',
  '127.1:PORT',
  '127.0.1:PORT',
  '127.0.0.2:PORT',
  '127.0.0.01:PORT',
  '0177.0.0.1:PORT',
  '0x7f.0.0.1:PORT',
  '0x7f000001:PORT',
  '2130706433:PORT',
  '0:PORT',
  '0.0.0.0:PORT',
  '[::1]:PORT',
  '[::]:PORT',
  '[::ffff:127.0.0.1]:PORT',
  '[0:0:0:0:0:0:0:1]:PORT',
  '169.254.169.254:PORT',
  '192.168.0.1:PORT',
  '10.0.0.1:PORT',
  '127.0.0.1.nip.test:PORT',
  'localtest.test:PORT',
  'ip6-localhost:PORT',
  'localhost.localdomain:PORT',
  'http://127.0.0.1:PORT',
  '//127.0.0.1:PORT',
] as const

export const REFUSED: readonly RequestCase[] = [
  { title: 'no secret', status: 401, headers: { authorization: null } },
  { title: 'a wrong secret', status: 401, headers: { authorization: `Bearer ${'A'.repeat(43)}` } },
  { title: 'an empty secret', status: 401, headers: { authorization: 'Bearer ' } },
  { title: 'a secret of another kind', status: 401, headers: { authorization: 'Basic dXNlcjpwYXNz' } },
  { title: 'a secret sent as a cookie', status: 401, headers: { authorization: null, cookie: 't=TOKEN' } },
  {
    title: 'a secret sent in the address',
    status: 401,
    headers: { authorization: null },
    path: '/api/call/readSettings?t=TOKEN',
  },
  { title: 'the origin of another site', status: 403, headers: { origin: 'https://evil.test' } },
  { title: 'the origin of another port', status: 403, headers: { origin: 'http://127.0.0.1:1' } },
  { title: 'our origin over https', status: 403, headers: { origin: 'https://127.0.0.1:PORT' } },
  { title: 'the origin null of a sandboxed frame', status: 403, headers: { origin: 'null' } },
  { title: 'our other name as origin', status: 403, headers: { origin: 'http://localhost:PORT' } },
  { title: 'a request from another site', status: 403, headers: { 'sec-fetch-site': 'cross-site' } },
  { title: 'a request from another port', status: 403, headers: { 'sec-fetch-site': 'same-site' } },
  { title: 'a request typed into the address bar', status: 403, headers: { 'sec-fetch-site': 'none' } },
  { title: 'a form', status: 415, headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { title: 'plain text', status: 415, headers: { 'content-type': 'text/plain' } },
  {
    title: 'plain text named like JSON',
    status: 415,
    headers: { 'content-type': 'text/plain; application/json' },
  },
  { title: 'a body of no type', status: 415, headers: { 'content-type': null } },
  {
    title: 'JSON where bytes belong',
    status: 415,
    path: '/api/call/appendUpload',
    body: '{"upload":"u","offset":0}',
  },
  { title: 'a body that is no JSON', status: 400, body: '{"key":' },
  { title: 'a body that is empty', status: 400, body: '' },
  {
    title: 'a body announced as too long',
    status: 413,
    headers: { 'content-length': String(JSON_LIMIT + 1) },
  },
  { title: 'no session', status: 400, headers: { 'x-pincite-session': null } },
  { title: 'a session that is a path', status: 400, headers: { 'x-pincite-session': '../../etc/x' } },
  { title: 'a session that is too long', status: 400, headers: { 'x-pincite-session': 'x'.repeat(65) } },
  { title: 'a session that is too short', status: 400, headers: { 'x-pincite-session': 'x' } },
  { title: 'a call by GET', status: 405, method: 'GET' },
  { title: 'a call by PUT', status: 405, method: 'PUT' },
  { title: 'a call by DELETE', status: 405, method: 'DELETE' },
  {
    title: 'a preflight of another site',
    status: 403,
    method: 'OPTIONS',
    headers: { origin: 'https://evil.test' },
  },
  { title: 'a preflight of our own site', status: 401, method: 'OPTIONS', headers: { authorization: null } },
  { title: 'events by POST', status: 405, path: '/api/events' },
  { title: 'an address of the API that is none', status: 404, path: '/api/rpc/readSettings' },
  { title: 'the API without a method', status: 404, path: '/api/' },
]

/** Paths that must not lead to any file. */
export const STRAY_PATHS = [
  '/../package.json',
  '/assets/../../package.json',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/..%2fpackage.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '//etc/passwd',
  '/etc/passwd',
  '/assets',
  '/assets/',
  '/assets//worker.mjs',
  '/ASSETS/worker.mjs',
  '/assets/worker.mjs%00.html',
  '/%00',
  '/index.html/',
  '/index.html%20',
  '/.git/config',
  '/file:///etc/passwd',
  'http://127.0.0.1/index.html',
  '*',
] as const
