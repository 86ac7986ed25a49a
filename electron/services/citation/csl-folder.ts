/** Finds the citation styles and locales that come with Pincite (`csl/`), and reads them. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Returns the folder `csl`: beside the running bundle in `out/main` (or one folder further up), else at the root of
 * the sources. Throws where there is none, which means a broken build.
 */
export function locateCslFolder(from: string = dirname(fileURLToPath(import.meta.url))): string {
  const places = ['.', '..', '../../..'].map((up) => join(from, up, 'csl'))
  const found = places.find((place) => existsSync(join(place, 'styles')))
  if (found === undefined) {
    throw new Error(
      `The citation styles were not found near ${from}: expected csl/styles. Run "npm run build".`,
    )
  }
  return found
}

/** Reads a style that comes with Pincite, by the name of its file without the ending. */
export function readBundledStyle(file: string): Promise<string> {
  return readFile(join(locateCslFolder(), 'styles', `${file}.csl`), 'utf8')
}

/** Reads a locale that comes with Pincite, such as “de-DE”. */
export function readBundledLocale(locale: string): Promise<string> {
  return readFile(join(locateCslFolder(), 'locales', `locales-${locale}.xml`), 'utf8')
}

/** Returns whose the styles, the locales and the processor are, and under which licences they come. */
export function readCslNotice(): Promise<string> {
  return readFile(join(locateCslFolder(), 'NOTICE.txt'), 'utf8')
}
