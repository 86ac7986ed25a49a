/** Splits CSV text into records (RFC 4180) and says where its quoting is broken. Knows nothing of evidence rows. */

export interface CsvField {
  readonly text: string
  /** An empty field that was quoted is an empty text; one that was not is nothing at all. */
  readonly quoted: boolean
}

export interface CsvRecord {
  /** Line of the file on which the record begins, from 1. */
  readonly line: number
  readonly fields: readonly CsvField[]
  /** What is wrong with its quoting, naming the line; null where nothing is. */
  readonly problem: string | null
}

const LINE_END = /\r\n|\n|\r/g

/**
 * Yields the records of `text`. A record ends at CRLF, LF or CR outside quotes; blank lines are passed over.
 * A record with broken quoting is yielded with its `problem`, and reading goes on at the next line end; a quote
 * that is never closed takes the rest of the file with it, which its problem says.
 */
export function* parseCsv(text: string, delimiter: string): Generator<CsvRecord> {
  const reader = { text, delimiter, at: 0, line: 1 }
  while (reader.at < text.length) {
    const line = reader.line
    const fields: CsvField[] = []
    let problem: string | null = null
    let more = true
    while (more) {
      problem = text[reader.at] === '"' ? readQuoted(reader, fields) : readBare(reader, fields)
      more = problem === null && text[reader.at] === delimiter
      if (more) reader.at += 1
    }
    endLine(reader, problem !== null)
    const only = fields.length === 1 ? fields[0] : undefined
    const blank = only !== undefined && !only.quoted && only.text === ''
    if (problem !== null || !blank) yield { line, fields, problem }
  }
}

interface Reader {
  readonly text: string
  readonly delimiter: string
  at: number
  line: number
}

/** Reads a field in quotes and returns what is wrong with it, or null. Stands behind the field afterwards. */
function readQuoted(reader: Reader, fields: CsvField[]): string | null {
  const { text } = reader
  const opened = reader.line
  let value = ''
  let from = reader.at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) {
      reader.at = text.length
      return `a quote opened on line ${opened} is never closed; the rest of the file can't be read`
    }
    value += text.slice(from, quote)
    from = quote + 2
    if (text[quote + 1] !== '"') {
      reader.at = quote + 1
      break
    }
    value += '"'
  }
  reader.line += value.match(LINE_END)?.length ?? 0
  fields.push({ text: value, quoted: true })
  return atFieldEnd(reader) ? null : `text follows a closing quote on line ${reader.line}`
}

/** The same for a field without quotes, in which RFC 4180 allows none. */
function readBare(reader: Reader, fields: CsvField[]): string | null {
  const { text } = reader
  const from = reader.at
  while (!atFieldEnd(reader) && text[reader.at] !== '"') reader.at += 1
  if (text[reader.at] === '"') return `a quote stands inside an unquoted field on line ${reader.line}`
  fields.push({ text: text.slice(from, reader.at), quoted: false })
  return null
}

function atFieldEnd({ text, delimiter, at }: Reader): boolean {
  const next = text[at]
  return next === undefined || next === delimiter || next === '\r' || next === '\n'
}

/** Steps over the record's end; `skip` first passes over what is left of a broken line. */
function endLine(reader: Reader, skip: boolean): void {
  const { text } = reader
  if (skip) while (reader.at < text.length && !/[\r\n]/.test(text[reader.at] ?? '')) reader.at += 1
  if (reader.at >= text.length) return
  reader.at += text.startsWith('\r\n', reader.at) ? 2 : 1
  reader.line += 1
}
