/** What `pincite bibliography` prints: records, what they lack, and what an import does to them. */
import { missingOf, typeOf } from '../../shared/citation/csl-needs.ts'
import { variableLabel } from '../../shared/citation/csl-labels.ts'
import type { ItemEdit, ItemMatching } from '../../shared/citation/match-items.ts'
import { shownValue } from '../../shared/citation/typed-value.ts'
import { CSL_VARIABLES, parseCslValue, type CslItem } from '../../shared/domain/csl-item.ts'
import type { Project, Source } from '../../shared/domain/project.ts'
import { countOf } from '../../shared/domain/count-of.ts'
import { oneLine } from './terminal.ts'

/** A source's record, as `--json` prints it. The keys are a public contract. */
export interface ListedReference {
  readonly sourceId: string
  readonly fileName: string
  /** CSL-JSON without an id. */
  readonly item: CslItem
  readonly missing: readonly string[]
  readonly pageLabels: string
}

export function listReference(source: Source): ListedReference {
  const { id, fileName, item, title, pageLabels } = source
  return { sourceId: id, fileName, item: { ...item, title }, missing: missingOf(source), pageLabels }
}

/** The same in lines to be read. */
export function describeReference(source: Source): readonly string[] {
  const { sourceId, fileName, item, missing, pageLabels } = listReference(source)
  const type = typeOf(item)
  const known = CSL_VARIABLES.filter((name) => item[name] !== undefined)
  const lacking = missing.map((name) => variableLabel(name as (typeof CSL_VARIABLES)[number], type))
  return [
    `${sourceId}  ${oneLine(fileName)}`,
    ...known.map((name) => `    ${name}: ${oneLine(shownValue(item, name))}`),
    ...(pageLabels === '' ? [] : [`    pages counted: ${pageLabels}`]),
    ...(lacking.length === 0 ? [] : [`    missing: ${lacking.join(', ')}`]),
  ]
}

/** Says what an import did or, where `isDry`, would do. */
export function describeMatching(
  matching: ItemMatching,
  project: Project,
  isDry: boolean,
): readonly string[] {
  const { matched, unmatched, ambiguous } = matching
  const names = new Map(project.sources.map(({ id, fileName }) => [id, oneLine(fileName)]))
  const changed = matched.filter(({ edits }) => edits.some(({ isTaken }) => isTaken))
  const sum = `${countOf(changed.length, 'source')} changed, ${matched.length - changed.length} matched without a change`
  return [
    ...matched.flatMap(({ entry, sourceId, by, edits }) => [
      `${oneLine(entry)} → ${names.get(sourceId) ?? sourceId} (by ${by})`,
      ...edits.map((edit) => `    ${describeEdit(edit)}`),
    ]),
    ...ambiguous.map(
      ({ entry, line, sourceIds }) =>
        `${oneLine(entry)} (line ${line}) is not clear, and nothing of it was taken: ${sourceIds.map((id) => names.get(id) ?? id).join(', ')}. Give the entry the DOI or the file name of one.`,
    ),
    ...unmatched.map(
      ({ entry, line, title }) => `${oneLine(entry)} (line ${line}) fits no source: “${oneLine(title)}”`,
    ),
    isDry ? `Nothing was changed. Without --dry-run: ${sum}.` : `${sum}.`,
  ]
}

function describeEdit({ variable, from, to, isTaken }: ItemEdit): string {
  const shown = (stored: string) => {
    const value = parseCslValue(variable, stored)
    return value === undefined ? '' : oneLine(shownValue({ [variable]: value }, variable))
  }
  if (from === '') return `${variable}: ${shown(to)}`
  return `${variable}: “${shown(from)}” ${isTaken ? '→' : 'is kept; the entry has'} “${shown(to)}”`
}
