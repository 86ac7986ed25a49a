/** Reads what a PDF says about itself: document information (ISO 32000-2, 14.3.3), XMP, language, outline. */
import type { OutlineEntry } from '../../../../shared/anchoring/canonical-text.ts'
import type { SourceMetadata } from '../../../../shared/domain/extraction.ts'
import type { PdfDocument } from './open-pdf.ts'

const MOST_OUTLINE_ENTRIES = 5000

/**
 * Returns title, author, year of publication and language, each null where the file is silent. File names and names of
 * the program ("Microsoft Word - x.doc", "untitled") are no titles.
 */
export async function readMetadata(document: PdfDocument): Promise<SourceMetadata> {
  const { info: fields, metadata } = (await document.getMetadata()) as StatedMetadata
  const xmp = (name: string): string | null => {
    const value: unknown = metadata?.get(name)
    return Array.isArray(value) ? value.map(String).join('; ') : asText(value)
  }
  return {
    title: realTitle(asText(fields['Title'])) ?? realTitle(xmp('dc:title')),
    author: asText(fields['Author']) ?? xmp('dc:creator'),
    // When the file was made is not when the report was published: only a stated date of publication counts.
    year: readYear(xmp('prism:publicationdate')) ?? readYear(xmp('dc:date')),
    language: asText(fields['Language']),
  }
}

/** Returns the outline's entries that lead to a page, in order, levels from 1. Entries that lead nowhere are left out. */
export async function readOutline(document: PdfDocument): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = []
  const walk = async (nodes: readonly OutlineNode[] | null, level: number): Promise<void> => {
    for (const node of nodes ?? []) {
      if (entries.length >= MOST_OUTLINE_ENTRIES) return
      const page = await resolvePage(document, node.dest)
      const title = node.title.replace(/[\s\p{Cc}]+/gu, ' ').trim()
      if (page !== null && title !== '') entries.push({ title, level, page })
      await walk(node.items, level + 1)
    }
  }
  await walk(await document.getOutline(), 1)
  return entries
}

/** What pdf.js gives, which is looser than its types: there need not be any XMP. */
interface StatedMetadata {
  readonly info: Readonly<Record<string, unknown>>
  readonly metadata: { get(name: string): unknown } | null
}

interface OutlineNode {
  readonly title: string
  readonly dest: string | readonly unknown[] | null
  readonly items: readonly OutlineNode[]
}

/** The 1-based page a destination (ISO 32000-2, 12.3.2) leads to, or null for one that is missing or broken. */
async function resolvePage(document: PdfDocument, target: OutlineNode['dest']): Promise<number | null> {
  try {
    const [page] = (typeof target === 'string' ? await document.getDestination(target) : target) ?? []
    if (typeof page === 'number') return page < document.numPages ? page + 1 : null
    return isReference(page) ? (await document.getPageIndex(page)) + 1 : null
  } catch {
    return null
  }
}

function isReference(value: unknown): value is { num: number; gen: number } {
  return typeof value === 'object' && value !== null && 'num' in value && 'gen' in value
}

function realTitle(title: string | null): string | null {
  if (
    title === null ||
    /^(?:untitled|title|document\d*|microsoft (?:word|powerpoint|excel)\b.*)$/iu.test(title)
  )
    return null
  return /^\S+\.(?:docx?|pdf|indd|qxp|qxd|pptx?|xlsx?|rtf|tex|pmd|fm|wpd)$/iu.test(title) ? null : title
}

/** The year of a PDF date ("D:20200806…", ISO 32000-2, 7.9.4) or an XMP date ("2020-08-06…"). */
function readYear(date: string | null): string | null {
  return /^((?:19|20)\d\d)/u.exec(date ?? '')?.[1] ?? null
}

function asText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.replace(/[\s\p{Cc}]+/gu, ' ').trim()
  return text === '' ? null : text
}
