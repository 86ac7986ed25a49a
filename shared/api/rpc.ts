/** Derives the client and the dispatcher from the method table. Knows no transport. */
import type { z } from 'zod'
import { PinciteError, type Reply } from './errors.ts'
import type { MethodArgs, MethodName, MethodResult } from './methods.ts'
import type { EventName, PinciteEvents } from './pincite-api.ts'

/** What a host gives its windows: call a method, hear an event. */
export interface Port {
  call(method: string, args: unknown): Promise<Reply>
  /** Returns its own end. */
  subscribe(listener: (event: string, data: unknown) => void): () => void
}

export type Client = {
  readonly [Name in MethodName]: (args: MethodArgs<Name>) => Promise<MethodResult<Name>>
} & {
  /** Hears one kind of event; returns its own end. */
  readonly on: <Name extends EventName>(
    event: Name,
    listener: (data: PinciteEvents[Name]) => void,
  ) => () => void
}

/** Who calls: one window or tab. */
export interface CallContext {
  readonly session: string
}

export type Handlers = {
  readonly [Name in MethodName]: (
    args: HandlerArgs<Name>,
    context: CallContext,
  ) => Promise<MethodResult<Name>>
}
type HandlerArgs<Name extends MethodName> = z.output<(typeof import('./methods.ts').methods)[Name]['args']>

/** Makes the client of a port. A failure in a reply is thrown as a {@link PinciteError}. */
export function createClient(port: Port): Client {
  const on = (event: string, listener: (data: never) => void) =>
    port.subscribe((name, data) => {
      if (name === event) listener(data as never)
    })
  return new Proxy({} as Client, {
    get: (_target, name) => {
      if (name === 'on') return on
      if (typeof name !== 'string' || name === 'then') return undefined
      return async (args: unknown) => {
        const reply = await port.call(name, args)
        if (reply.ok) return reply.value
        throw new PinciteError(reply.error.code, reply.error.message)
      }
    },
  })
}
