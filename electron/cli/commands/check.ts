/** pincite check: reads everything a project's folder holds and names what is not as it should be. */
import { resolve } from 'node:path'
import type { CheckReport, Finding } from '../../../shared/api/store-report.ts'
import { checkProject } from '../../services/check/check-project.ts'
import { hasError, sentenceOf } from '../../services/check/finding.ts'
import { asTyped } from '../as-typed.ts'
import type { Command } from '../command.ts'
import { countOf } from '../../../shared/domain/count-of.ts'
import { percentOf } from '../open-project.ts'
import { oneLine, type Terminal } from '../terminal.ts'

export const checkCommand: Command = {
  name: 'check',
  takes: '<project>',
  summary: 'Check the project file, every line of the journals, backups and sources.',
  example: 'pincite check ports-review',
  arity: [1, 1],
  options: {},
  run: async ({ positionals: [folder = ''], json, terminal }) => {
    const report = await checkProject(resolve(folder), {
      signal: terminal.signal,
      onProgress: (done, of, doing) => terminal.progress(`${doing}, ${percentOf(done, of)}`),
    })
    terminal.progress(null)
    if (json) terminal.print(JSON.stringify(report))
    else showReport(report, terminal)
    const { findings } = report
    if (findings.some(isRepairable)) {
      terminal.tell(`Put right what can be put right with: pincite repair ${asTyped(folder)}`)
    }
    return hasError(findings) ? 1 : 0
  },
}

/** Prints findings, a line each, errors first. */
export function showFindings(findings: readonly Finding[], { print }: Terminal): void {
  for (const finding of findings) print(`${finding.weight.padEnd(6)} ${oneLine(sentenceOf(finding))}`)
}

function showReport({ findings, checked }: CheckReport, terminal: Terminal): void {
  showFindings(findings, terminal)
  const { changes, journals, backups, sources, annotations } = checked
  const looked = [
    `${countOf(changes, 'change')} in ${countOf(journals, 'journal')}`,
    countOf(backups, 'backup'),
    countOf(sources, 'source'),
    countOf(annotations, 'annotation'),
  ].join(', ')
  const errors = findings.filter(({ weight }) => weight === 'error')
  const notes = findings.length - errors.length
  const sound =
    notes === 0 ? 'Everything is as it should be:' : `Nothing is wrong (${countOf(notes, 'note')} above):`
  terminal.print(
    `${errors.length > 0 ? `Found ${countOf(errors.length, 'problem')}. Checked` : sound} ${looked}.`,
  )
  if (findings.some(isLasting) && errors.every(({ part }) => part === 'journal')) {
    const what =
      errors.length > 0 ? 'what they did is in pincite.json where the lines above say so' : 'nothing is lost'
    terminal.print(`The journals are damaged, and stay so; ${what}. Make a backup now.`)
  }
}

/** Damage that journals keep, since they are never written over; as a note where it cost nothing. */
function isLasting({ part, weight, problem }: Finding): boolean {
  return part === 'journal' && (weight === 'error' || ['damaged', 'gap', 'altered'].includes(problem))
}

/** What `pincite repair` looks at; journals and the files of sources it leaves alone. */
function isRepairable({ part, weight, problem }: Finding): boolean {
  if (weight === 'note') return REPAIRABLE_NOTES.includes(problem)
  return (part === 'store' && problem !== 'newer-version') || part === 'backup'
}

const REPAIRABLE_NOTES = ['left-over', 'stale-text', 'not-ignored', 'open-to-others']
