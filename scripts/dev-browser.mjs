// npm run dev: the browser host with the window served by Vite, so that changes show at once.
import { resolveConfig } from 'electron-vite'
import { createServer, mergeConfig } from 'vite'
import { buildIfStale } from './build-if-stale.mjs'

process.env.NODE_ENV_ELECTRON_VITE = 'development'
await buildIfStale()
const { startForDevelopment } = await import('../out/main/cli.js')
const host = await startForDevelopment()
const { config } = await resolveConfig({}, 'serve', 'development')
const proxy = { '/api': { target: host.origin, changeOrigin: true, headers: { origin: host.origin } } }
const server = await createServer(
  mergeConfig(config.renderer, { configFile: false, server: { host: '127.0.0.1', proxy } }),
)
await server.listen()
console.log(
  `\n  ${server.resolvedUrls.local[0]}#t=${host.token}\n\nThe window reloads by itself; restart after changes in electron/ or shared/api.`,
)
