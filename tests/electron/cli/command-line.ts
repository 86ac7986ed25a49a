/** Runs `pincite` in this process, from source, with settings and folders of the test's own. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, beforeEach } from 'vitest'
import { runCommand } from '../../../electron/cli/run-command.ts'
import type { Terminal } from '../../../electron/cli/terminal.ts'
import { PinciteError } from '../../../shared/api/errors.ts'
import { linesDown, makePdf } from '../../fixtures/make-pdf.ts'
import { temporaryFolder } from '../services/temporary-folder.ts'

/** What a command came to. */
export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface RunOptions {
  readonly input?: Readable
  readonly signal?: AbortSignal
  /** Called with each text as it is printed. */
  readonly onPrint?: (text: string) => void
  /** Called with each line of progress. */
  readonly onProgress?: (text: string) => void
}

export const root = temporaryFolder()
let before: string | undefined
beforeEach(() => {
  before = process.env['PINCITE_SETTINGS']
  process.env['PINCITE_SETTINGS'] = join(root, 'settings')
})
afterEach(() => {
  if (before === undefined) delete process.env['PINCITE_SETTINGS']
  else process.env['PINCITE_SETTINGS'] = before
})

export async function pincite(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  let out = ''
  let err = ''
  const terminal: Terminal = {
    input: () => options.input ?? Readable.from([]),
    print: (text) => {
      out += `${text}\n`
      options.onPrint?.(text)
    },
    tell: (text) => (err += `${text}\n`),
    progress: (text) => text !== null && options.onProgress?.(text),
    signal: options.signal ?? new AbortController().signal,
  }
  const code = await runCommand(argv, terminal)
  return { code, out, err }
}

/** Runs a command with --json, and returns its result; it must exit with `code` and print nothing else. */
export async function jsonOf<Result>(argv: readonly string[], code = 0): Promise<Result> {
  const ran = await pincite([...argv, '--json'])
  if (ran.code !== code) throw new Error(`pincite ${argv.join(' ')} exited with ${ran.code}: ${ran.err}`)
  return JSON.parse(ran.out) as Result
}

/** A wish to stop as Ctrl+C makes it; call `stop` when the time has come. */
export function stopper(): { readonly signal: AbortSignal; readonly stop: () => void } {
  const controller = new AbortController()
  const stop = () => controller.abort(new PinciteError('cancelled', 'Stopped.'))
  return { signal: controller.signal, stop }
}

let count = 0

/** Returns the path of a folder that is not there yet. */
export function newFolder(): string {
  return join(root, `project ${++count}`)
}

/** Writes a file for a test and returns its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(root, name)
  writeFileSync(path, content)
  return path
}

export const HARBOUR_TEXT = `HARBOUR TRAFFIC

Traffic at the north quay rose by 12 per cent in 2019. The board was told in March.

Delays fell at the south quay. The board was told in March.
`

/** Two pages labelled iv and 1, a passage across the page foot, the same sentence on both pages. */
export function harbourPdf(): Uint8Array {
  const place = { x: 72, y: 700 }
  return makePdf({
    pages: [
      {
        texts: linesDown(
          ['Traffic at the north quay rose by 12 per', 'cent in 2019. The board was told.'],
          place,
        ),
      },
      { texts: linesDown(['Delays fell at the south quay in the', 'same year. The board was told.'], place) },
    ],
    labels: '0 << /S /r /St 4 >> 1 << /S /D >>',
    info: { Title: 'Harbour traffic' },
  })
}

/** Makes a project with harbour.txt and harbour.pdf, and returns its folder. */
export async function harbourProject(): Promise<string> {
  const project = newFolder()
  const files = [file('harbour.txt', HARBOUR_TEXT), file('harbour.pdf', harbourPdf())]
  for (const argv of [
    ['init', project],
    ['import', project, ...files],
  ]) {
    const { code, err } = await pincite(argv)
    if (code !== 0) throw new Error(err)
  }
  return project
}

/** Writes a file for `tag --from`: text as it is, anything else as JSON. */
export function lines(name: string, values: readonly unknown[], lineEnd = '\n'): string {
  const texts = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
  return file(name, texts.join(lineEnd))
}
