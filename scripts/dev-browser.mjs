// npm run dev [-- <project>]: the browser host, with the window served by Vite so that changes show at once.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { resolveConfig } from 'electron-vite'
import { createServer, mergeConfig } from 'vite'
import { buildIfStale } from './build-if-stale.mjs'

await buildIfStale()
const command = [
  join(import.meta.dirname, 'pincite.mjs'),
  'serve',
  '--no-open',
  '--json',
  ...process.argv.slice(2),
]
const host = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
const { url } = JSON.parse(await new Promise((done) => host.stdout.once('data', done)))
const { origin, hash } = new URL(url)

process.env.NODE_ENV_ELECTRON_VITE = 'development'
const { config } = await resolveConfig({}, 'serve', 'development')
const proxy = { '/api': { target: origin, changeOrigin: true, headers: { origin } } }
const server = await createServer(
  mergeConfig(config.renderer, { configFile: false, server: { host: '127.0.0.1', proxy } }),
)
await server.listen()
console.log(`\n  ${server.resolvedUrls.local[0]}${hash}\n`)
console.log('The window follows changes in renderer/; start again after changes elsewhere. Ctrl+C ends it.')
const end = () => {
  host.kill('SIGINT')
  void server.close()
}
process.once('SIGINT', end)
process.once('SIGTERM', end)
