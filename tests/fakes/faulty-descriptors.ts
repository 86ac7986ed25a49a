/**
 * Stands in for what a journal takes from `node:fs`: asks for a file of a made-up process by its descriptor what
 * `faulty-disk.ts` does by its handle. What concerns other files goes straight through.
 */
import { realFs } from './real-fs.ts'
import type { WatchedHandle } from './watched-handle.ts'

/** The files that made-up processes have open. */
export const heldFiles = new Map<number, WatchedHandle>()

type Callback = (error: unknown, result?: unknown) => void
const real = realFs as unknown as Readonly<Record<string, (...args: unknown[]) => void>>

function descriptorFunction(
  name: string,
  ask: (handle: WatchedHandle, bytes: Uint8Array) => Promise<unknown>,
) {
  return (descriptor: number, ...args: unknown[]): void => {
    const handle = heldFiles.get(descriptor)
    if (!handle) return real[name]?.(descriptor, ...args)
    const done = args.at(-1) as Callback
    // In a turn of its own: what throws in the callback is no fault of the disk.
    ask(handle, args[0] as Uint8Array).then(
      (result) => process.nextTick(done, null, result),
      (error: unknown) => process.nextTick(done, error),
    )
  }
}

const module = {
  ...realFs,
  write: descriptorFunction('write', async (handle, bytes) => (await handle.write(bytes)).bytesWritten),
  fdatasync: descriptorFunction('fdatasync', (handle) => handle.datasync()),
  fstat: descriptorFunction('fstat', (handle) => handle.stat()),
}

/** The module `node:fs` as made-up processes see it. */
export const fileSystem = { ...module, default: module }
