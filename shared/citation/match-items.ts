/**
 * Matches the entries of a bibliography to the sources of a project: by DOI, else by title, else by the name of an
 * attached file. Each way is asked only where the one before it finds nothing; an entry that fits several sources, or a
 * source that several entries fit, is left to a person.
 */
import { foldedString, foldText } from '../anchoring/fold-text.ts'
import type { DraftChange } from '../domain/change.ts'
import {
  CSL_VARIABLES,
  formatCslValue,
  parseCslValue,
  type CslItem,
  type CslVariable,
} from '../domain/csl-item.ts'
import { draftEditItem } from '../domain/draft-source.ts'
import type { Source } from '../domain/project.ts'
import { isFileName } from './csl-needs.ts'
import { plainDoi } from './plain-doi.ts'

/** An entry of a bibliography that was read. */
export interface ImportedItem {
  /** Its key or number there, for messages. */
  readonly entry: string
  /** 1-based line on which it begins. */
  readonly line: number
  readonly item: CslItem
  /** Names of its attached files, without folders. */
  readonly fileNames: readonly string[]
}

/** A variable of a source and what the entry says. */
export interface ItemEdit {
  readonly variable: CslVariable
  /** As stored (`formatCslValue`); "" where it was empty. */
  readonly from: string
  readonly to: string
  /** False where the source keeps another value because replacing was not asked for. */
  readonly isTaken: boolean
}

export interface MatchedItem {
  readonly entry: string
  readonly line: number
  readonly sourceId: string
  readonly by: 'DOI' | 'title' | 'file name'
  /** Empty where the source has all of it already. */
  readonly edits: readonly ItemEdit[]
}

export interface ItemMatching {
  readonly matched: readonly MatchedItem[]
  /** Entries that fit no source. */
  readonly unmatched: readonly { readonly entry: string; readonly line: number; readonly title: string }[]
  readonly ambiguous: readonly {
    readonly entry: string
    readonly line: number
    readonly title: string
    /** Ids of the sources that fit. */
    readonly sourceIds: readonly string[]
  }[]
}

interface Match {
  readonly imported: ImportedItem
  readonly by: MatchedItem['by']
  readonly sources: readonly Source[]
}

/**
 * Matches entries to sources. What an entry says fills what is empty, a title that is only the name of the file, and a
 * type that was only assumed; `replace` takes it also where they differ.
 */
export function matchItems(
  imported: readonly ImportedItem[],
  sources: readonly Source[],
  replace: boolean,
): ItemMatching {
  const matches = imported.map((one) => matchItem(one, sources))
  const wanted = new Map<string, number>()
  for (const { sources: found } of matches) {
    const [only] = found
    if (only && found.length === 1) wanted.set(only.id, (wanted.get(only.id) ?? 0) + 1)
  }
  const isClear = ({ sources: [only, more] }: Match) => only && !more && wanted.get(only.id) === 1
  const named = ({ entry, line, item }: ImportedItem) => ({ entry, line, title: titleOf(item) })
  return {
    matched: matches.flatMap((match) => {
      const [source] = match.sources
      if (!source || !isClear(match)) return []
      const { entry, line, item } = match.imported
      return [{ entry, line, sourceId: source.id, by: match.by, edits: editsOf(source, item, replace) }]
    }),
    unmatched: matches.filter((match) => match.sources.length === 0).map(({ imported: one }) => named(one)),
    ambiguous: matches
      .filter((match) => match.sources.length > 0 && !isClear(match))
      .map((match) => ({ ...named(match.imported), sourceIds: match.sources.map(({ id }) => id) })),
  }
}

/** The one change that makes all edits taken; null where there are none. */
export function draftItems(matching: ItemMatching, sources: readonly Source[]): DraftChange | null {
  const byId = new Map(sources.map((source) => [source.id, source]))
  const writes = matching.matched.flatMap(({ sourceId, edits }) => {
    const source = byId.get(sourceId)
    const taken = edits.filter(({ isTaken }) => isTaken)
    if (!source || taken.length === 0) return []
    const current = whole(source)
    const next = {
      ...current,
      ...Object.fromEntries(taken.map(({ variable, to }) => [variable, parseCslValue(variable, to)])),
    }
    return draftEditItem(sourceId, current, next).writes
  })
  return writes.length === 0 ? null : { label: 'Import bibliography', writes }
}

function matchItem(imported: ImportedItem, sources: readonly Source[]): Match {
  const { item, fileNames } = imported
  const doi = foldDoi(item.DOI)
  const title = foldTitle(titleOf(item))
  const names = fileNames.map(folded)
  const ways: readonly (readonly [MatchedItem['by'], (source: Source) => boolean])[] = [
    ['DOI', (source) => doi !== '' && foldDoi(source.item.DOI) === doi],
    ['title', (source) => title !== '' && foldTitle(source.title) === title],
    ['file name', (source) => names.includes(folded(source.fileName))],
  ]
  for (const [by, fits] of ways) {
    const found = sources.filter(fits)
    if (found.length > 0) return { imported, by, sources: found }
  }
  return { imported, by: 'title', sources: [] }
}

function editsOf(source: Source, item: CslItem, replace: boolean): ItemEdit[] {
  const current = whole(source)
  return CSL_VARIABLES.flatMap((variable) => {
    const from = formatCslValue(current[variable])
    const to = formatCslValue(item[variable])
    if (to === '' || to === from) return []
    if (variable === 'DOI' && foldDoi(to) === foldDoi(from)) return []
    return [{ variable, from, to, isTaken: from === '' || replace || isStandIn(variable, source) }]
  })
}

/** Says whether what a source has is no more than what adding it put in the place of what its file did not state. */
export function isStandIn(variable: CslVariable, { item, title, fileName }: Source): boolean {
  if (variable === 'title') return isFileName(title, fileName)
  // A file is taken for a report; one that states it has the number or the institution that says so.
  return variable === 'type' && item.type === 'report' && !item.number && !item.publisher && !item.genre
}

function whole({ item, title }: Source): CslItem {
  return { ...item, title }
}

function titleOf({ title }: CslItem): string {
  return typeof title === 'string' ? title : ''
}

/** Letters and digits alone: titles differ in case, quotation marks, dashes and a full stop at the end. */
function foldTitle(title: string): string {
  return foldedString(foldText(title))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function foldDoi(text: unknown): string {
  return typeof text === 'string' ? folded(plainDoi(text)) : ''
}

function folded(text: unknown): string {
  return typeof text === 'string' ? text.normalize('NFC').trim().toLowerCase() : ''
}
