/**
 * Which state of the codebook a passage was coded with. A version is known by a fingerprint of what coders go by:
 * names, definitions, the tree and the fields; looks and keys are not part of it. So two people whose codebooks were
 * merged never have one version number for two different codebooks.
 */
import type { DraftWrite } from './change.ts'
import type { Code } from './codebook.ts'
import { writesOf } from './draft-writes.ts'
import type { Project } from './project.ts'
import { PROJECT_ID } from './schema.ts'

const fingerprints = new WeakMap<readonly Code[], string>()

/** Returns the fingerprint of a codebook: 16 hex digits. */
export function codebookFingerprint(codes: readonly Code[]): string {
  const known = fingerprints.get(codes)
  if (known !== undefined) return known
  const content = [...codes]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, name, definition, useWhen, notWhen, parentId, retired, fields }) => [
      id,
      name,
      definition,
      useWhen,
      notWhen,
      parentId,
      retired,
      [...fields]
        .sort((a, b) => (a.id < b.id ? -1 : 1))
        .map((field) => [field.id, field.name, field.type, field.required, field.options, field.retired]),
    ])
  const fingerprint = hash(JSON.stringify(content))
  fingerprints.set(codes, fingerprint)
  return fingerprint
}

/** Returns the number of a version, from 1, or null for one nobody numbered yet, as after a merge. */
export function codebookNumber(
  { codebooks }: Pick<Project, 'codebooks'>,
  fingerprint: string,
): number | null {
  return codebooks.get(fingerprint) ?? null
}

/** Returns the writes that number the codebook as it is, where it has no number. */
export function numberingWrites(
  codebooks: ReadonlyMap<string, number>,
  codes: readonly Code[],
): readonly DraftWrite[] {
  const fingerprint = codebookFingerprint(codes)
  if (codebooks.has(fingerprint)) return []
  const number = Math.max(0, ...codebooks.values()) + 1
  return writesOf('project', PROJECT_ID, { [`codebook/${fingerprint}`]: number })
}

/** FNV-1a in 64 bits over UTF-16 code units, as 16 hex digits. */
function hash(text: string): string {
  let value = 0xcbf29ce484222325n
  for (let i = 0; i < text.length; i++) {
    value = ((value ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn
  }
  return value.toString(16).padStart(16, '0')
}
