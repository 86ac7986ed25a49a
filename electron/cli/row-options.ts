/** The options by which a command takes some rows of a project. */
import { chooseRows, type RowChoice } from '../../shared/dataset/choose-rows.ts'
import { evidenceRows, type EvidenceRow } from '../../shared/dataset/evidence-row.ts'
import type { Project } from '../../shared/domain/project.ts'
import { findCode, findSource } from '../services/tagging/find-named.ts'
import { UsageError, type Command, type Typed } from './command.ts'

export const rowOptions: Command['options'] = {
  source: { value: 's', doc: 'only of this source: id, unique start of an id, or unique file name' },
  code: { value: 'c', doc: 'only with this code: name in any case, or id' },
  coder: { value: 'name', doc: 'only of this coder: name in any case, or id' },
  where: {
    value: 'condition',
    doc: 'only where a field holds a value: "theme=access", "value>=1000", "quote~school"; all of several',
    many: true,
  },
}

/** Returns the choice that the options make. @throws {@link UsageError} for options that can't be met. */
export function readRowChoice(
  project: Project,
  { options, lists }: Pick<Typed, 'options' | 'lists'>,
): RowChoice {
  const source = options['source'] === undefined ? null : findSource(project, options['source'])
  const code = options['code'] === undefined ? null : findCode(project, options['code'])
  const { coder } = options
  const where = lists['where']
  if (source && !source.ok) throw new UsageError(source.message)
  if (code && !code.ok) throw new UsageError(code.message)
  const choice = {
    ...(source ? { sourceId: source.found.id } : {}),
    ...(code ? { codeId: code.found.id } : {}),
    ...(coder === undefined ? {} : { coder }),
    ...(where === undefined ? {} : { where }),
  }
  takenBy(project, choice)
  return choice
}

/** Returns the rows that the options take. @throws {@link UsageError} for options that can't be met. */
export function rowsTaken(project: Project, typed: Pick<Typed, 'options' | 'lists'>): readonly EvidenceRow[] {
  const choice = readRowChoice(project, typed)
  return evidenceRows(project, choice).filter(takenBy(project, choice))
}

function takenBy(project: Project, choice: RowChoice): (row: EvidenceRow) => boolean {
  const chosen = chooseRows(project, choice)
  if (chosen.ok) return chosen.takes
  throw new UsageError(choice.where ? `--where: ${chosen.message}` : chosen.message)
}
