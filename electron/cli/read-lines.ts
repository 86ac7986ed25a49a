/**
 * Splits a stream of bytes into lines of text, whatever is in it: one bad line costs that line only. Lines end with
 * LF or CRLF and nothing else, since JSON strings may hold U+2028 and the like.
 */

/** Longest line in bytes; more than any passage with its context and memo can need. */
export const LONGEST_LINE = 16 * 1024 * 1024

/** A line, or why it can't be read. */
export interface NumberedLine {
  /** Counts from 1, blank lines too. */
  readonly line: number
  readonly text: string
  readonly problem: string | null
}

const LF = 0x0a

/** Yields the lines of `input`, blank ones only where asked for. A byte order mark at the start is passed over. */
export async function* readLines(
  input: AsyncIterable<Uint8Array>,
  { blank = false }: { readonly blank?: boolean } = {},
): AsyncGenerator<NumberedLine> {
  let line = 0
  let pieces: Uint8Array[] = []
  let length = 0
  const keep = (piece: Uint8Array) => {
    length += piece.length
    if (length > LONGEST_LINE) pieces = []
    else if (piece.length > 0) pieces.push(piece)
  }
  const finish = (): NumberedLine | null => {
    line += 1
    const read = length > LONGEST_LINE ? tooLong() : decode(Buffer.concat(pieces), line === 1)
    pieces = []
    length = 0
    return !blank && read.problem === null && read.text.trim() === '' ? null : { line, ...read }
  }
  for await (const chunk of input) {
    let start = 0
    for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, start)) {
      keep(chunk.subarray(start, end))
      const finished = finish()
      if (finished) yield finished
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  const last = length > 0 ? finish() : null
  if (last) yield last
}

type ReadLine = Pick<NumberedLine, 'text' | 'problem'>

function decode(bytes: Uint8Array, isFirst: boolean): ReadLine {
  try {
    // Without a flag the decoder would take a byte order mark off every line.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: !isFirst }).decode(bytes)
    return { text, problem: null }
  } catch {
    return { text: '', problem: 'This line is not UTF-8 text. Save the file as UTF-8.' }
  }
}

function tooLong(): ReadLine {
  const limit = LONGEST_LINE / 1024 / 1024
  return { text: '', problem: `This line is longer than ${limit} MB, which no passage needs.` }
}
