/** What reading a project's journals finds wrong with them. */
import type { ProjectState } from '../../../shared/domain/project-state.ts'

/**
 * `torn-tail` is what a killed process leaves: an unfinished last line, never reported as saved. The kinds that end
 * in `-version` and `-kind` mean that the project was written by a newer Pincite.
 */
export interface JournalProblem {
  readonly kind:
    'torn-tail' | 'damaged' | 'gap' | 'newer-version' | 'unknown-kind' | 'unexpected-file' | 'unreadable'
  /** Relative to the project folder. */
  readonly file: string
  /** 1-based, or null where the file as a whole is meant. */
  readonly line: number | null
  readonly message: string
}

/** Names every hole of a state. */
export function holeProblems({ holes }: ProjectState): readonly JournalProblem[] {
  return [...holes].flatMap(([replica, list]) =>
    list.map(({ from, to }): JournalProblem => {
      const [missing, them] = from === to ? [`change ${from}`, 'it'] : [`changes ${from} to ${to}`, 'them']
      const message = `lacks ${missing}; what follows is shown without ${them}`
      return { kind: 'gap', file: `journal/${replica}`, line: null, message }
    }),
  )
}
