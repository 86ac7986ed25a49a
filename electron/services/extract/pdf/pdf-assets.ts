/** Finds the data files pdf.js needs beside its code: character maps, standard fonts, WebAssembly, colour profiles. */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Directories of pdf.js data, as plain paths ending in "/" as pdf.js demands, on every system. */
export interface PdfAssets {
  readonly cMapUrl: string
  readonly standardFontDataUrl: string
  readonly wasmUrl: string
  readonly iccUrl: string
}

/**
 * Returns where the data of pdf.js stands: `../renderer/pdfjs/` as seen from the running bundle in `out/main`
 * (or one folder further down), else the installed `pdfjs-dist` package when run from source.
 * Throws where neither is there, which means a broken build.
 */
export function locatePdfAssets(from: string = dirname(fileURLToPath(import.meta.url))): PdfAssets {
  const built = [join(from, '..', 'renderer', 'pdfjs'), join(from, '..', '..', 'renderer', 'pdfjs')]
  const root = built.find((folder) => existsSync(join(folder, 'cmaps'))) ?? installedPackage(from)
  return {
    cMapUrl: `${join(root, 'cmaps')}/`,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    wasmUrl: `${join(root, 'wasm')}/`,
    iccUrl: `${join(root, 'iccs')}/`,
  }
}

function installedPackage(from: string): string {
  try {
    return dirname(createRequire(join(from, 'x.js')).resolve('pdfjs-dist/package.json'))
  } catch (cause) {
    throw new Error(
      `The data files of pdf.js were not found near ${from}: expected ../renderer/pdfjs. Run "npm run build".`,
      { cause },
    )
  }
}
