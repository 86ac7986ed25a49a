/** Reads RIS: lines of `TY  - RPRT` to `ER  - `, cut into records here; Citation.js says what each tag means. */
import { plugins } from '@citation-js/core'
import '@citation-js/plugin-ris'
import type { ImportedItem } from '../../../shared/citation/match-items.ts'
import { typedNames } from '../../../shared/citation/typed-csl.ts'
import { cleanItem, withInstitutions } from './clean-item.ts'
import type { BibliographyProblem, ReadEntries } from './read-bibliography.ts'

interface RisRecord {
  readonly line: number
  readonly tags: Map<string, string[]>
}

const LINE = /^([A-Z][A-Z0-9]) {1,2}- ?(.*)$/u

/** Reads every record of a RIS file. A record without an end reaches to the next. */
export function readRis(text: string): ReadEntries {
  const problems: BibliographyProblem[] = []
  const records = cutRecords(text, problems)
  const items = records.map((record, place): ImportedItem => {
    const entry = record.tags.get('ID')?.[0] ?? `record ${place + 1}`
    const { item } = cleanItem(translate(record.tags))
    if (item.type === undefined) {
      const type = record.tags.get('TY')?.[0] ?? ''
      problems.push({ entry, line: record.line, message: `has no type that RIS knows: “${type}”.` })
    }
    return { entry, line: record.line, item: withInstitutions(item), fileNames: attachedFiles(record.tags) }
  })
  return { items, problems }
}

function cutRecords(text: string, problems: BibliographyProblem[]): RisRecord[] {
  const records: RisRecord[] = []
  let open: RisRecord | null = null
  let last: string[] | null = null
  for (const [place, raw] of text.split(/\r\n|\n|\r/u).entries()) {
    const [, tag, value = ''] = LINE.exec(raw.trimStart()) ?? []
    const line = place + 1
    if (tag === undefined) {
      // A long value may go on on the next lines.
      if (raw.trim() === '') continue
      if (last) last[last.length - 1] = `${last.at(-1) ?? ''} ${raw.trim()}`
      else problems.push({ entry: '', line, message: `“${raw.trim().slice(0, 40)}” is no RIS line.` })
    } else if (tag === 'ER') {
      open = null
      last = null
    } else if (tag === 'TY') {
      last = [value.trim().toUpperCase()]
      open = { line, tags: new Map([['TY', last]]) }
      records.push(open)
    } else if (open) {
      last = open.tags.get(tag) ?? []
      last.push(value.trim())
      open.tags.set(tag, last)
    } else
      problems.push({ entry: '', line, message: `${tag} stands outside of a record: TY must come first.` })
  }
  return records
}

function translate(tags: ReadonlyMap<string, readonly string[]>): Readonly<Record<string, unknown>> {
  const known = [...tags].map(([tag, values]) => {
    const full = values.filter((value) => value !== '')
    return [tag, full.length > 1 ? full : (full[0] ?? '')] as const
  })
  const record = Object.fromEntries(known.filter(([, value]) => value !== ''))
  const raw = plugins.input.chain(record, { forceType: '@ris/record', generateGraph: false })[0] ?? {}
  // ED stands for editors of every type (Zotero, Mendeley); Citation.js asks A2 for those of some only.
  const editors = (tags.get('ED') ?? []).flatMap(typedNames)
  return editors.length === 0 || raw['editor'] !== undefined ? raw : { ...raw, editor: editors }
}

/** File names of attachments (L1 to L4): paths, or addresses such as "internal-pdf://123/report.pdf". */
function attachedFiles(tags: ReadonlyMap<string, readonly string[]>): string[] {
  const links = ['L1', 'L2', 'L3', 'L4'].flatMap((tag) => tags.get(tag) ?? [])
  return links.flatMap((link) => {
    const name = link.split(/[/\\]/u).at(-1) ?? ''
    return name === '' ? [] : [plain(name)]
  })
}

function plain(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
