/** Evidence rows as JSON Lines: one JSON object a line, with the keys of {@link EvidenceRow}. */
import type {
  DatasetFormat,
  DecodedDataset,
  DecodedRow,
  EncodeContext,
  RowProblem,
} from './dataset-format.ts'
import { FIGURE_PARTS } from '../domain/codebook.ts'
import { EVIDENCE_KEYS, type EvidenceRow } from './evidence-row.ts'
import { foreignKeys, parseEvidenceRow, silentKeys } from './parse-evidence-row.ts'

export const jsonl: DatasetFormat = {
  label: 'JSON Lines',
  extension: '.jsonl',
  mediaType: 'application/jsonl',
  needsText: false,
  recognises: (start) => /^[{[]/.test(start),
  encode: encodeJsonl,
  decode: decodeJsonl,
}

// A list as replacer writes exactly these keys, in this order, of what stands within a row.
const INNER_KEYS: string[] = [
  ...['id', 'page', 'start', 'end'],
  ...['left', 'bottom', 'right', 'top'],
  ...['part', 'code', 'field', 'type', ...FIGURE_PARTS, 'words', 'exact', 'partWords'],
  ...['flag', 'reason'],
]

function* encodeJsonl(
  rows: readonly EvidenceRow[],
  { keys = EVIDENCE_KEYS }: Pick<EncodeContext, 'keys'>,
): Generator<string> {
  const names = keys.map((key) => [key, `,${JSON.stringify(key)}:`] as const)
  for (const row of rows) {
    let line = ''
    for (const [key, name] of names) {
      const value = row[key]
      line += name + (isInner(value) ? JSON.stringify(value, INNER_KEYS) : JSON.stringify(value))
    }
    yield `{${line.slice(1)}}\n`
  }
}

/** Objects, and lists of them; the replacer takes its time. */
function isInner(value: EvidenceRow[keyof EvidenceRow]): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null
}

/** Blank lines and a byte order mark are passed over; a line break may be LF or CRLF. */
function decodeJsonl(text: string): DecodedDataset {
  const rows: DecodedRow[] = []
  const problems: RowProblem[] = []
  const ignored = new Set<string>()
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue
    const position = i + 1
    const place = `line ${position}`
    const value = parseJson(line)
    const parsed =
      value === undefined
        ? { ok: false as const, id: null, message: 'is not valid JSON' }
        : parseEvidenceRow(value)
    const own = typeof value === 'object' && value !== null ? value : {}
    foreignKeys(own).forEach((key) => ignored.add(key))
    if (parsed.ok) rows.push({ row: parsed.row, place, position, codePointSpans: null, ...silentKeys(own) })
    else problems.push({ place, position, id: parsed.id, message: `Line ${position}: ${parsed.message}.` })
  }
  return { rows, problems, ignored: [...ignored] }
}

/** Returns undefined for what is not JSON; JSON itself has no such value. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
