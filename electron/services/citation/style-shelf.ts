/**
 * The citation styles at hand: those that come with Pincite, and those a person added, each a file `styles/<name>.csl`
 * in the folder of their settings, as it was given.
 */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, PinciteError } from '../../../shared/api/errors.ts'
import {
  BUNDLED_STYLES,
  type CitationChoice,
  type CitationStyle,
} from '../../../shared/citation/citation-styles.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { makeFolders } from '../make-folders.ts'
import { replaceFile } from '../store/atomic-file.ts'
import type { CitedItem, CslCiter } from './csl-citer.ts'
import { readBundledLocale, readBundledStyle } from './csl-folder.ts'
import { lastPart, MOST_STYLE_BYTES, readStyle, type StyleReading } from './read-style.ts'

export class StyleShelf {
  readonly #folder: string

  /** Takes the folder of the person's settings. */
  constructor(settings: string) {
    this.#folder = join(settings, 'styles')
  }

  /** Lists the styles, those of Pincite first. A file of the person's that is no style any more is left out. */
  async list(): Promise<readonly CitationStyle[]> {
    const files = await readdir(this.#folder).catch(() => [])
    const names = files.flatMap((file) => (file.endsWith('.csl') ? [file.slice(0, -'.csl'.length)] : []))
    const own = await Promise.all(
      names.toSorted().map(async (name) => {
        const reading = await this.#readOwn(name)
        return reading?.ok ? [{ name, title: reading.style.title, own: true }] : []
      }),
    )
    return [...BUNDLED_STYLES.map(({ name, title }) => ({ name, title, own: false })), ...own.flat()]
  }

  /**
   * Keeps a style of the person's, in place of one with the same id, after the processor has tried it. Throws
   * `refused` for what is no CSL style, for one that Pincite has already, and for one whose parent is not at hand;
   * `not-saved` where the disk refuses.
   */
  async add(fileName: string, bytes: Uint8Array): Promise<CitationStyle> {
    const refuse = (reason: string): never => {
      throw new PinciteError('refused', `“${fileName}” ${reason}`)
    }
    if (bytes.byteLength > MOST_STYLE_BYTES) refuse('is too large for a citation style.')
    const xml = textOf(bytes) ?? refuse('is not UTF-8 text. Save the style as UTF-8.')
    const reading = readStyle(xml)
    if (!reading.ok) return refuse(reading.message)
    const { id, title } = reading.style
    const name = lastPart(id)
    const bundled = BUNDLED_STYLES.find((style) => style.name === name || style.file === name)
    if (bundled) refuse(`is the style “${bundled.name}”, which comes with Pincite. Choose that one.`)
    const styleXml = await this.#independent(reading, xml)
    await tryStyle(styleXml).catch((error: unknown) =>
      refuse(`can’t be used: ${messageOf(error)}. Get the style anew from where it came from.`),
    )
    const path = join(this.#folder, `${name}.csl`)
    try {
      await makeFolders(this.#folder)
      await replaceFile(path, (file) => file.writeFile(bytes))
    } catch (error) {
      throw new PinciteError('not-saved', `Pincite can't write ${path}: ${fileErrorReason(error)}.`)
    }
    return { name, title, own: true }
  }

  /** Forgets a style of the person's. Throws `not-found` where there is none of this name. */
  async remove(name: string): Promise<void> {
    const own = (await this.list()).find((style) => style.name === name && style.own)
    if (!own) throw new PinciteError('not-found', `You have added no style “${name}”.`)
    await rm(join(this.#folder, `${name}.csl`))
  }

  /** Makes a citer of the sources of a project. Throws `not-found` where the style is not at hand. */
  async citer(sources: readonly CitedItem[], { style, locale }: CitationChoice): Promise<CslCiter> {
    const styleXml = await this.#find(style)
    return makeCiter(sources, styleXml, locale)
  }

  async #find(name: string): Promise<string> {
    const bundled = BUNDLED_STYLES.find((style) => style.name === name || style.file === name)
    if (bundled) return readBundledStyle(bundled.file)
    const reading = lastPart(name) === name ? await this.#readOwn(name) : null
    if (!reading) {
      const known = (await this.list()).map((style) => style.name).join(', ')
      const remedy = 'Add one with: pincite styles add <file.csl>'
      throw new PinciteError(
        'not-found',
        `There is no citation style “${name}”. There are ${known}. ${remedy}`,
      )
    }
    if (!reading.ok) throw new PinciteError('refused', `The style “${name}” ${reading.message}`)
    return this.#independent(reading, reading.xml)
  }

  /** Returns the style itself, or its parent where it is a dependent one. */
  async #independent(reading: StyleReading & { readonly ok: true }, xml: string): Promise<string> {
    const { parent, title } = reading.style
    if (parent === null) return xml
    const bundled = BUNDLED_STYLES.find((style) => style.file === parent)
    if (bundled) return readBundledStyle(bundled.file)
    const own = await this.#readOwn(parent)
    if (own?.ok && own.style.parent === null) return own.xml
    throw new PinciteError(
      'refused',
      `“${title}” only points at the style “${parent}”, which is not at hand. ` +
        `Get https://www.zotero.org/styles/${parent} and add it first.`,
    )
  }

  async #readOwn(name: string): Promise<(StyleReading & { readonly xml: string }) | null> {
    try {
      const bytes = await readFile(join(this.#folder, `${name}.csl`))
      const xml = textOf(bytes)
      if (xml === null) return { ok: false, message: 'is not UTF-8 text. Add it again.', xml: '' }
      return { ...readStyle(xml), xml }
    } catch (error) {
      if (fileErrorCode(error) === 'ENOENT') return null
      throw new PinciteError('refused', `The style “${name}” can’t be read: ${fileErrorReason(error)}.`)
    }
  }
}

async function makeCiter(sources: readonly CitedItem[], styleXml: string, locale: string): Promise<CslCiter> {
  // The processor is large, and most commands cite nothing.
  const { createCslCiter } = await import('./csl-citer.ts')
  const read = async (name: string) => [name, await readBundledLocale(name)] as const
  const locales = new Map(await Promise.all([...new Set(['en-US', locale])].map(read)))
  return createCslCiter(sources, { styleXml, locale, locales })
}

/** Lets the processor cite and list a small report; throws what it says of the style. */
async function tryStyle(styleXml: string): Promise<void> {
  const item = { type: 'report', author: [{ family: 'Ortiz', given: 'Ana' }], publisher: 'Wells Trust' }
  const source = { id: 'trial', item, title: 'Wells of the upper valley', fileName: 'wells.pdf' }
  const citer = await makeCiter([source], styleXml, 'en-US')
  citer.cite(source, { pageLabel: '12', section: null, paragraph: null })
  citer.reference(source)
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
