/** Reads BibTeX, RIS and CSL-JSON into bibliographic records. Offline: Citation.js is given text of a known format only. */
import type { ImportedItem } from '../../../shared/citation/match-items.ts'
import type { BibliographyFormatName } from '../../../shared/citation/bibliography-formats.ts'
import { readCslJson } from './read-csl-json.ts'

/** An entry that can't be used, or a part of one that was left out. */
export interface BibliographyProblem {
  /** Its key or number, "" outside of entries. */
  readonly entry: string
  /** 1-based. */
  readonly line: number
  readonly message: string
}

export type BibliographyReading =
  | {
      readonly ok: true
      readonly format: BibliographyFormatName
      readonly items: readonly ImportedItem[]
      readonly problems: readonly BibliographyProblem[]
    }
  | { readonly ok: false; readonly message: string }

/** What a reader of one format finds. */
export type ReadEntries = Pick<Extract<BibliographyReading, { ok: true }>, 'items' | 'problems'>

/** Reads a bibliography; the format is seen in the text. What can't be read of it is told entry by entry. */
export async function readBibliography(text: string): Promise<BibliographyReading> {
  const plain = text.replace(/^\uFEFF/u, '')
  if (/^\s*[[{]/u.test(plain)) {
    const read = readCslJson(plain)
    return read.ok ? { format: 'csl-json', ...read } : read
  }
  // Citation.js is large, and loaded only where there is something for it to read.
  if (/^[ \t]*TY {1,2}-/mu.test(plain)) {
    const { readRis } = await import('./read-ris.ts')
    return { ok: true, format: 'ris', ...readRis(plain) }
  }
  if (/@\s*[a-z]+\s*[{(]/iu.test(plain)) {
    const { readBibtex } = await import('./read-bibtex.ts')
    return { ok: true, format: 'bibtex', ...readBibtex(plain) }
  }
  const kinds = 'BibTeX (@report{…}), RIS (TY  - RPRT) or CSL-JSON ([{…}])'
  return {
    ok: false,
    message: `No bibliography is in it. Pincite reads ${kinds}; export it as one of these.`,
  }
}
