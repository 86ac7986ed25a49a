import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve, sep } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const pdfjsRoot = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
const pdfjsFolders = ['cmaps', 'standard_fonts', 'wasm', 'iccs']

/** Puts pdf.js' run-time data beside the page, so that a report opens without a network. */
function pdfjsData(): Plugin {
  return {
    name: 'pincite:pdfjs-data',
    configureServer(server) {
      server.middlewares.use('/pdfjs', (request, response, next) => {
        const [, folder, file] =
          /^\/([a-z_]+)\/([\w.-]+)$/.exec((request.url ?? '').split('?')[0] ?? '') ?? []
        if (!folder || !file || !pdfjsFolders.includes(folder)) return next()
        createReadStream(join(pdfjsRoot, folder, file))
          .on('error', next)
          .pipe(response)
      })
    },
    generateBundle() {
      for (const folder of pdfjsFolders) {
        for (const file of readdirSync(join(pdfjsRoot, folder))) {
          const source = readFileSync(join(pdfjsRoot, folder, file))
          this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${file}`, source })
        }
      }
    },
  }
}

/** Puts citation styles, locales and their notice beside the services, which read them when something is cited. */
function citationStyles(): Plugin {
  return {
    name: 'pincite:citation-styles',
    generateBundle() {
      for (const entry of readdirSync('csl', { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const path = join(entry.parentPath, entry.name)
        const source = readFileSync(path)
        this.emitFile({ type: 'asset', fileName: path.split(sep).join('/'), source })
      }
    },
  }
}

export default defineConfig({
  main: {
    plugins: [citationStyles()],
    build: {
      // The browser host and the command line run the same chunks under plain Node.
      target: 'node20.19',
      // Everything is bundled: the built product needs no node_modules.
      externalizeDeps: false,
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve('electron/main/index.ts'),
          'browser-host': resolve('electron/browser-host/index.ts'),
          cli: resolve('electron/cli/index.ts'),
          'extract-worker': resolve('electron/services/extract/extract-worker.ts'),
          'job-worker': resolve('electron/services/jobs/job-worker.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      sourcemap: 'inline',
      rolldownOptions: {
        input: { index: resolve('electron/preload/index.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), pdfjsData()],
    build: {
      outDir: 'out/renderer',
      minify: true,
      sourcemap: true,
      rolldownOptions: { input: { index: resolve('renderer/index.html') } },
    },
  },
})
