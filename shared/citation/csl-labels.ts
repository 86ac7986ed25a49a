/** Names of variables and types of a bibliographic record, as people are shown them. */
import type { CslType, CslVariable } from '../domain/csl-item.ts'

const VARIABLES: Readonly<Partial<Record<CslVariable, string>>> = {
  issued: 'Date published',
  accessed: 'Date accessed',
  'container-title': 'Published in',
  'collection-title': 'Series',
  'collection-number': 'Number in series',
  'publisher-place': 'Place of publication',
  number: 'Report number',
  page: 'Pages',
  'page-first': 'First page',
  genre: 'Kind of document',
  'number-of-pages': 'Number of pages',
  'number-of-volumes': 'Number of volumes',
  URL: 'Web address',
  'title-short': 'Short title',
  'container-title-short': 'Short title of what it is published in',
  annote: 'Annotation',
  note: 'Note',
  authority: 'Court or authority',
  'chapter-number': 'Chapter',
  'event-title': 'Event',
  event: 'Event (older form)',
  'citation-key': 'Citation key',
}

/** Other names of `number` and of `container-title`, by type. */
const BY_TYPE: Readonly<Partial<Record<CslType, Partial<Record<CslVariable, string>>>>> = {
  report: { genre: 'Kind of report' },
  'article-journal': { 'container-title': 'Journal', number: 'Article number' },
  'article-magazine': { 'container-title': 'Magazine', number: 'Number' },
  'article-newspaper': { 'container-title': 'Newspaper', number: 'Number' },
  chapter: { 'container-title': 'Book', number: 'Number' },
  book: { number: 'Number' },
  thesis: { publisher: 'University', genre: 'Kind of thesis', number: 'Number' },
  webpage: { 'container-title': 'Website', number: 'Number' },
  'post-weblog': { 'container-title': 'Blog', number: 'Number' },
  legislation: { number: 'Number of the law', 'container-title': 'Code or collection' },
  bill: { number: 'Bill number' },
  standard: { number: 'Number of the standard' },
  patent: { number: 'Patent number' },
}

const TYPES: Readonly<Partial<Record<CslType, string>>> = {
  article: 'Preprint or article',
  'article-journal': 'Journal article',
  'article-magazine': 'Magazine article',
  'article-newspaper': 'Newspaper article',
  chapter: 'Chapter of a book',
  'paper-conference': 'Conference paper',
  webpage: 'Web page',
  post: 'Post',
  'post-weblog': 'Blog post',
  legal_case: 'Court case',
  legislation: 'Law',
}

/** Returns the name of a variable for a reference of `type`: "Date published", "Journal". */
export function variableLabel(name: CslVariable, type?: CslType): string {
  return (type && BY_TYPE[type]?.[name]) ?? VARIABLES[name] ?? sentence(name)
}

/** Returns the name of a type: "Journal article". */
export function typeLabel(type: CslType): string {
  return TYPES[type] ?? sentence(type)
}

function sentence(name: string): string {
  const words = name.replace(/[-_]/gu, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
