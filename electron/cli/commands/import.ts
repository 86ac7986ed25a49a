/** pincite import: adds files to a project as sources. */
import { resolve } from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ImportOutcome } from '../../../shared/api/pincite-api.ts'
import { EXTRACTIONS_AT_ONCE } from '../../services/extract/run-extraction.ts'
import { refusedOutcome } from '../../services/sources/import-outcome.ts'
import type { SourceLibrary } from '../../services/sources/source-library.ts'
import type { Turn } from '../../services/sources/turns.ts'
import type { Command, Invocation } from '../command.ts'
import { commandSession, withWritableProject } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

/** What became of one file. The keys are a public contract. */
interface ImportedFile {
  /** As it was typed. */
  readonly file: string
  readonly sourceId: string | null
  readonly title: string | null
  readonly mediaType: string | null
  readonly pages: number | null
  readonly characters: number | null
  readonly sha256: string | null
  readonly status: ImportOutcome['status']
  readonly warning?: string
  readonly error?: string
}

export const importCommand: Command = {
  name: 'import',
  takes: '<project> <file…>',
  summary: 'Add PDF, HTML, DOCX, text or Markdown files as sources.',
  example: 'pincite import ports-review reports/*.pdf',
  arity: [2, Infinity],
  options: { password: { value: 'text', doc: 'password of the files that need one; not stored' } },
  run: (invocation) => {
    const { json, terminal } = invocation
    const [folder = '', ...files] = invocation.positionals
    return withWritableProject(folder, terminal, async ({ library }) => {
      const imported: ImportedFile[] = []
      try {
        for await (const { file, outcome } of importFiles(library, files, invocation)) {
          imported.push(describe(file, outcome))
          if (!json) showFile(file, outcome, terminal)
        }
      } finally {
        terminal.progress(null)
        if (json) terminal.print(JSON.stringify(imported))
      }
      return imported.some(({ status }) => status === 'refused') ? 1 : 0
    })
  },
}

/**
 * Adds files, as many at a time as are read at once, and yields what became of each in the order given. A file enters
 * the project once the one before it has been taken up, so that stopping there leaves it out. Where one can't be added
 * for a reason that concerns all, those on their way are stopped before it throws.
 */
async function* importFiles(
  library: SourceLibrary,
  files: readonly string[],
  invocation: Invocation,
): AsyncGenerator<{ readonly file: string; readonly outcome: ImportOutcome }> {
  const stop = new AbortController()
  const signal = AbortSignal.any([invocation.terminal.signal, stop.signal])
  const begun: { readonly turn: Turn; readonly outcome: Promise<ImportOutcome> }[] = []
  try {
    for (const [index, file] of files.entries()) {
      signal.throwIfAborted()
      for (const path of files.slice(begun.length, index + EXTRACTIONS_AT_ONCE)) {
        const place = files.length === 1 ? '' : ` ${begun.length + 1} of ${files.length}`
        const turn = library.takeTurn()
        const outcome = importFile(library, path, { invocation, place, signal, turn })
        // It is awaited when its turn comes; until then its failure is nobody's.
        outcome.catch(() => undefined)
        begun.push({ turn, outcome })
      }
      const one = begun[index]
      if (one) yield { file, outcome: await one.outcome }
      one?.turn.end()
    }
  } finally {
    stop.abort(new PinciteError('cancelled', 'Stopped.'))
    for (const { turn } of begun) turn.end()
    await Promise.allSettled(begun.map(({ outcome }) => outcome))
  }
}

interface ImportTask {
  readonly invocation: Invocation
  /** Words for its place among the files: " 2 of 5". */
  readonly place: string
  readonly signal: AbortSignal
  readonly turn: Turn
}

async function importFile(
  library: SourceLibrary,
  file: string,
  { invocation, place, signal, turn }: ImportTask,
): Promise<ImportOutcome> {
  const { options, terminal } = invocation
  terminal.progress(`Reading${place}: ${file}`)
  try {
    return await library.add(
      {
        content: { path: resolve(file) },
        password: options['password'],
        signal,
        turn,
        onProgress: (done, of) => terminal.progress(`Reading${place}, page ${done} of ${of}: ${file}`),
      },
      { session: commandSession, coder: null },
    )
  } catch (error) {
    // A disk that refuses one file refuses the next as well: that ends the command.
    if (!(error instanceof PinciteError) || ['cancelled', 'not-saved'].includes(error.code)) throw error
    return refusedOutcome(file, { reason: null, message: error.message })
  }
}

function describe(file: string, outcome: ImportOutcome): ImportedFile {
  const { sourceId, title, mediaType, pages, characters, sha256, status, warning, error } = outcome
  return {
    file,
    ...{ sourceId, title, mediaType, pages, characters, sha256, status },
    ...(warning === null ? {} : { warning }),
    ...(error === null ? {} : { error }),
  }
}

function showFile(file: string, outcome: ImportOutcome, { print, tell }: Terminal): void {
  const { status, title, sourceId, pages, warning, error } = outcome
  if (status === 'refused') {
    tell(`refused   ${file}: ${error ?? ''}`)
    return
  }
  const size = pages === null ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`
  const word = status === 'added' ? 'added    ' : 'was there'
  print(`${word} ${oneLine(file)}: “${oneLine(title ?? '')}”${size} (${sourceId ?? ''})`)
  if (warning !== null) tell(`          ${warning.replaceAll('\n', '\n          ')}`)
}
