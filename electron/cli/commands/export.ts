/** pincite export: writes the dataset in one of the registry's formats. */
import { resolve } from 'node:path'
import { FORMAT_NAMES, isFormatName } from '../../../shared/dataset/formats.ts'
import { encodeProject } from '../../services/export/encode-project.ts'
import { fileErrorReason } from '../../services/file-errors.ts'
import { replaceFile } from '../../services/store/atomic-file.ts'
import { UsageError, type Command, type ExitCode } from '../command.ts'
import { withProject } from '../open-project.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: '<project>',
  summary: 'Write the annotations as a dataset whose rows can be verified.',
  example: 'pincite export ports-review --format csv --out evidence.csv',
  arity: [1, 1],
  options: {
    format: { value: FORMAT_NAMES.join('|'), doc: 'the format' },
    out: { value: 'file', doc: 'the file to write; replaced whole if it exists' },
  },
  run: async ({ positionals: [folder = ''], options, json, io, signal }) => {
    const { format, out } = options
    if (format === undefined || !isFormatName(format)) {
      throw new UsageError(`--format wants one of ${FORMAT_NAMES.join(', ')}.`)
    }
    if (!out) throw new UsageError('--out <file> is missing.')
    return withProject<ExitCode>(folder, io, async ({ store, library }) => {
      const readText = async (sourceId: string) => (await library.readText(sourceId)).canonical.text
      const { bytes, rows, warnings } = await encodeProject(store.project(), format, readText, signal)
      warnings.forEach(io.tell)
      const file = resolve(out)
      try {
        await replaceFile(file, async (handle) => void (await handle.writeFile(bytes)))
      } catch (error) {
        throw new UsageError(`${file} can’t be written: ${fileErrorReason(error)}.`)
      }
      if (json) io.print(JSON.stringify({ format, out: file, rows, bytes: bytes.length }))
      else
        io.print(
          `Wrote ${rows} ${rows === 1 ? 'row' : 'rows'} to ${out}. Check them with: pincite verify ${out} --sources ${folder}`,
        )
      return 0
    })
  },
}
