/**
 * Brings what older versions of the format wrote to the present one, step by step. Journals are never rewritten:
 * their lines are brought up on every reading. Only `pincite.json` is written anew, after a backup of the old one.
 */

/** Version of the format that this program writes, in snapshots and journals. */
const FORMAT_VERSION = 1

/** One step. Both functions take what a file of version `from` holds, checksum proved, and return that of the next. */
export interface Migration {
  readonly from: number
  /** Takes and returns the value of a whole `pincite.json` without its checksum and version. */
  readonly snapshot: (value: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>
  /** Takes and returns a change as a journal holds it, its parts joined. */
  readonly change: (value: unknown) => unknown
}

/** Steps from an older version to the present one, first to last. */
export interface Migrations {
  readonly current: number
  readonly steps: readonly Migration[]
}

/** The steps of this version. Version 1 is the first: there are none yet. */
export const MIGRATIONS: Migrations = planMigrations(FORMAT_VERSION, [])

/**
 * Puts steps in order.
 * @throws where they do not lead from the first version to `current` without a gap: a bug, found at the start.
 */
export function planMigrations(current: number, steps: readonly Migration[]): Migrations {
  const ordered = [...steps].sort((a, b) => a.from - b.from)
  const expected = Array.from({ length: current - 1 }, (_, place) => place + 1)
  const given = ordered.map(({ from }) => from)
  if (given.join() !== expected.join()) {
    throw new Error(`Format ${current} needs migrations from ${expected.join()}, not from ${given.join()}`)
  }
  return { current, steps: ordered }
}

/** Brings the value of a `pincite.json` of an older version up. A step that throws says that the file is damaged. */
export function migrateSnapshot(
  { steps }: Migrations,
  version: number,
  value: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return steps.filter(({ from }) => from >= version).reduce((held, step) => step.snapshot(held), value)
}

/** Brings a change of a journal of an older version up. */
export function migrateChange({ steps }: Migrations, version: number, value: unknown): unknown {
  return steps.filter(({ from }) => from >= version).reduce((held, step) => step.change(held), value)
}
