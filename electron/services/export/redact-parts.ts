/** Replaces names by pseudonyms in everything that leaves, before any format sees it. */
import { PinciteError } from '../../../shared/api/errors.ts'
import { KEPT_KEYS, Redaction } from '../../../shared/dataset/redact-row.ts'
import { readRedaction, Redactor } from '../../../shared/dataset/redaction.ts'
import type { ExportChoice, ExportJob } from './export-job.ts'

/**
 * Returns what replaces the names of a choice; null where it lists none. Throws `bad-request` for a list that can't be
 * used, and where the files of the sources were to be packed: the names stand in these.
 */
export function redactionOf({ redact, withSources }: ExportChoice): Redaction | null {
  if (redact === undefined) return null
  if (withSources) {
    throw new PinciteError(
      'bad-request',
      'The files of the sources hold the names that are to be replaced. Leave the sources out, or the list of names.',
    )
  }
  const reading = readRedaction(redact)
  if (!reading.ok) throw new PinciteError('bad-request', reading.message)
  return new Redaction(new Redactor(reading.names))
}

type Parts = Pick<ExportJob, 'project' | 'rows' | 'sources'>

/** Returns the parts as they may leave, and how many names were replaced. Their sources are redacted already. */
export function redactParts(parts: Parts, redaction: Redaction | null): Parts & Pick<ExportJob, 'replaced'> {
  if (redaction === null) return { ...parts, replaced: 0 }
  const { project, rows, sources } = parts
  const { codes, coders } = project
  const redacted = {
    sources,
    rows: rows.map((row) => redaction.row(row)),
    project: {
      ...project,
      ...redaction.deep({ codes, coders }, KEPT_KEYS),
      name: redaction.name(project.name),
    },
  }
  return { ...redacted, replaced: redaction.count }
}
