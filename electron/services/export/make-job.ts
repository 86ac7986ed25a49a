/** Makes what is chosen of a project ready to leave, whatever the format: rows, keys, citations, pseudonyms. */
import { PinciteError } from '../../../shared/api/errors.ts'
import { citeAs, plainCiter, type Citer } from '../../../shared/citation/citer.ts'
import {
  chooseRows,
  chosenKeys,
  keepingKeys,
  sourcesLeaving,
  type RowChoice,
} from '../../../shared/dataset/choose-rows.ts'
import { eachEvidenceRow, takenAnnotations, type EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { KEPT_KEYS, Redaction } from '../../../shared/dataset/redact-row.ts'
import { readRedaction } from '../../../shared/dataset/redaction.ts'
import type { Project, Source } from '../../../shared/domain/project.ts'
import type { ExportChoice, ExportJob, SourceReader } from './export-job.ts'
import { ExportPace, type ExportWatch } from './export-pace.ts'

export interface ExportRequest extends SourceReader, ExportWatch {
  readonly project: Project
  readonly choice?: ExportChoice
  /** Makes what cites these sources, all of the project as they may leave; plainly, where it is not given. */
  readonly citerOf?: ((sources: readonly Source[]) => Promise<Citer>) | undefined
}

/** Rejects with `bad-request` for a choice that can't be met, and with the signal's reason. */
export async function makeJob(request: ExportRequest): Promise<ExportJob> {
  const { choice = {}, citerOf, signal, onProgress, ...given } = request
  const { project } = request
  const watch = { signal, onProgress }
  const { licence } = choice
  if (licence !== undefined && !/^[A-Za-z0-9.-]+$/.test(licence)) {
    throw new PinciteError('bad-request', `“${licence}” is no SPDX name of a licence, such as CC-BY-4.0.`)
  }
  const redaction = redactionOf(choice)
  const leaving = redaction?.sources(project.sources) ?? project.sources
  const citer = citeAs(leaving, citerOf ? await citerOf(leaving) : plainCiter)
  const rows = await makeRows(project, { choice, citer, redaction, watch })
  const keys = chosenKeys(choice.fields)
  const sources = sourcesLeaving(leaving, new Set(rows.map(({ sourceId }) => sourceId)), choice)
  return {
    ...{ ...given, choice, keys, signal, warnings: [], rows, sources },
    project: redaction ? redactedProject(project, redaction) : project,
    replaced: redaction?.count ?? 0,
    pace: (steps) => new ExportPace(steps, watch),
  }
}

interface RowMaking {
  readonly choice: ExportChoice
  readonly citer: Citer
  readonly redaction: Redaction | null
  readonly watch: ExportWatch
}

/** Makes the rows as they leave, one by one: tens of thousands with a long list of names take many seconds. */
async function makeRows(
  project: Project,
  { choice, citer, redaction, watch }: RowMaking,
): Promise<readonly EvidenceRow[]> {
  const chosen = chooseRows(project, choice)
  if (!chosen.ok) throw new PinciteError('bad-request', chosen.message)
  const keep = keepingKeys(chosenKeys(choice.fields))
  const rows: EvidenceRow[] = []
  const pace = new ExportPace(countOf(project, choice), watch, redaction ? 'Replacing names' : 'Making rows')
  for await (const row of pace.take(eachEvidenceRow(project, choice, citer))) {
    if (!chosen.takes(row)) continue
    const kept = keep(row)
    rows.push(redaction ? redaction.row(kept) : kept)
  }
  return rows
}

function countOf(project: Project, choice: RowChoice): number {
  return takenAnnotations(project, choice).reduce((sum, [, { length }]) => sum + length, 0)
}

/**
 * Returns what replaces the names of a choice; null where it lists none. Throws `bad-request` for a list that can't be
 * used, and where the files of the sources were to be packed: the names stand in these.
 */
function redactionOf({ redact, withSources }: ExportChoice): Redaction | null {
  if (redact === undefined) return null
  if (withSources) {
    throw new PinciteError(
      'bad-request',
      'The files of the sources hold the names that are to be replaced. Leave the sources out, or the list of names.',
    )
  }
  const reading = readRedaction(redact)
  if (!reading.ok) throw new PinciteError('bad-request', reading.message)
  return new Redaction(reading.redactor)
}

/** What of a project leaves beside rows and sources, redacted. */
function redactedProject(project: Project, redaction: Redaction): Project {
  const { codes, coders, name } = project
  return { ...project, ...redaction.deep({ codes, coders }, KEPT_KEYS), name: redaction.name(name) }
}
