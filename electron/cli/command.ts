/** What a command of `pincite` is, and what it is given. */
import type { Terminal } from './terminal.ts'

export interface Option {
  /** What stands for the value in the usage: "name" of `--coder <name>`; absent for a switch. */
  readonly value?: string
  readonly doc: string
  /** Whether an empty value means "none"; elsewhere it is refused, as it comes from a variable that is not set. */
  readonly mayBeEmpty?: true
  /** Whether it can be given several times; its values then stand in {@link Typed.lists}. */
  readonly many?: true
}

/** What was typed behind the command's name. */
export interface Typed {
  /** None of them is empty. */
  readonly positionals: readonly string[]
  /** Values by option name; a switch that is given is "". */
  readonly options: Readonly<Record<string, string | undefined>>
  /** Values of the options that can be given several times, in the order in which they were. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>
  readonly json: boolean
}

export interface Invocation extends Typed {
  readonly terminal: Terminal
}

/** 0 done, 1 a check failed, items were refused or the command was stopped, 2 bad usage or unusable input. */
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
