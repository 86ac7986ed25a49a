/**
 * What a reference of each type needs, and what is not there: by the elements that APA (7th), Chicago (17th) and
 * ISO 690:2021 ask for. What is missing is shown, never filled with a guess.
 */
import type { CslItem, CslType, CslVariable } from '../domain/csl-item.ts'
import type { Source } from '../domain/project.ts'

/** A variable, or others that do in its place: the first is named where all are missing. */
type Need = readonly [CslVariable, ...CslVariable[]]

const TITLE: Need = ['title']
const AUTHOR: Need = ['author', 'editor', 'compiler', 'director', 'composer']
const ISSUED: Need = ['issued']
const PUBLISHER: Need = ['publisher']
const CONTAINER: Need = ['container-title']
const BASE: readonly Need[] = [TITLE, AUTHOR, ISSUED]
const PERIODICAL: readonly Need[] = [...BASE, CONTAINER]
const LAW: readonly Need[] = [TITLE, ['jurisdiction', 'authority'], ['number', 'container-title'], ISSUED]
const ONLINE: readonly Need[] = [...BASE, ['URL', 'DOI']]

const NEEDS: Readonly<Partial<Record<CslType, readonly Need[]>>> = {
  report: [...BASE, PUBLISHER],
  'article-journal': [...PERIODICAL, ['volume', 'issue', 'DOI'], ['page', 'page-first', 'number', 'DOI']],
  'article-magazine': PERIODICAL,
  'article-newspaper': PERIODICAL,
  book: [...BASE, PUBLISHER],
  chapter: [...PERIODICAL, PUBLISHER, ['page', 'page-first', 'chapter-number']],
  entry: PERIODICAL,
  'entry-dictionary': PERIODICAL,
  'entry-encyclopedia': PERIODICAL,
  'paper-conference': [...BASE, ['container-title', 'event-title', 'event']],
  thesis: [...BASE, ['genre'], PUBLISHER],
  webpage: [...ONLINE, ['container-title', 'publisher']],
  post: ONLINE,
  'post-weblog': [...ONLINE, CONTAINER],
  dataset: [...BASE, ['publisher', 'DOI', 'URL']],
  software: [...BASE, ['publisher', 'URL', 'DOI']],
  standard: [TITLE, ['number'], ['publisher', 'authority', 'author'], ISSUED],
  patent: [TITLE, ['author'], ['number'], ISSUED],
  bill: LAW,
  legislation: LAW,
  regulation: LAW,
  treaty: [TITLE, ISSUED],
  legal_case: [TITLE, ['authority', 'jurisdiction'], ISSUED],
  hearing: [TITLE, ['authority', 'section', 'author'], ISSUED],
  speech: [...BASE, ['event-title', 'event']],
}

/** What is asked for beside what is needed, in the order of a form. */
const USUAL: readonly CslVariable[] = [
  ...(['title', 'author', 'issued', 'container-title', 'publisher', 'publisher-place', 'number'] as const),
  ...(['volume', 'issue', 'page', 'DOI', 'URL', 'language'] as const),
]

const OF_PERIODICALS: readonly CslVariable[] = ['container-title', 'volume', 'issue', 'page']
const IN_A_WHOLE: readonly string[] = [
  ...['article-journal', 'article-magazine', 'article-newspaper', 'chapter', 'entry', 'entry-dictionary'],
  ...['entry-encyclopedia', 'paper-conference'],
]

/** Returns the variables a type asks for first, in the order of a form; all others are "more". */
export function fieldsOf(type: CslType | undefined): readonly CslVariable[] {
  const needed = needsOf(type).map(([first]) => first)
  const isPart = type !== undefined && IN_A_WHOLE.includes(type)
  const usual = USUAL.filter((name) => isPart || needed.includes(name) || !OF_PERIODICALS.includes(name))
  return ['type', ...new Set<CslVariable>([...usual, ...needed])]
}

/**
 * Returns the variables that a source's type needs and its record does not have, the type itself first. A title that is
 * only the name of the file counts as missing.
 */
export function missingOf({
  item,
  title,
  fileName,
}: Pick<Source, 'item' | 'title' | 'fileName'>): readonly CslVariable[] {
  const has = (name: CslVariable) =>
    name === 'title' ? !isFileName(title, fileName) : item[name] !== undefined && item[name] !== ''
  const missing = needsOf(typeOf(item)).flatMap((need) => (need.some(has) ? [] : [need[0]]))
  return item.type === undefined ? ['type', ...missing] : missing
}

/** Returns the type of a record; undefined where it says none. */
export function typeOf(item: CslItem): CslType | undefined {
  return typeof item.type === 'string' ? (item.type as CslType) : undefined
}

function needsOf(type: CslType | undefined): readonly Need[] {
  return (type && NEEDS[type]) ?? BASE
}

/** Says whether a title is no more than the name of the file, or empty. */
export function isFileName(title: string, fileName: string): boolean {
  const plain = (text: string) => text.trim().toLowerCase()
  const bare = fileName.replace(/\.[^.\s]{1,8}$/u, '')
  return title.trim() === '' || [fileName, bare].some((name) => plain(name) === plain(title))
}
