/** pincite repair: puts right in a project's folder what can be put right without guessing. */
import { resolve } from 'node:path'
import type { RepairReport } from '../../../shared/api/store-report.ts'
import { diagnoseProject } from '../../services/check/diagnose-project.ts'
import { hasError } from '../../services/check/finding.ts'
import { repairProject } from '../../services/repair/repair-project.ts'
import { asTyped } from '../as-typed.ts'
import type { Command } from '../command.ts'
import { percentOf } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'
import { showFindings } from './check.ts'

export const repairCommand: Command = {
  name: 'repair',
  takes: '<project>',
  summary: 'Put right what is wrong in a project’s folder. Journals and sources stay as they are.',
  example: 'pincite repair ports-review',
  arity: [1, 1],
  options: {
    salvage: { doc: 'take what can be read of a damaged project file, though nothing proves it right' },
  },
  run: async ({ positionals: [typed = ''], options, json, terminal }) => {
    const folder = resolve(typed)
    const report = await repairProject(folder, {
      salvage: options['salvage'] !== undefined,
      signal: terminal.signal,
      onProgress: (done, of, doing) => terminal.progress(`${doing}, ${percentOf(done, of)}`),
    })
    terminal.progress(null)
    if (json) terminal.print(JSON.stringify(report))
    else showReport(report, terminal)
    const isDamaged = report.left.some(({ part, weight }) => part === 'store' && weight === 'error')
    if (isDamaged && (await canBeSalvaged(folder))) {
      terminal.tell(
        `What the newest usable backup holds is put in its place by: pincite restore ${asTyped(typed)}\n` +
          `What can be read of it, though nothing proves it right, is shown by: pincite list ${asTyped(typed)} --salvage\n` +
          `To go on with that: pincite repair ${asTyped(typed)} --salvage`,
      )
    }
    return hasError(report.left) ? 1 : 0
  },
}

async function canBeSalvaged(folder: string): Promise<boolean> {
  return (await diagnoseProject(folder)).readable !== null
}

function showReport({ done, left }: RepairReport, terminal: Terminal): void {
  for (const sentence of done) terminal.print(`done   ${oneLine(sentence)}`)
  showFindings(left, terminal)
  if (done.length > 0) {
    terminal.print(
      hasError(left) ? 'The rest could not be put right here.' : 'The project is as it should be now.',
    )
  } else {
    terminal.print(
      hasError(left)
        ? 'Nothing of this could be put right here, and nothing was changed.'
        : 'The project is as it should be; nothing was changed.',
    )
  }
}
