/** Runs a call from outside: the one place where method names and arguments are checked. Never throws. */
import { z } from 'zod'
import { PinciteError, type Reply } from './errors.ts'
import { methods, type MethodName } from './methods.ts'
import type { CallContext, Handlers } from './rpc.ts'

/** Reports what a service threw that it should not have; the caller learns only that something went wrong. */
export type ReportBug = (method: string, error: unknown) => void

export async function dispatch(
  handlers: Handlers,
  call: { readonly method: unknown; readonly args: unknown },
  context: CallContext,
  reportBug: ReportBug,
): Promise<Reply> {
  const { method } = call
  if (typeof method !== 'string') return failure('unknown-method', 'A method is named by a text.')
  if (!Object.hasOwn(methods, method)) {
    return failure('unknown-method', `There is no method “${method.slice(0, 100)}”.`)
  }
  const name = method as MethodName
  const parsed = methods[name].args.safeParse(call.args)
  if (!parsed.success)
    return failure('bad-request', `${name}: ${z.prettifyError(parsed.error).slice(0, 1000)}`)
  try {
    const handler = handlers[name] as (args: unknown, context: CallContext) => Promise<unknown>
    return { ok: true, value: (await handler(parsed.data, context)) ?? null }
  } catch (error) {
    if (error instanceof PinciteError) return failure(error.code, error.message)
    reportBug(name, error)
    return failure('internal', 'Something went wrong inside Pincite. Nothing you saved is lost; try again.')
  }
}

function failure(code: PinciteError['code'], message: string): Reply {
  return { ok: false, error: { code, message } }
}
