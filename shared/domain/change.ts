/**
 * A change is data: an atomic list of field writes on records, one undo step. Everything that alters a project
 * (windows, importers, commands) submits a {@link DraftChange}; the store stamps it, makes it durable, applies it.
 */

/** What a field holds. Never an array or object: what two people may edit apart is a field of its own. */
export type Scalar = string | number | boolean | null

/** Kinds of record. `schema.ts` lists the fields of each. */
export type RecordKind = 'project' | 'coder' | 'code' | 'source' | 'annotation' | 'target'

/**
 * The Lamport time of a change and the replica that made it: a total order in which causes come before their
 * effects (Lamport 1978). Compared by number, then by replica.
 */
export type Stamp = readonly [lamport: number, replica: string]

export interface DraftWrite {
  readonly kind: RecordKind
  readonly id: string
  /** A plain name ("memo"), or a path for sets and lists ("code/<id>" → present, "span/0/start"). */
  readonly field: string
  readonly value: Scalar
}

/** A change as its author submits it. `label` names it for Undo in a few words: "Tag as Statistic". */
export interface DraftChange {
  readonly label: string
  readonly writes: readonly DraftWrite[]
}

export interface FieldWrite extends DraftWrite {
  /** The stamps this write saw and replaces: empty for a field never written before. */
  readonly replaces: readonly Stamp[]
}

/** A stamped change, as it stands in a journal. */
export interface Change {
  /** 1, 2, 3 … without gaps within one replica. */
  readonly sequence: number
  readonly stamp: Stamp
  /** ISO 8601 with milliseconds, UTC. For display only; never decides an order. */
  readonly time: string
  /** Id of the coder at work, where one is known. */
  readonly coder: string | null
  readonly label: string
  readonly writes: readonly FieldWrite[]
  /** Set on an undo or redo: the stamp of the change whose effect it takes back. */
  readonly undoes?: Stamp
}

/** Orders stamps: negative when `a` comes first, 0 when equal. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0)
}
