// Bundles the matcher from the present sources, as the window gets it.
import path from 'node:path'
import { build } from 'vite'

const folder = path.join(import.meta.dirname, '../node_modules/.cache/anchoring')

/** The bundle; it exports what `product.mjs` does. */
export const builtMatcher = path.join(folder, 'matcher.mjs')

/** Builds it. Rejects when the sources don't build. */
export async function buildMatcher() {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      lib: {
        entry: path.join(import.meta.dirname, 'product.mjs'),
        formats: ['es'],
        fileName: () => 'matcher.mjs',
      },
    },
  })
}
