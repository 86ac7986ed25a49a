/** Answers calls that encode a dataset and hand it over. */
import type { z } from 'zod'
import { PinciteError } from '../../shared/api/errors.ts'
import type { exportChoice } from '../../shared/api/export-choice.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { EXPORT_FORMATS } from '../../shared/dataset/export-formats.ts'
import { encodeProject } from './export/encode-project.ts'
import type { ExportRequest } from './export/make-job.ts'
import { previewExport } from './export/preview-export.ts'
import { exportFileName } from './held-exports.ts'
import { fileErrorReason } from './file-errors.ts'
import type { OpenedProject } from './open-projects.ts'
import type { ServicesContext } from './services-context.ts'
import { jobOptions } from './tasks.ts'

type ExportHandlers = Pick<Handlers, 'exportDataset' | 'previewExport' | 'readExport' | 'saveExport'>

export function exportHandlers({
  citers,
  exports,
  options,
  projects,
  tasks,
}: ServicesContext): ExportHandlers {
  const requestFor = (
    { store, sources: library }: OpenedProject,
    { style, locale, ...choice }: z.output<typeof exportChoice> = { where: [] },
  ): ExportRequest => {
    const asked = style !== undefined || locale !== undefined ? { style, locale } : null
    return {
      ...{ project: store.project(), choice: given(choice) },
      citerOf: asked ? (sources) => citers.citer(sources, asked) : undefined,
      readText: async (sourceId) => (await library.readText(sourceId)).canonical.text,
      readBytes: (sourceId, range) => library.readBytes(sourceId, range),
    }
  }
  return {
    exportDataset: ({ format, task, choice }, { session }) =>
      projects.use(session, (opened) =>
        tasks.run(session, task, async (running) => {
          const request = { ...requestFor(opened, choice), ...jobOptions(running, 'Writing') }
          const { pieces, count, title, warnings, seal } = await encodeProject(format, request)
          const bytes = await collect(pieces)
          const { extension, mediaType } = EXPORT_FORMATS[format]
          const fileName = exportFileName(title, extension, new Date())
          const exportId = exports.keep(session, { fileName, bytes })
          const sealed = seal()
          return {
            ...{ exportId, fileName, mediaType, rows: count, bytes: bytes.byteLength, warnings },
            ...(sealed === null ? {} : { seal: sealed }),
          }
        }),
      ),
    previewExport: ({ task, choice }, { session }) =>
      projects.use(session, (opened) =>
        tasks.run(session, task, (running) =>
          previewExport({ ...requestFor(opened, choice), ...jobOptions(running, 'Making rows') }),
        ),
      ),
    readExport: ({ exportId }, { session }) => Promise.resolve(exports.find(session, exportId).bytes),
    saveExport: async ({ exportId }, { session }) => {
      const { fileName, bytes } = exports.find(session, exportId)
      if (!options.dialogs) {
        throw new PinciteError('unsupported', 'There is no save dialog here. Download the dataset instead.')
      }
      try {
        return { saved: await options.dialogs.saveFile(fileName, bytes) }
      } catch (error) {
        throw new PinciteError('not-saved', `“${fileName}” could not be saved: ${fileErrorReason(error)}.`)
      }
    },
  }
}

/** What was left out of a call stays out: it is no value of its own. */
function given<Choice extends object>(
  choice: Choice,
): { [Key in keyof Choice]: Exclude<Choice[Key], undefined> } {
  const entries = Object.entries(choice).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Choice]: Exclude<Choice[Key], undefined> }
}

async function collect(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const taken: Uint8Array[] = []
  for await (const piece of pieces) taken.push(piece)
  return Buffer.concat(taken)
}
