/** pincite export: writes the dataset in one of the registry's formats. */
import { FORMAT_NAMES, isFormatName } from '../../../shared/dataset/formats.ts'
import { encodeProject } from '../../services/export/encode-project.ts'
import { UsageError, type Command, type ExitCode } from '../command.ts'
import { salvageOption, withProject } from '../open-project.ts'
import { checkPlace, writeOutput } from '../output-file.ts'

export const exportCommand: Command = {
  name: 'export',
  takes: '<project>',
  summary: 'Write the annotations as a dataset whose rows can be verified.',
  example: 'pincite export ports-review --format csv --out evidence.csv',
  arity: [1, 1],
  options: {
    format: { value: FORMAT_NAMES.join('|'), doc: 'the format' },
    out: { value: 'file', doc: 'the file to write; replaced whole if it exists' },
    password: {
      value: 'text',
      doc: 'password of the sources that need one (for web-annotation); not stored',
    },
    ...salvageOption,
  },
  run: async ({ positionals: [folder = ''], options, json, terminal }) => {
    const { format, out, password } = options
    if (format === undefined || !isFormatName(format)) {
      throw new UsageError(`--format wants one of ${FORMAT_NAMES.join(', ')}.`)
    }
    if (out === undefined) throw new UsageError('--out <file> is missing.')
    return withProject<ExitCode>(folder, { options, terminal }, async ({ store, library }) => {
      const file = await checkPlace(out, store.folder)
      const readText = async (id: string) => (await library.readText(id, password)).canonical.text
      const encoded = await encodeProject(store.project(), format, readText, terminal.signal)
      const { bytes, rows, warnings } = encoded
      warnings.forEach(terminal.tell)
      await writeOutput(file, bytes)
      const counted = `${rows} ${rows === 1 ? 'row' : 'rows'}`
      terminal.print(
        json
          ? JSON.stringify({ format, out: file, rows, bytes: bytes.length, warnings })
          : `Wrote ${counted} to ${file}. Check them with: pincite verify ${out} --sources ${folder}`,
      )
      return warnings.length > 0 ? 1 : 0
    })
  },
}
