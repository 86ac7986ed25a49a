/** Services for tests of hosts: answers only what a test gives it, and writes down what was asked. */
import { PinciteError } from '../../shared/api/errors.ts'
import type { MethodName } from '../../shared/api/methods.ts'
import type { CallContext, Handlers } from '../../shared/api/rpc.ts'

export interface AskedCall {
  readonly method: string
  readonly args: unknown
  readonly session: string
}

export interface FakeServices {
  readonly handlers: Handlers
  readonly asked: AskedCall[]
  readonly ended: string[]
  closed: boolean
  endSession(session: string): void
  close: () => Promise<void>
}

type Answers = Partial<{ [Name in MethodName]: (args: never, context: CallContext) => unknown }>

/** Makes services whose methods are the given ones; every other method refuses. */
export function fakeServices(answers: Answers = {}): FakeServices {
  const asked: AskedCall[] = []
  const answer = async (method: string, args: unknown, context: CallContext) => {
    asked.push({ method, args, session: context.session })
    const own = answers[method as MethodName] as
      ((args: unknown, context: CallContext) => unknown) | undefined
    if (!own) throw new PinciteError('refused', `No test gave an answer for ${method}.`)
    return await own(args, context)
  }
  const fake: FakeServices = {
    handlers: new Proxy({} as Handlers, {
      get: (_target, method) => (args: unknown, context: CallContext) =>
        answer(String(method), args, context),
    }),
    asked,
    ended: [],
    closed: false,
    endSession: (session) => void fake.ended.push(session),
    close: async () => {
      fake.closed = true
      await Promise.resolve()
    },
  }
  return fake
}
