/** Extracts a web page: its report as blocks and canonical text, its notes, and the site around it as furniture. */
import type { Extraction, SourceMetadata } from '../../../../shared/domain/extraction.ts'
import { MEDIA_TYPE_FACTS } from '../../../../shared/domain/media-types.ts'
import { layOut } from '../blocks-to-text.ts'
import { declaredEncoding, decodeText } from '../decode-text.ts'
import type { DraftDocument, DraftNote, DraftRun } from '../draft-block.ts'
import { RefusalError } from '../refusal-error.ts'
import { linkTypedNotes } from '../typed-notes.ts'
import { chooseContent } from './choose-content.ts'
import { findNotes } from './find-notes.ts'
import type { FoundNote } from './find-notes.ts'
import type { HtmlElement } from './html-tree.ts'
import { dropStart, joinParagraphs } from './inline-text.ts'
import { parseHtml } from './parse-html.ts'
import { PictureShelf } from './picture-shelf.ts'
import { readBlocks, readRuns } from './read-blocks.ts'
import type { PagePlan } from './read-blocks.ts'
import { readPageMetadata } from './read-metadata.ts'

const HTML = 'text/html'
const MAX_BYTES = 64 * 1024 * 1024

/** What a page gives before offsets are laid out. */
export interface PageReading {
  readonly draft: DraftDocument
  readonly metadata: SourceMetadata
  readonly warnings: readonly string[]
}

/** Extracts the web page in `bytes`. Throws `RefusalError` where it is too large or too complex. */
export function extractHtml(bytes: Uint8Array): Extraction {
  if (bytes.length > MAX_BYTES) {
    throw new RefusalError('too-large', 'The web page is larger than 64 MB. Print it to PDF and add that.')
  }
  const decoded = decodeText(bytes, declaredEncoding(bytes))
  const { draft, metadata, warnings } = readPage(decoded.text)
  const { canonical, document } = layOut(linkTypedNotes(draft), MEDIA_TYPE_FACTS[HTML].extractor)
  return {
    mediaType: HTML,
    canonical,
    document,
    metadata,
    warnings: [
      ...decoded.warnings,
      ...warnings,
      ...(canonical.text === '' ? ['The web page holds no text.'] : []),
    ],
  }
}

/** Reads `html` into draft blocks: also the way DOCX takes, whose converter yields HTML. */
export function readPage(html: string): PageReading {
  const page = parseHtml(html)
  const metadata = readPageMetadata(page)
  const pictures = new PictureShelf()
  const found = findNotes(page)
  const noteElements = new Set(found.notes.flatMap((note) => note.elements))
  const content = chooseContent(page)
  const plan = (skipped: Iterable<HtmlElement>): PagePlan => ({
    calls: found.calls,
    skipped: new Set([...noteElements, ...skipped]),
    pictures,
  })
  const notePlan: PagePlan = { calls: found.calls, skipped: found.waysBack, pictures }
  const around = content?.around ? readBlocks(content.around, plan([content.root])) : []
  const inside = (content?.furnitureInside ?? []).flatMap((element) => readBlocks(element, plan([])))
  const draft: DraftDocument = {
    title: metadata.title,
    language: metadata.language,
    body: content ? readBlocks(content.root, plan(content.furnitureInside)) : [],
    notes: found.notes.map((note) => readNote(note, notePlan)),
    furniture: [...around, ...inside].filter((block) => block.kind !== 'picture'),
  }
  return { draft, metadata, warnings: pictures.warnings() }
}

function readNote(note: FoundNote, plan: PagePlan): DraftNote {
  const runs = joinParagraphs(note.elements.map((element) => readRuns(element, plan)))
  return { key: note.key, label: note.label, runs: note.labelApart ? runs : withoutLabel(runs, note.label) }
}

/** Drops a mark in front of a note's text where it is the note's own ("1. ", "[1] ", a superscript 1). */
function withoutLabel(runs: readonly DraftRun[], label: string): DraftRun[] {
  const text = runs.map((run) => run.text).join('')
  const printed = /^[[(]?([\p{L}\p{N}*†‡§¶]{1,4})[\])]?[.:)]?\s*/u.exec(text)
  if (!printed || core(printed[1] ?? '') !== core(label)) return [...runs]
  const superscript = runs[0]?.style.marks.includes('superscript') === true
  if (!superscript && !/[\s\])]$/.test(printed[0])) return [...runs]
  return dropStart(runs, printed[0].length)
}

function core(label: string): string {
  return label.replace(/[^\p{L}\p{N}*†‡§¶]/gu, '').toLowerCase()
}
