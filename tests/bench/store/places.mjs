// Where the bench keeps what it builds and what it measures with.
import path from 'node:path'

/** The folder with the bench's own package.json. */
export const benchFolder = path.join(import.meta.dirname, '..')

/** On the disk that the repository is on: a temporary folder may be in memory, where a sync costs nothing. */
export const cacheFolder = path.join(benchFolder, 'node_modules/.cache')

/** The bundle that `build-store.mjs` makes; it exports what `product.mjs` does. */
export const builtStore = path.join(cacheFolder, 'store/store.js')
