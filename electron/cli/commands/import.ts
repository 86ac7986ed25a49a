/** pincite import: adds files to a project as sources. */
import { resolve } from 'node:path'
import { messageOf, PinciteError } from '../../../shared/api/errors.ts'
import type { ImportOutcome } from '../../../shared/api/pincite-api.ts'
import type { Command, Invocation } from '../command.ts'
import { commandSession, withProject, type OpenedProject } from '../open-project.ts'

interface ImportedFile {
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
  run: async (invocation) => {
    const [folder = '', ...files] = invocation.positionals
    return withProject(folder, invocation.io, async (project) => {
      const imported: ImportedFile[] = []
      for (const file of files) {
        invocation.signal.throwIfAborted()
        imported.push(await importFile(project, file, invocation))
        if (!invocation.json) tellFile(invocation, imported.at(-1))
      }
      if (invocation.json) invocation.io.print(JSON.stringify(imported))
      return imported.some(({ status }) => status === 'refused') ? 1 : 0
    })
  },
}

async function importFile(
  project: OpenedProject,
  file: string,
  invocation: Invocation,
): Promise<ImportedFile> {
  const { io, options, signal } = invocation
  const password = options['password']
  try {
    const outcome = await project.library.add(
      {
        content: { path: resolve(file) },
        signal,
        onProgress: (done, of) => io.progress(`Reading ${file}: ${done} of ${of} pages`),
        ...(password === undefined ? {} : { password }),
      },
      { session: commandSession, coder: null },
    )
    io.progress(null)
    return {
      file,
      sourceId: outcome.sourceId,
      title: outcome.title,
      mediaType: outcome.mediaType,
      pages: outcome.pages,
      characters: outcome.characters,
      sha256: outcome.sha256,
      status: outcome.status,
      ...(outcome.warning === null ? {} : { warning: outcome.warning }),
      ...(outcome.error === null ? {} : { error: outcome.error }),
    }
  } catch (error) {
    if (error instanceof PinciteError && error.code === 'cancelled') throw error
    const nothing = {
      sourceId: null,
      title: null,
      mediaType: null,
      pages: null,
      characters: null,
      sha256: null,
    }
    return { file, ...nothing, status: 'refused', error: messageOf(error) }
  }
}

function tellFile({ io }: Invocation, imported: ImportedFile | undefined): void {
  if (!imported) return
  const { file, status, title, sourceId, pages, warning, error } = imported
  if (status === 'refused') return io.tell(`refused   ${file}: ${error ?? ''}`)
  const size = pages === null ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'}`
  io.print(
    `${status === 'added' ? 'added    ' : 'was there'} ${file}: “${title ?? ''}”${size} (${sourceId ?? ''})`,
  )
  if (warning) io.tell(`          ${warning}`)
}
