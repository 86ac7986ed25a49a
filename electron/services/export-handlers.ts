/** Answers calls that encode a dataset and hand it over. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { Handlers } from '../../shared/api/rpc.ts'
import { EXPORT_FORMATS } from '../../shared/dataset/export-formats.ts'
import { personCiter } from './citation/person-citer.ts'
import { encodeProject } from './export/encode-project.ts'
import { exportFileName } from './held-exports.ts'
import { fileErrorReason } from './file-errors.ts'
import type { ServicesContext } from './services-context.ts'
import { jobOptions } from './tasks.ts'

type ExportHandlers = Pick<Handlers, 'exportDataset' | 'readExport' | 'saveExport'>

export function exportHandlers({ exports, options, projects, tasks }: ServicesContext): ExportHandlers {
  return {
    exportDataset: ({ format, task, choice: { style, locale, ...choice } = {} }, { session }) =>
      projects.use(session, ({ store, sources: library }) =>
        tasks.run(session, task, async (running) => {
          const project = store.project()
          const inStyle = style !== undefined || locale !== undefined
          const asked = { style, locale }
          const { pieces, count, title, warnings } = await encodeProject(format, {
            ...{ project, choice: given(choice) },
            citerOf: inStyle ? (sources) => personCiter(options.settingsFolder, sources, asked) : undefined,
            readText: async (sourceId) => (await library.readText(sourceId)).canonical.text,
            readBytes: (sourceId, range) => library.readBytes(sourceId, range),
            ...jobOptions(running, 'Writing'),
          })
          const bytes = await collect(pieces)
          const { extension, mediaType } = EXPORT_FORMATS[format]
          const fileName = exportFileName(title, extension, new Date())
          const exportId = exports.keep(session, { fileName, bytes })
          return { exportId, fileName, mediaType, rows: count, bytes: bytes.byteLength, warnings }
        }),
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
