/**
 * Extracts a Word file: parts are read from the zip under limits and their markup made plain, paragraph numbers and
 * equations are written into the text, mammoth turns the document into HTML, and the HTML reader makes blocks of it.
 */
import mammoth from 'mammoth'
import type { Extraction, SourceMetadata } from '../../../../shared/domain/extraction.ts'
import { MEDIA_TYPE_FACTS } from '../../../../shared/domain/media-types.ts'
import { layOut } from '../blocks-to-text.ts'
import type { DraftBlock, DraftDocument } from '../draft-block.ts'
import { readPage } from '../html/extract-html.ts'
import { openZip } from '../read-zip.ts'
import { RefusalError } from '../refusal-error.ts'
import { itemOf, separateNames, statedNames } from '../stated-item.ts'
import { linkTypedNotes } from '../typed-notes.ts'
import { applyLabels, spellOutLabels } from './apply-labels.ts'
import { openDocxParts } from './docx-parts.ts'
import type { DocxParts } from './docx-parts.ts'
import { numberNotes } from './number-notes.ts'
import { numberParagraphs } from './number-paragraphs.ts'
import { plainEquations } from './plain-equations.ts'
import { plainMarkup } from './plain-markup.ts'
import { readRunningHeads } from './read-running-heads.ts'
import { readStyles } from './read-styles.ts'
import type { DocxStyles } from './read-styles.ts'
import { parseXmlPart, xmlElements, xmlText } from './read-xml-part.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Deeper XML than this is no document of Word's, whose deepest tables nest some 300 elements. */
const MAX_DEPTH = 2_000
/** What programs write as the author where no person was named. */
const PROGRAMS =
  /^(?:python-docx|docx4j|apache poi|openpyxl|microsoft office user|user|author|unknown|admin(?:istrator)?)$/i
/** No title, or what programs write where nobody gave one. */
const PLACEHOLDERS =
  /^(?:$|microsoft word - |untitled|(?:document|dokument|documento)\s*\d*$|word document$)/i
const RULES_FOR_ALL = ['u => u', "p[style-name='Title'] => h1:fresh"]

/** Extracts the Word file in `bytes`. Throws `RefusalError` where it is damaged, protected or too large. */
export async function extractDocx(bytes: Uint8Array): Promise<Extraction> {
  const parts = await openDocxParts(await openZip(bytes))
  const styles = readStyles(await parts.text(parts.related('styles') ?? 'word/styles.xml'))
  const source = await parts.text(parts.main)
  if (nestsDeeperThan(source, MAX_DEPTH)) {
    throw new RefusalError(
      'damaged',
      'The Word file is nested too deeply to be a document. Save it as PDF and add that.',
    )
  }
  const numbering = await parts.text(parts.related('numbering') ?? 'word/numbering.xml')
  const { texts, equations } = await readTexts(parts)
  texts.set(parts.main, numberParagraphs(texts.get(parts.main) ?? '', numbering, styles))
  const converted = await convert(parts, texts, styles)
  const settings = await parts.text(parts.related('settings') ?? 'word/settings.xml')
  const page = readPage(numberNotes(converted.html, source, settings))
  const metadata = await readMetadata(parts, styles, page.draft.body)
  const draft: DraftDocument = {
    title: metadata.title,
    language: metadata.language,
    body: applyLabels(page.draft.body),
    notes: page.draft.notes.map((note) => ({ ...note, runs: spellOutLabels(note.runs) })),
    furniture: await readRunningHeads(parts),
  }
  const { canonical, document } = layOut(linkTypedNotes(draft), MEDIA_TYPE_FACTS[DOCX].extractor)
  const warnings = [...page.warnings, ...converted.warnings]
  if (equations > 0) {
    const what = equations === 1 ? '1 equation is' : `${equations} equations are`
    warnings.push(`${what} shown as plain characters in a row.`)
  }
  if (canonical.text === '') warnings.push('The Word file holds no text.')
  return {
    mediaType: DOCX,
    canonical,
    document,
    metadata,
    warnings,
  }
}

/** The parts that hold words, by name, in markup that mammoth reads whole, and how many equations they hold. */
async function readTexts(parts: DocxParts): Promise<{ texts: Map<string, string>; equations: number }> {
  const texts = new Map<string, string>()
  let equations = 0
  const notes = ['footnotes', 'endnotes'].map((kind) => parts.related(kind) ?? `word/${kind}.xml`)
  for (const name of [parts.main, ...notes]) {
    const plain = plainEquations(plainMarkup(await parts.text(name)))
    texts.set(name, plain.xml)
    equations += plain.count
  }
  return { texts, equations }
}

type MammothInput = Parameters<typeof mammoth.convertToHtml>[0]

async function convert(parts: DocxParts, texts: ReadonlyMap<string, string>, styles: DocxStyles) {
  // Besides paths and buffers mammoth takes an opened file. Ours keeps every part within the limits of `openZip`;
  // given a buffer, mammoth would unpack it itself, without limits.
  const file = {
    exists: (name: string) => parts.has(name),
    read: async (name: string, encoding?: string) => {
      if (encoding === undefined) return parts.bytes(name)
      return encoding === 'base64'
        ? Buffer.from(await parts.bytes(name)).toString('base64')
        : (texts.get(name) ?? parts.text(name))
    },
  }
  const { value, messages } = await mammoth.convertToHtml({ file } as unknown as MammothInput, {
    externalFileAccess: false,
    includeEmbeddedStyleMap: false,
    styleMap: [...RULES_FOR_ALL, ...styles.mammothRules],
  })
  return { html: value, warnings: lossesIn(messages.map((message) => message.message)) }
}

/** Most of mammoth's messages speak of looks; these are about content that is not in the result. */
function lossesIn(messages: readonly string[]): string[] {
  const symbols = messages.filter((message) => message.includes('w:sym')).length
  const pictures = messages.filter((message) =>
    /external file access|image file|could not open/i.test(message),
  ).length
  const warnings: string[] = []
  if (symbols > 0)
    warnings.push(`${symbols === 1 ? '1 symbol' : `${symbols} symbols`} of a special font can't be shown.`)
  if (pictures > 0)
    warnings.push(
      `${pictures === 1 ? '1 picture is' : `${pictures} pictures are`} not in the file and not shown.`,
    )
  return warnings
}

async function readMetadata(
  parts: DocxParts,
  styles: DocxStyles,
  body: readonly DraftBlock[],
): Promise<SourceMetadata> {
  const core = parseXmlPart(await parts.text('docProps/core.xml'))
  const property = (name: string) => {
    const element = xmlElements(core, name)[0]
    return (element && xmlText(element).replace(/\s+/g, ' ').trim()) || null
  }
  const heading = body.find((block) => block.kind === 'heading' && block.level === 1)
  const headline = heading?.kind === 'heading' ? heading.runs.map((run) => run.text).join('') : null
  return {
    title: PLACEHOLDERS.test(property('title') ?? '') ? headline : property('title'),
    language: styles.language,
    // Word keeps when the file was made, not when the report was published.
    item: itemOf({
      author: PROGRAMS.test(property('creator') ?? '')
        ? null
        : statedNames(separateNames(property('creator'))),
    }),
  }
}

function nestsDeeperThan(xml: string, limit: number): boolean {
  let depth = 0
  for (const [tag] of xml.matchAll(/<[^!?][^>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > limit) return true
  }
  return false
}
