/** Reads the words of a DOCX's headers and footers, which are page furniture. */
import type { DraftBlock } from '../draft-block.ts'
import type { HtmlElement, HtmlParent } from '../html/html-tree.ts'
import { isElement } from '../html/html-tree.ts'
import type { DocxParts } from './docx-parts.ts'
import { parseXmlPart, xmlElements, xmlText } from './read-xml-part.ts'

/** Returns a paragraph for every different line of the headers and footers, in the order of the file. */
export async function readRunningHeads(parts: DocxParts): Promise<DraftBlock[]> {
  const lines = new Set<string>()
  for (const name of [...parts.allRelated('header'), ...parts.allRelated('footer')]) {
    for (const paragraph of xmlElements(parseXmlPart(await parts.text(name)), 'p')) {
      const line = wordsIn(paragraph).replace(/\s+/g, ' ').trim()
      if (line !== '') lines.add(line)
    }
  }
  return [...lines].map((text) => ({
    kind: 'paragraph',
    style: 'plain',
    runs: [{ text, style: { marks: [] } }],
  }))
}

/** Text of one paragraph; a text box in it is a paragraph of its own, deleted words are none. */
function wordsIn(element: HtmlElement | HtmlParent): string {
  return element.childNodes
    .filter(isElement)
    .map((child) => {
      const name = child.tagName.slice(child.tagName.indexOf(':') + 1)
      if (name === 't') return xmlText(child)
      if (name === 'tab' || name === 'br') return ' '
      return name === 'p' || name === 'del' || name === 'fallback' ? '' : wordsIn(child)
    })
    .join('')
}
