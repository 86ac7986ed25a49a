/** The built desktop shell on the stand-in, in a process of its own, seen as ports of its windows. */
import { fork } from 'node:child_process'
import { join } from 'node:path'
import type { Reply } from '../../shared/api/errors.ts'
import type { Port } from '../../shared/api/rpc.ts'
import type { StandInOptions } from './electron-standin/launch.mjs'

type Message =
  | { readonly ready: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly window: number; readonly event: string; readonly data: unknown }

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export interface StandInProcess {
  /** The first window. */
  readonly port: Port
  openWindow(): Promise<Port>
  close(): Promise<void>
}

/** Starts the shell and resolves when its first window has loaded and hears events. */
export async function startStandInProcess(options: Omit<StandInOptions, 'browser'>): Promise<StandInProcess> {
  const script = join(import.meta.dirname, 'electron-standin/serve.mjs')
  const child = fork(script, [JSON.stringify(options)], { serialization: 'advanced', execArgv: [] })
  const waiting = new Map<number, Waiting>()
  const listeners = new Map<number, Set<Parameters<Port['subscribe']>[0]>>()
  let asked = 0
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: Message) => {
      if ('ready' in message) resolve()
      else if ('event' in message) {
        for (const listener of listeners.get(message.window) ?? []) listener(message.event, message.data)
      } else if ('error' in message) waiting.get(message.id)?.reject(new Error(message.error))
      else waiting.get(message.id)?.resolve(message.value)
    })
    child.once('exit', (code) => {
      const error = new Error(`the process of the stand-in ended with ${code}`)
      reject(error)
      for (const each of waiting.values()) each.reject(error)
    })
  })
  const ask = (question: Record<string, unknown>) =>
    new Promise<unknown>((resolve, reject) => {
      const id = ++asked
      waiting.set(id, { resolve, reject })
      child.send({ id, ...question })
    })
  const portOf = (window: number): Port => ({
    call: async (method, args) => (await ask({ ask: 'call', window, method, args })) as Reply,
    subscribe: (listener) => {
      const own = listeners.get(window) ?? new Set()
      listeners.set(window, own.add(listener))
      return () => own.delete(listener)
    },
  })
  return {
    port: portOf(0),
    openWindow: async () => portOf((await ask({ ask: 'openWindow' })) as number),
    close: async () => {
      await ask({ ask: 'close' })
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.disconnect()
      await gone
    },
  }
}
