/** Where a command is typed: its standard streams, and the wish to stop. */
import type { Readable } from 'node:stream'
import { PinciteError } from '../../shared/api/errors.ts'
import { fileErrorCode, fileErrorReason } from '../services/file-errors.ts'
import type { ExitCode } from './command.ts'

/** Results go to stdout, everything else to stderr. */
export interface Terminal {
  /** Standard input; opened by asking for it. */
  readonly input: () => Readable
  /** Writes a result and a line break to stdout, as it is. */
  readonly print: (text: string) => void
  /** Writes a message and a line break to stderr; control characters, which could steer a terminal, are replaced. */
  readonly tell: (text: string) => void
  /** Shows how far a long task is, where a person looks on; `null` takes it away. */
  readonly progress: (text: string | null) => void
  /** Aborted with a `cancelled` {@link PinciteError} by Ctrl+C, and when nobody reads the output any more. */
  readonly signal: AbortSignal
}

const STOP_SIGNALS = ['SIGINT', 'SIGTERM'] as const

/**
 * Runs `work` at the terminal of this process. The first Ctrl+C asks it to stop, a second ends the process. Output
 * that could not be written is told and gives exit code 2, unless its reader has left, as `head` does.
 */
export async function atProcessTerminal(work: (terminal: Terminal) => Promise<ExitCode>): Promise<ExitCode> {
  const { stdout, stderr } = process
  const stop = new AbortController()
  const output: { failure: Error | null } = { failure: null }
  stdout.on('error', (error) => {
    output.failure ??= error
    stop.abort(new PinciteError('cancelled', 'Stopped: the output is not read any more.'))
  })
  // Without a stderr there is nobody left to tell.
  stderr.on('error', () => undefined)
  const interrupt = () => stop.abort(new PinciteError('cancelled', 'Stopped.'))
  for (const signal of STOP_SIGNALS) process.once(signal, interrupt)

  const progress = progressLine(stderr)
  const tell = (text: string) => {
    progress(null)
    stderr.write(`${withoutControls(text)}\n`)
  }
  const print = (text: string) => {
    progress(null)
    if (!output.failure) stdout.write(`${text}\n`)
  }
  try {
    const code = await work({ input: () => process.stdin, print, tell, progress, signal: stop.signal })
    await new Promise((done) => stdout.write('', done))
    const { failure } = output
    if (!failure || fileErrorCode(failure) === 'EPIPE') return code
    tell(`pincite: the output could not be written: ${fileErrorReason(failure)}.`)
    return 2
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, interrupt)
  }
}

/** Returns text from reports and files as one line, safe to show: white space and control characters become a space. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function withoutControls(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}/gu, '\uFFFD')
}

/** What of a stream a progress line needs. */
export type ProgressStream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & {
  readonly write: (text: string) => unknown
}

/** Returns {@link Terminal.progress}: one line written over and over; nothing at all where `stream` is no terminal. */
export function progressLine(stream: ProgressStream): Terminal['progress'] {
  if (!stream.isTTY) return () => undefined
  let shown = false
  return (text) => {
    if (text === null && !shown) return
    shown = text !== null
    // A line that wraps could not be taken back. Some terminals say that they have no columns.
    stream.write(`\r\x1b[2K${oneLine(text ?? '').slice(0, (stream.columns || 80) - 1)}`)
  }
}
