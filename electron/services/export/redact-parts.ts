/** Replaces names by pseudonyms in everything that leaves, before any format sees it. */
import { PinciteError } from '../../../shared/api/errors.ts'
import { Redaction } from '../../../shared/dataset/redact-row.ts'
import { readRedaction, Redactor } from '../../../shared/dataset/redaction.ts'
import type { ExportChoice, ExportJob } from './export-job.ts'

/** Keys whose values are no text of a person's: ids, hashes, and words of a fixed list. */
const KEPT: ReadonlySet<string> = new Set([
  ...['id', 'parentId', 'sha256', 'mediaType', 'position', 'added', 'revises', 'pageLabels'],
  ...['type', 'hue', 'pattern', 'key'],
])

type Parts = Pick<ExportJob, 'project' | 'rows' | 'sources'>

/**
 * Returns the parts as they may leave, and how many names were replaced. Throws `bad-request` for a list that can't be
 * used, and where the files of the sources were to be packed: the names stand in these.
 */
export function redactParts(
  parts: Parts,
  { redact, withSources }: ExportChoice,
): Parts & Pick<ExportJob, 'replaced'> {
  if (redact === undefined) return { ...parts, replaced: 0 }
  if (withSources) {
    throw new PinciteError(
      'bad-request',
      'The files of the sources hold the names that are to be replaced. Leave the sources out, or the list of names.',
    )
  }
  const reading = readRedaction(redact)
  if (!reading.ok) throw new PinciteError('bad-request', reading.message)
  const redaction = new Redaction(new Redactor(reading.names))
  const { project, rows, sources } = parts
  const { name, codes, coders } = project
  const redacted = {
    rows: rows.map((row) => redaction.row(row)),
    sources: redaction.deep(sources, KEPT),
    project: { ...project, ...redaction.deep({ name, codes, coders }, KEPT) },
  }
  return { ...redacted, replaced: redaction.count }
}
