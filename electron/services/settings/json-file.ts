/**
 * A small JSON file of the person's own: read with its shape checked, written whole or not at all. A damaged
 * file is set aside under a new name and defaults are used, so that no bad file can keep Pincite from starting.
 */
import { readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { PinciteError } from '../../../shared/api/errors.ts'
import { fileErrorCode, fileErrorReason } from '../file-errors.ts'
import { makeFolders } from '../make-folders.ts'
import { replaceFile } from '../store/atomic-file.ts'

export class JsonFile<Value> {
  readonly #path: string
  readonly #schema: z.ZodType<Value>
  readonly #empty: Value
  #last: Promise<unknown> = Promise.resolve()

  /** `empty` is what an absent or damaged file counts as. */
  constructor(path: string, schema: z.ZodType<Value>, empty: Value) {
    this.#path = path
    this.#schema = schema
    this.#empty = empty
  }

  /** Reads the file; an absent, unreadable or damaged one gives the empty value, the last two with a warning. */
  async read(): Promise<Value> {
    try {
      return await this.#load()
    } catch (error) {
      console.warn(`Pincite can't read ${this.#path}: ${fileErrorReason(error)}. Defaults are used.`)
      return this.#empty
    }
  }

  /**
   * Reads, alters and writes the file, one alteration after another. Throws `not-saved` when the file can't be
   * read or written; it then stands as it was.
   */
  alter(change: (value: Value) => Value): Promise<Value> {
    const done = this.#last.then(async () => {
      try {
        const value = change(await this.#load())
        await makeFolders(dirname(this.#path))
        await replaceFile(this.#path, (file) => file.writeFile(`${JSON.stringify(value, null, 2)}\n`))
        return value
      } catch (error) {
        throw new PinciteError('not-saved', `Pincite can't write ${this.#path}: ${fileErrorReason(error)}.`)
      }
    })
    this.#last = done.catch(() => undefined)
    return done
  }

  async #load(): Promise<Value> {
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch (error) {
      if (fileErrorCode(error) === 'ENOENT') return this.#empty
      throw error
    }
    const parsed = this.#schema.safeParse(parseJson(text))
    if (parsed.success) return parsed.data
    const aside = `${this.#path}.damaged-${new Date().toISOString().replace(/\W/g, '')}`
    await rename(this.#path, aside)
    console.warn(`${this.#path} was damaged. It is kept as ${aside}; defaults are used.`)
    return this.#empty
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
