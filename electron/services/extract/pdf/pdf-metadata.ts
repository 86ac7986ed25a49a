/** Reads what a PDF says about itself: document information (ISO 32000-2, 14.3.3), XMP, language, outline. */
import type { OutlineEntry } from '../../../../shared/anchoring/canonical-text.ts'
import type { SourceMetadata } from '../../../../shared/domain/extraction.ts'
import type { CslItem, CslName } from '../../../../shared/domain/csl-item.ts'
import { isList } from '../../../../shared/domain/json-shape.ts'
import {
  itemOf,
  oneLine,
  separateNames,
  statedDate,
  statedDoi,
  statedIsbn,
  statedIssn,
  statedNames,
  statedUrl,
} from '../stated-item.ts'
import type { PdfDocument } from './open-pdf.ts'

const MOST_OUTLINE_ENTRIES = 5000

/**
 * Returns what the file states of title, language and publication. File names and names of the program ("Microsoft
 * Word - x.doc", "untitled") are no titles. When the file was made is not when the report was published: only a stated
 * date of publication counts.
 */
export async function readMetadata(document: PdfDocument): Promise<SourceMetadata> {
  const { info: fields, metadata } = (await document.getMetadata()) as StatedMetadata
  const all = (name: string): string[] => {
    const value: unknown = metadata?.get(name)
    return (isList(value) ? value : [value]).flatMap((text) => asText(text) ?? [])
  }
  const xmp = (...names: string[]): string | null => names.flatMap(all)[0] ?? null
  return {
    title: realTitle(asText(fields['Title'])) ?? realTitle(xmp('dc:title')),
    language: asText(fields['Language']),
    item: itemOf({ ...publicationOf(xmp), author: authorsOf(all('dc:creator'), asText(fields['Author'])) }),
  }
}

/** XMP lists people one by one (ISO 16684-1, 8.4); where it has one entry, the file's own may hold several. */
function authorsOf(creators: readonly string[], author: string | null): readonly CslName[] | null {
  const [only] = creators
  if (creators.length > 1) return statedNames(creators)
  return statedNames(separateNames(author ?? only ?? null))
}

/** Dublin Core and PRISM (Publishing Requirements for Industry Standard Metadata), which publishers write. */
function publicationOf(xmp: (...names: string[]) => string | null): CslItem {
  const first = xmp('prism:startingpage')
  const last = xmp('prism:endingpage')
  const identifier = xmp('dc:identifier')
  const isJournal = xmp('prism:aggregationtype')?.toLowerCase() === 'journal'
  return itemOf({
    type: isJournal || xmp('prism:issn') !== null ? 'article-journal' : null,
    issued: statedDate(
      ['prism:publicationdate', 'prism:coverdate', 'dc:date'].flatMap((name) => xmp(name) ?? []),
    ),
    publisher: xmp('dc:publisher'),
    'container-title': xmp('prism:publicationname'),
    volume: xmp('prism:volume'),
    issue: xmp('prism:number'),
    page: xmp('prism:pagerange') ?? (first !== null && last !== null ? `${first}-${last}` : first),
    DOI: statedDoi(xmp('prism:doi', 'pdfx:doi', 'crossmark:doi')) ?? statedDoi(identifier),
    ISBN: statedIsbn(xmp('prism:isbn')) ?? statedIsbn(identifier),
    ISSN: statedIssn(xmp('prism:issn')),
    URL: statedUrl(xmp('prism:url')),
  })
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

function asText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = oneLine(value)
  return text === '' ? null : text
}
