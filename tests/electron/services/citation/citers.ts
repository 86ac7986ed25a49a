/** Citers of the bundled styles, made once each: building one takes a moment. */
import { createCslCiter, type CitedItem } from '../../../../electron/services/citation/csl-citer.ts'
import { readBundledLocale, readBundledStyle } from '../../../../electron/services/citation/csl-folder.ts'
import { BUNDLED_STYLES, type CitationLocale } from '../../../../shared/citation/citation-styles.ts'
import type { CslItem } from '../../../../shared/domain/csl-item.ts'

export type StyleName = (typeof BUNDLED_STYLES)[number]['name']

export async function citerOf(
  sources: readonly CitedItem[],
  style: StyleName,
  locale: CitationLocale = 'en-US',
) {
  const { file } = BUNDLED_STYLES.find(({ name }) => name === style)!
  const locales = await Promise.all(
    ['en-US', locale].map(async (name) => [name, await readBundledLocale(name)] as const),
  )
  return createCslCiter(sources, {
    styleXml: await readBundledStyle(file),
    locale,
    locales: new Map(locales),
  })
}

/** A source with the record given; the title is taken out of it. */
export function source(id: string, { title = '', ...item }: CslItem): CitedItem {
  return { id, title: typeof title === 'string' ? title : '', fileName: `${id}.pdf`, item }
}

export const NOWHERE = { pageLabel: null, section: null, paragraph: null }

export const page = (pageLabel: string) => ({ ...NOWHERE, pageLabel })
