/** Parses HTML with parse5 under limits that keep a hostile page from exhausting memory or the stack. */
import { defaultTreeAdapter, parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { RefusalError } from '../refusal-error.ts'

/** Browsers stop nesting at 512; the readers of this folder recurse, so the limit also guards the stack. */
const MAX_DEPTH = 1_000
/** A page of 1 MB has some 15,000 elements. Unclosed formatting tags can multiply into millions. */
const MAX_ELEMENTS = 1_000_000

/**
 * Returns the document parsed from `html` as HTML demands (scripting on, so `noscript` stays closed).
 * Throws {@link RefusalError} where elements are nested more than 1,000 deep or number more than a million.
 */
export function parseHtml(html: string): DefaultTreeAdapterTypes.Document {
  let depth = 0
  let elements = 0
  const treeAdapter: typeof defaultTreeAdapter = {
    ...defaultTreeAdapter,
    createElement: (tagName, namespaceURI, attrs) => {
      elements++
      if (elements > MAX_ELEMENTS) throw tooComplex(`more than ${MAX_ELEMENTS.toLocaleString('en')} elements`)
      return defaultTreeAdapter.createElement(tagName, namespaceURI, attrs)
    },
    onItemPush: () => {
      depth++
      if (depth > MAX_DEPTH)
        throw tooComplex(`elements nested more than ${MAX_DEPTH.toLocaleString('en')} deep`)
    },
    onItemPop: () => {
      depth--
    },
  }
  return parse(html, { treeAdapter })
}

function tooComplex(what: string): RefusalError {
  return new RefusalError(
    'damaged',
    `The web page has ${what}, which no report needs: it is damaged or hostile. Print the page to PDF and add that.`,
  )
}
