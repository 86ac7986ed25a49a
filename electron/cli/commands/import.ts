/** pincite import: adds files to a project as sources. */
import { resolve } from 'node:path'
import { PinciteError } from '../../../shared/api/errors.ts'
import type { ImportOutcome } from '../../../shared/api/pincite-api.ts'
import { EXTRACTIONS_AT_ONCE } from '../../services/extract/run-extraction.ts'
import { refusedOutcome } from '../../services/sources/import-outcome.ts'
import type { SourceLibrary } from '../../services/sources/source-library.ts'
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
 * Adds files, as many at a time as are read at once, and yields what became of each in the order given. Where one
 * can't be added for a reason that concerns all, those on their way are stopped before it throws.
 */
async function* importFiles(
  library: SourceLibrary,
  files: readonly string[],
  invocation: Invocation,
): AsyncGenerator<{ readonly file: string; readonly outcome: ImportOutcome }> {
  const stop = new AbortController()
  const signal = AbortSignal.any([invocation.terminal.signal, stop.signal])
  const begun: Promise<ImportOutcome>[] = []
  try {
    for (const [index, file] of files.entries()) {
      for (let next = begun.length; next < Math.min(files.length, index + EXTRACTIONS_AT_ONCE); next++) {
        signal.throwIfAborted()
        const place = files.length === 1 ? '' : ` ${next + 1} of ${files.length}`
        const outcome = importFile(library, files[next] ?? '', { invocation, place, signal })
        // It is awaited when its turn comes; until then its failure is nobody's.
        outcome.catch(() => undefined)
        begun.push(outcome)
      }
      const outcome = await begun[index]
      if (outcome) yield { file, outcome }
    }
  } finally {
    stop.abort(new PinciteError('cancelled', 'Stopped.'))
    await Promise.allSettled(begun)
  }
}

async function importFile(
  library: SourceLibrary,
  file: string,
  task: { readonly invocation: Invocation; readonly place: string; readonly signal: AbortSignal },
): Promise<ImportOutcome> {
  const { invocation, place, signal } = task
  const { options, terminal } = invocation
  terminal.progress(`Reading${place}: ${file}`)
  try {
    return await library.add(
      {
        content: { path: resolve(file) },
        password: options['password'],
        signal,
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
