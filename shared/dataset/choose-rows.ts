/** Which rows of a project leave it, and which of their keys. */
import type { Project, Source } from '../domain/project.ts'
import { EVIDENCE_KEYS, type EvidenceFilter, type EvidenceRow } from './evidence-row.ts'
import { parseCondition } from './where.ts'

export type EvidenceKey = (typeof EVIDENCE_KEYS)[number]

/** Which rows to take; what is left out takes all. */
export interface RowChoice extends EvidenceFilter {
  /** Name or id of the coder, in any case. */
  readonly coder?: string
  /** Conditions of `where.ts`; a row must meet all. */
  readonly where?: readonly string[]
}

export type ChosenRows =
  | { readonly ok: true; readonly takes: (row: EvidenceRow) => boolean }
  | { readonly ok: false; readonly message: string }

/** Returns which rows of a project are chosen, of those that its filter takes, or what is wrong with the choice. */
export function chooseRows(project: Project, { coder, where = [] }: RowChoice): ChosenRows {
  const conditions = where.map((typed) => parseCondition(typed, project.codes))
  const wrong = conditions.find((parsed) => !parsed.ok)
  if (wrong) return wrong
  const coders = coder === undefined ? null : codersNamed(project, coder)
  if (coders?.length === 0) {
    const known = project.coders.map(({ name }) => name).join(', ') || 'nobody'
    return { ok: false, message: `There is no coder “${coder}”. There is ${known}.` }
  }
  const takes = (row: EvidenceRow) =>
    (coders === null || coders.includes(row.coderId)) &&
    conditions.every((parsed) => parsed.ok && parsed.holds(row))
  return { ok: true, takes }
}

/** Returns the sources that leave with rows which cite these: all of the project where no rows were chosen. */
export function sourcesLeaving(
  sources: readonly Source[],
  cited: ReadonlySet<string>,
  { sourceId, codeId, coder, where }: RowChoice,
): readonly Source[] {
  const chosen = [sourceId, codeId, coder, where?.[0]].some((one) => one !== undefined)
  return chosen ? sources.filter(({ id }) => cited.has(id)) : sources
}

function codersNamed({ coders }: Project, wanted: string): readonly string[] {
  const folded = wanted.trim().toLowerCase()
  return coders.filter(({ id, name }) => id === wanted || name.toLowerCase() === folded).map(({ id }) => id)
}

/**
 * Keys without which a row can't be proved (the ending of `fileName` tells Markdown from plain text), and those by which
 * an import knows it again. They always leave.
 */
export const PROOF_KEYS: ReadonlySet<EvidenceKey> = new Set([
  ...(['id', 'quote', 'prefix', 'suffix', 'sourceId', 'fileName', 'sha256', 'mediaType'] as const),
  ...(['page', 'pageLabel', 'section'] as const),
  ...(['start', 'end', 'spans', 'region', 'extractor', 'created', 'modified', 'redacted'] as const),
])

/** Returns the keys that leave, in the order of a row: those asked for, and {@link PROOF_KEYS}. */
export function chosenKeys(fields: readonly EvidenceKey[] | undefined): readonly EvidenceKey[] {
  if (fields === undefined) return EVIDENCE_KEYS
  return EVIDENCE_KEYS.filter((key) => PROOF_KEYS.has(key) || fields.includes(key))
}

/** What a row says where a key was not chosen: nothing. */
const NOTHING = {
  ...{ codes: [], sourceTitle: '', sectionPath: [], paragraph: null, boxes: [], citation: '', memo: '' },
  ...{ fields: [], figures: [], refused: [], citedSource: '', codebook: '', flags: [], dismissed: [] },
  ...{ codeIds: [], pageLabels: '', reference: '', orphan: '', coder: '', coderId: '' },
} as const satisfies Partial<EvidenceRow>

/** Returns what leaves nothing in the keys of a row that don't leave, so that no format can tell what stood there. */
export function keepingKeys(keys: readonly EvidenceKey[]): (row: EvidenceRow) => EvidenceRow {
  const dropped = Object.entries(NOTHING).filter(([key]) => !keys.some((one) => one === key))
  const nothing = Object.fromEntries(dropped)
  return (row) => (dropped.length === 0 ? row : { ...row, ...nothing })
}
