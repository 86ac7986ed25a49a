/**
 * Stands in for `node:fs/promises`, to be given to `vi.mock` (with `faulty-descriptors.ts`). Files are really on the disk; but what a made-up
 * process (a {@link Life}) asks of it is counted, one operation at a time, and at a chosen one of them the process
 * is killed or the disk fails. What is asked outside a life goes straight through.
 *
 *     vi.mock('node:fs/promises', async () => (await import('../../../fakes/faulty-disk.ts')).fileSystem)
 *     vi.mock('node:fs', async () => (await import('../../../fakes/faulty-descriptors.ts')).fileSystem)
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { PathLike } from 'node:fs'
import type { DurableTree } from './durable-tree.ts'
import { heldFiles } from './faulty-descriptors.ts'
import { realFs as fs } from './real-fs.ts'
import { bytesOf, WatchedHandle } from './watched-handle.ts'

/** One thing asked of the disk. `name` is the function's ("rename", "datasync"), or "openToRead". */
export interface Operation {
  /** Counts from 0. */
  readonly index: number
  readonly name: string
  readonly file: string
}

/**
 * What goes wrong at operation `at`. `kill`: nothing more is done and no call ever settles, as after SIGKILL.
 * `error`: the operation fails with `code`, once or with all that follow until {@link Life.well}. `short`: half of
 * the bytes of a write are written; the next write fails with `code`, or goes on where that is null.
 */
export type Fault =
  | { readonly at: number; readonly is: 'kill' }
  | { readonly at: number; readonly is: 'error'; readonly code: string; readonly lasting?: boolean }
  | { readonly at: number; readonly is: 'short'; readonly code: string | null }

export interface LifeOptions {
  readonly fault?: Fault
  /** Restricts the counting, and so the faults, to some operations. */
  readonly counts?: (name: string, file: string) => boolean
  /** Is waited for before each counted operation, while everything else this life asks waits too. */
  readonly before?: (operation: Operation) => Promise<void> | void
  /** Follows what a power cut would leave. */
  readonly tree?: DurableTree
}

/** Thrown by {@link Life.run} when the life was killed. */
export class Killed extends Error {
  override readonly name = 'Killed'
}

/** What is asked of the disk in one turn; `half` does half of a write. */
export interface Request {
  readonly name: string
  readonly file: string
  readonly counted: boolean
  readonly work: () => unknown
  readonly half?: () => unknown
  /** Does half and calls it a success, as the system does; without it, doing half is failing. */
  readonly mayBeShort?: boolean
}

const lives = new AsyncLocalStorage<Life | undefined>()
const NAMES_OF_WRITES = ['write', 'writev', 'writeFile', 'appendFile']

/** One made-up process. */
export class Life {
  /** Everything counted so far. */
  readonly operations: Operation[] = []
  /** Whether the fault has struck. */
  struck = false
  readonly tree: DurableTree | null
  readonly #options: LifeOptions
  readonly #descriptors = new Set<number>()
  #failing: string | null = null
  #next: { readonly name: string; readonly code: string; readonly halfway: boolean } | null = null
  #all: { readonly names: readonly string[]; readonly code: string } | null = null
  #isDead = false
  #turn: Promise<unknown> = Promise.resolve()
  #onKill: () => void = () => undefined

  constructor(options: LifeOptions = {}) {
    this.#options = options
    this.tree = options.tree ?? null
  }

  /**
   * Does `work` in this life: timers and promises it starts belong to it too, but not what is called later from
   * outside. May be called again and again. @throws {@link Killed}
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const killed = new Promise<never>((_, reject) => {
      this.#onKill = () => reject(new Killed('killed'))
    })
    try {
      return await Promise.race([lives.run(this, work), killed])
    } finally {
      if (this.#isDead) await this.#closeAll()
    }
  }

  /** Ends this life as SIGKILL would, now. */
  async kill(): Promise<void> {
    this.#isDead = true
    this.#onKill()
    await this.#closeAll()
  }

  /** Makes the next operation of this name fail, beside the life's fault; `halfway`: after half of a write. */
  failNext(name: string, code: string, halfway = false): void {
    this.#next = { name, code, halfway }
  }

  /** Makes every operation of these names fail until {@link well}. */
  failAll(names: readonly string[], code: string): void {
    this.#all = { names, code }
  }

  /** Ends lasting faults. */
  well(): void {
    this.#failing = null
    this.#all = null
  }

  /** The operation at which the fault struck, for messages. */
  get place(): string {
    const operation = this.operations[this.#options.fault?.at ?? -1]
    return operation ? `operation ${operation.index}, ${operation.name} ${operation.file}` : 'no operation'
  }

  /** Does what is asked when all asked before is done, unless the fault says otherwise. */
  ask(request: Request): Promise<unknown> {
    const result = this.#turn.then(() => this.#work(request))
    this.#turn = result.catch(() => undefined)
    return result.then(
      (value) => (this.#isDead ? forever() : value),
      (error: unknown) => (this.#isDead ? forever() : Promise.reject(error as Error)),
    )
  }

  /** How many files are open. */
  get openFiles(): number {
    return this.#descriptors.size
  }

  /** Takes note of an open file. */
  hold(handle: WatchedHandle): void {
    this.#descriptors.add(handle.fd)
    heldFiles.set(handle.fd, handle)
  }

  /** Takes note that a file is closed; false when it was. */
  release(descriptor: number): boolean {
    if (!this.#descriptors.delete(descriptor)) return false
    return heldFiles.delete(descriptor)
  }

  async #work(request: Request): Promise<unknown> {
    if (this.#isDead) return undefined
    const { name, file, work } = request
    const counted = request.counted && (this.#options.counts?.(name, file) ?? true)
    if (!counted) return work()
    const operation = { index: this.operations.length, name, file }
    this.operations.push(operation)
    await this.#options.before?.(operation)
    return this.#strike(request, operation)
  }

  #strike(request: Request, { index, name }: Operation): unknown {
    const { fault } = this.#options
    const isWrite = NAMES_OF_WRITES.includes(name)
    if (fault?.at === index) {
      this.struck = true
      if (fault.is === 'kill') {
        this.#isDead = true
        this.#onKill()
        return undefined
      }
      if (fault.is === 'error') this.#failing = fault.code
      else return this.#writeShort(request, fault.code)
    }
    if (this.#next?.name === name) {
      const { code, halfway } = this.#next
      this.#next = null
      if (halfway) return this.#writeShort(request, code)
      throw failure(code, request)
    }
    if (this.#all?.names.includes(name)) throw failure(this.#all.code, request)
    const code = this.#failing
    if (code === null || (fault?.is !== 'error' && !isWrite)) return request.work()
    if (fault?.is !== 'error' || !fault.lasting) this.#failing = null
    throw failure(code, request)
  }

  #writeShort({ half, work, mayBeShort, name, file }: Request, code: string | null): unknown {
    if (!half || (code === null && !mayBeShort)) return work()
    const written = half()
    if (!mayBeShort) throw failure(code ?? 'EIO', { name, file })
    this.#failing = code
    return written
  }

  async #closeAll(): Promise<void> {
    await this.#turn
    for (const descriptor of [...this.#descriptors]) {
      this.release(descriptor)
      fs.closeSync(descriptor)
    }
  }
}

/** Does `work` outside every life, also when called in one. */
export function outside<T>(work: () => T): T {
  return lives.run(undefined, work)
}

function forever(): Promise<never> {
  return new Promise<never>(() => undefined)
}

function failure(code: string, { name, file }: { name: string; file: string }): Error {
  return Object.assign(new Error(`${code}: made up for this test, ${name} '${file}'`), {
    code,
    syscall: name,
  })
}

type AnyFunction = (...args: unknown[]) => unknown
const real = fs.promises as unknown as Readonly<Record<string, AnyFunction>>
const atOnce = fs as unknown as Readonly<Record<string, AnyFunction>>

const COUNTED = [
  ...['writeFile', 'appendFile', 'rename', 'mkdir', 'rm', 'rmdir', 'unlink', 'copyFile', 'chmod', 'truncate'],
  ...['link', 'symlink', 'utimes', 'readFile', 'readdir'],
]
const FREE = ['stat', 'lstat', 'realpath', 'access', 'readlink', 'statfs']

/** A function that takes a path. Done at once, not in a thread, since waiting for threads is what takes the time. */
function pathFunction(name: string, counted: boolean): AnyFunction {
  return (...args) => {
    const life = lives.getStore()
    const [file, second, ...more] = args
    if (!life || (typeof file !== 'string' && !(file instanceof URL))) return real[name]?.(...args)
    const write = () => {
      life.tree?.before(name, String(file), second)
      const result = atOnce[`${name}Sync`]?.(...args)
      life.tree?.after(name, String(file), second)
      return result
    }
    const bytes = NAMES_OF_WRITES.includes(name) ? bytesOf(second) : null
    const half = () => {
      life.tree?.before(name, String(file), second)
      atOnce[`${name}Sync`]?.(file, bytes?.subarray(0, bytes.length >> 1), ...more)
      life.tree?.after(name, String(file), second)
    }
    return life.ask({ name, file: String(file), counted, work: write, ...(bytes && { half }) })
  }
}

async function open(file: PathLike, flags: string | number = 'r', mode?: number): Promise<unknown> {
  const life = lives.getStore()
  if (!life) return fs.promises.open(file, flags, mode)
  const name = String(file)
  const work = () => {
    const descriptor = fs.openSync(file, flags, mode)
    life.tree?.after('open', name)
    const handle = new WatchedHandle(life, descriptor, name)
    life.hold(handle)
    return handle
  }
  return life.ask({ name: flags === 'r' ? 'openToRead' : 'open', file: name, counted: true, work })
}

const module = {
  ...fs.promises,
  ...Object.fromEntries(COUNTED.map((name) => [name, pathFunction(name, true)])),
  ...Object.fromEntries(FREE.map((name) => [name, pathFunction(name, false)])),
  open,
}

/** The module `node:fs/promises` as {@link Life}s see it. */
export const fileSystem = { ...module, default: module }
