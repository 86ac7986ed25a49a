// Builds the store, and the worker in which its jobs run, as the product's main program is built.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { resolveConfig } from 'electron-vite'
import { build } from 'vite'
import { builtStore } from './places.mjs'

const root = path.join(import.meta.dirname, '../../..')
const folder = path.dirname(builtStore)

/** Builds from the present sources. Rejects when they don't build. */
export async function buildStore() {
  mkdirSync(folder, { recursive: true })
  process.chdir(root)
  const { config } = await resolveConfig({ logLevel: 'error' }, 'build', 'production')
  const { main } = config
  main.build.outDir = folder
  main.build.emptyOutDir = true
  main.build.rolldownOptions.input = {
    store: path.join(import.meta.dirname, 'product.mjs'),
    'job-worker': path.join(root, 'electron/services/jobs/job-worker.ts'),
  }
  main.build.rolldownOptions.preserveEntrySignatures = 'strict'
  await build({ ...main, configFile: false, logLevel: 'error' })
}
