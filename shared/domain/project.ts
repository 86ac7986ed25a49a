/**
 * A project as the rest of the product reads it: plain values made from the records of `project-state.ts`.
 * Nothing here is edited; edits are changes (`change.ts`).
 */
import type { Passage } from '../anchoring/describe.ts'
import type { CslItem } from './csl-item.ts'
import type { Code, FieldValue, Figure } from './codebook.ts'
import type { MediaType } from './media-types.ts'

export interface Coder {
  readonly id: string
  readonly name: string
}

export interface Source {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: MediaType
  /** Lower-case hex of the SHA-256 of the bytes. */
  readonly sha256: string
  readonly bytes: number
  /** Null where the source has no pages. */
  readonly pages: number | null
  /** Length of the canonical text in UTF-16 code units. */
  readonly characters: number
  /** Its bibliographic record; `title` is the title above. */
  readonly item: CslItem
  /** How its pages are counted where that is not as its file says (`page-labels.ts`); "" for as the file says. */
  readonly pageLabels: string
  /** True when the file opens only with a password (never stored). */
  readonly encrypted: boolean
  /** What the person should know of the file, one sentence a line; empty where nothing. */
  readonly warning: string
  readonly position: string
  /** ISO 8601. */
  readonly added: string
  /** Id of the source of which this is a new edition; absent where it is none. Both stay in the project. */
  readonly revises?: string
}

/**
 * Where an annotation stands: W3C `TextQuoteSelector`, `TextPositionSelector` and page fragment side by side, section
 * path and paragraph. Written once, as the passage was described.
 */
export interface Target extends Passage {
  readonly id: string
  /** The extractor whose text the spans count in. */
  readonly extractor: string
}

export interface Annotation {
  readonly id: string
  readonly sourceId: string
  readonly target: Target
  /** Ids of codes, in codebook order; at least one. */
  readonly codeIds: readonly string[]
  readonly memo: string
  /** What its fields hold, by field id; also of fields that its codes no longer ask for. */
  readonly values: readonly FieldValue[]
  /** The figures it states, in the order of their words; also those that were refused. */
  readonly figures: readonly Figure[]
  /** The report's own note about where it has this from, as captured or edited; "" where there is none. */
  readonly citedSource: string
  /** Fingerprint of the codebook it was coded with (`codebook-version.ts`); "" where that is not known. */
  readonly codebook: string
  /** Reasons given for dismissing a flag, by the flag's key. */
  readonly dismissed: ReadonlyMap<string, string>
  /** Why the passage is not in the edition after this one, in a sentence; absent where it is or nobody looked. */
  readonly orphan?: string
  /** Where it stood in the edition before, from which it was carried over; absent where it was made in this one. */
  readonly former?: Target
  /** Coder id, or null where unknown. */
  readonly creatorId: string | null
  /** ISO 8601, UTC. */
  readonly created: string
  readonly modified: string
}

export interface Project {
  readonly name: string
  /** Numbers of the codebook's versions known so far, from 1, by fingerprint. */
  readonly codebooks: ReadonlyMap<string, number>
  readonly coders: readonly Coder[]
  /** In codebook order: each followed by those below it, siblings by position. */
  readonly codes: readonly Code[]
  readonly sources: readonly Source[]
  readonly annotations: readonly Annotation[]
}
