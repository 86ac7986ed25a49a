/**
 * A host for tests of the window: answers are scripted per method, arguments are checked against the API table,
 * and a call nobody scripted is a failure that names it.
 */
import type { ErrorCode, Reply } from '../../shared/api/errors.ts'
import { methods, type MethodArgs, type MethodName, type MethodResult } from '../../shared/api/methods.ts'
import type { EventName, PinciteEvents } from '../../shared/api/pincite-api.ts'
import type { Port } from '../../shared/api/rpc.ts'

export interface RecordedCall {
  readonly method: string
  readonly args: unknown
}

type Script = (args: unknown) => Reply | Promise<Reply>

export class FakePort implements Port {
  /** Every call made, in order. */
  readonly calls: RecordedCall[] = []
  readonly #scripts = new Map<string, Script>()
  readonly #listeners = new Set<(event: string, data: unknown) => void>()

  /** Scripts a method: its result, or how the result comes from the arguments. The last script counts. */
  answer<Name extends MethodName>(
    method: Name,
    result:
      MethodResult<Name> | ((args: MethodArgs<Name>) => MethodResult<Name> | Promise<MethodResult<Name>>),
  ): this {
    const make = typeof result === 'function' ? (result as (args: unknown) => unknown) : () => result
    this.#scripts.set(method, async (args) => ({ ok: true, value: await make(args) }))
    return this
  }

  /** Scripts a failure of a method. */
  fail(method: MethodName, code: ErrorCode, message: string): this {
    this.#scripts.set(method, () => ({ ok: false, error: { code, message } }))
    return this
  }

  /** Tells every listener of an event. */
  emit<Name extends EventName>(event: Name, data: PinciteEvents[Name]): void {
    for (const listener of [...this.#listeners]) listener(event, data)
  }

  /** The arguments a method was called with, call by call. */
  argsOf<Name extends MethodName>(method: Name): MethodArgs<Name>[] {
    return this.calls.filter((call) => call.method === method).map((call) => call.args as MethodArgs<Name>)
  }

  async call(method: string, args: unknown): Promise<Reply> {
    this.calls.push({ method, args })
    const entry = Object.entries(methods).find(([name]) => name === method)?.[1]
    if (!entry) return failure('unknown-method', `There is no method ${method}.`)
    const parsed = entry.args.safeParse(args)
    if (!parsed.success) return failure('bad-request', `${method}: ${parsed.error.message}`)
    const script = this.#scripts.get(method)
    return script ? script(parsed.data) : failure('internal', `The test has no answer for ${method}.`)
  }

  subscribe(listener: (event: string, data: unknown) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

function failure(code: ErrorCode, message: string): Reply {
  return { ok: false, error: { code, message } }
}
