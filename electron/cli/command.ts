/** What a command of `pincite` is, and what it is given. */

export interface Option {
  /** Shown in the usage: "<name>"; absent for a switch. */
  readonly value?: string
  readonly doc: string
}

export interface Invocation {
  readonly positionals: readonly string[]
  /** Values by option name; a switch that is given is "". */
  readonly options: Readonly<Record<string, string | undefined>>
  readonly json: boolean
  readonly io: Output
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal
}

/** Results go to stdout, everything else to stderr. */
export interface Output {
  readonly print: (text: string) => void
  readonly tell: (text: string) => void
  /** Shows how far a long task is, where a person looks on; `null` clears the line. */
  readonly progress: (text: string | null) => void
}

/** 0 done, 1 a check failed or items were refused, 2 bad usage or unusable input. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  readonly name: string
  /** Positional arguments as in the usage: "<project> <file…>". */
  readonly takes: string
  readonly summary: string
  readonly example: string
  /** Fewest and most positional arguments. */
  readonly arity: readonly [number, number]
  readonly options: Readonly<Record<string, Option>>
  readonly run: (invocation: Invocation) => Promise<ExitCode>
}

/** Thrown for bad usage or unusable input: the message goes to stderr and the exit code is 2. */
export class UsageError extends Error {}
