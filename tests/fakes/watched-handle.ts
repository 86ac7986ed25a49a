/** A file opened by a made-up process of `faulty-disk.ts`. What is asked of it is done at once, not in a thread. */
import type { ReadStream } from 'node:fs'
import type { DurableTree } from './durable-tree.ts'
import type { Life, Request } from './faulty-disk.ts'
import { realFs as fs } from './real-fs.ts'

/** Stands in for a `FileHandle`, as far as this project uses one. */
export class WatchedHandle {
  readonly fd: number
  readonly #life: Life
  readonly #file: string
  readonly #node: ReturnType<DurableTree['nodeAt']>

  constructor(life: Life, fd: number, file: string) {
    this.fd = fd
    this.#life = life
    this.#file = file
    this.#node = life.tree?.nodeAt(file) ?? null
  }

  sync(): Promise<unknown> {
    return this.#ask('sync', () => this.#sync())
  }

  datasync(): Promise<unknown> {
    return this.#ask('datasync', () => this.#sync())
  }

  async write(data: Uint8Array | string, ...more: readonly unknown[]): Promise<{ bytesWritten: number }> {
    const whole = bytesOf(data)
    const [from, count, at] = typeof data === 'string' ? [0, whole.length, more[0]] : more
    const start = Number(from ?? 0)
    const bytes = whole.subarray(
      start,
      count === undefined || count === null ? whole.length : start + Number(count),
    )
    const put = (part: Uint8Array) => {
      const position = typeof at === 'number' ? at : null
      return { bytesWritten: fs.writeSync(this.fd, part, 0, part.length, position), buffer: data }
    }
    const half = () => put(bytes.subarray(0, bytes.length >> 1))
    const written = await this.#ask('write', () => put(bytes), { half, mayBeShort: true })
    return written as { bytesWritten: number }
  }

  writeFile(data: Uint8Array | string): Promise<unknown> {
    return this.#writeAll('writeFile', data)
  }

  appendFile(data: Uint8Array | string): Promise<unknown> {
    return this.#writeAll('appendFile', data)
  }

  truncate(length = 0): Promise<unknown> {
    return this.#ask('truncate', () => fs.ftruncateSync(this.fd, length))
  }

  chmod(mode: number): Promise<unknown> {
    return this.#ask('chmod', () => fs.fchmodSync(this.fd, mode))
  }

  read(buffer: Uint8Array, offset?: number, length?: number, position?: number | null): Promise<unknown> {
    const most = length ?? buffer.length - (offset ?? 0)
    const get = () => ({
      bytesRead: fs.readSync(this.fd, buffer, offset ?? 0, most, position ?? null),
      buffer,
    })
    return this.#ask('read', get, { counted: false })
  }

  readFile(options?: BufferEncoding | { readonly encoding?: BufferEncoding }): Promise<unknown> {
    return this.#ask('readFile', () => fs.readFileSync(this.fd, options), { counted: false })
  }

  stat(): Promise<unknown> {
    return this.#ask('stat', () => fs.fstatSync(this.fd), { counted: false })
  }

  createReadStream(options: { readonly start?: number; readonly highWaterMark?: number } = {}): ReadStream {
    this.#life.release(this.fd)
    return fs.createReadStream('', { ...options, fd: this.fd })
  }

  close(): Promise<unknown> {
    const close = () => {
      if (this.#life.release(this.fd)) fs.closeSync(this.fd)
    }
    return this.#ask('close', close, { counted: false })
  }

  #writeAll(name: string, data: Uint8Array | string): Promise<unknown> {
    const bytes = bytesOf(data)
    const half = () => void fs.writeSync(this.fd, bytes, 0, bytes.length >> 1)
    return this.#ask(name, () => fs.writeFileSync(this.fd, bytes), { half })
  }

  #sync(): void {
    if (this.#node) this.#life.tree?.sync(this.#node)
  }

  #ask(name: string, work: () => unknown, more: Partial<Request> = {}): Promise<unknown> {
    return this.#life.ask({ name, file: this.#file, counted: true, work, ...more })
  }
}

/** The bytes that a call is given to write. */
export function bytesOf(data: unknown): Buffer {
  if (typeof data === 'string') return Buffer.from(data)
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  throw new Error('The faulty disk writes strings and bytes only')
}
