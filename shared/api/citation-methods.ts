/** Methods that cite, and those about the styles to cite in: a part of the table in `methods.ts`. */
import { z } from 'zod'
import { LOCALE_NAMES, type CitationStyle } from '../citation/citation-styles.ts'
import { id, nothing, read, write } from './method.ts'
import type { AnnotationCitation, FormattedText } from './pincite-api.ts'

export const styleName = z.string().min(1).max(200)

export const citationMethods = {
  listCitationStyles: read<readonly CitationStyle[]>()(
    'Lists the citation styles at hand, those the person added last.',
    nothing,
  ),
  addCitationStyle: write<CitationStyle>()(
    'Keeps an uploaded CSL style for this person; “refused” for what is none.',
    z.strictObject({ upload: id }),
  ),
  removeCitationStyle: write<null>()(
    'Forgets a style that the person added.',
    z.strictObject({ name: styleName }),
  ),
  readCitationNotice: read<string>()(
    'Reads whose the citation styles, locales and processor are, and their licences.',
    nothing,
  ),
  citeAnnotation: read<AnnotationCitation>()(
    "Cites an annotation in the person's style and locale, or in those given.",
    z.strictObject({
      annotationId: id,
      citationStyle: styleName.optional(),
      citationLocale: z.enum(LOCALE_NAMES).optional(),
    }),
  ),
  citeUsedSources: read<readonly FormattedText[]>()(
    "Lists the sources that have annotations, as the person's style lists them.",
    nothing,
  ),
} as const
