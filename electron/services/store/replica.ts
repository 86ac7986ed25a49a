/**
 * Which journal a process may go on with. The settings folder keeps, for each (machine, real path of a project), a
 * token for every journal that was closed in order, saying where it ends. A process takes a token by renaming its
 * file, which only one can do; it puts a new one there when it closes. Whoever is killed leaves no token, and that
 * journal is never written again: no process has to find out whether another is alive.
 */
import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { isCount, isReplicaId } from '../../../shared/domain/parse-change.ts'
import { isPlainObject } from '../../../shared/domain/json-shape.ts'
import { makeFolders } from '../make-folders.ts'
import { replaceFile } from './atomic-file.ts'
import type { JournalTail } from './journal-writer.ts'

/** A journal that no process is writing, and where it ended when it was last written. */
export interface ReplicaToken extends JournalTail {
  readonly replica: string
}

const ID_LENGTH = 10
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/** Returns a new replica id: a letter, then nine letters and digits; about 50 bits of chance. */
export function newReplicaId(): string {
  const [first = 0, ...rest] = randomBytes(ID_LENGTH)
  return [LETTERS[first % 26], ...rest.map((byte) => LETTERS[byte % LETTERS.length])].join('')
}

/** The tokens of one project folder on this machine. */
export class ReplicaTokens {
  readonly #settingsFolder: string
  readonly #projectFolder: string
  #folder: string | null = null

  /** `projectFolder` must be the real path: the same project by another path is another writing place. */
  constructor(settingsFolder: string, projectFolder: string) {
    this.#settingsFolder = settingsFolder
    this.#projectFolder = projectFolder
  }

  /**
   * Takes a token out of reach of every other process; null when there is none left, or the settings can't be read.
   * Whether the journal still ends where the token says is for the caller to check.
   */
  async take(): Promise<ReplicaToken | null> {
    const folder = await this.#place()
    const names = await readdir(folder).catch(() => [])
    for (const name of names.filter((item) => item.endsWith('.json')).sort()) {
      const mine = path.join(folder, `${name}.${randomBytes(6).toString('hex')}.taken`)
      try {
        await rename(path.join(folder, name), mine)
      } catch {
        // Another process was faster, or the settings can't be written: this token is not ours either way.
        continue
      }
      const token = parseToken(await readFile(mine, 'utf8').catch(() => ''))
      await rm(mine, { force: true }).catch(() => undefined)
      if (token) return token
    }
    return null
  }

  /** Makes a journal available again. The caller must have closed it. */
  async put(token: ReplicaToken): Promise<void> {
    const folder = await this.#place()
    await makeFolders(folder)
    const json = JSON.stringify({ project: this.#projectFolder, ...token })
    await replaceFile(path.join(folder, `${token.replica}.json`), async (handle) => {
      await handle.writeFile(`${json}\n`)
    })
  }

  async #place(): Promise<string> {
    if (this.#folder) return this.#folder
    const machine = await readFile('/etc/machine-id', 'utf8').catch(() => '')
    const place = JSON.stringify([hostname(), machine.trim(), this.#projectFolder])
    const key = createHash('sha256').update(place).digest('hex').slice(0, 24)
    this.#folder = path.join(this.#settingsFolder, 'replicas', key)
    return this.#folder
  }
}

function parseToken(text: string): ReplicaToken | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isPlainObject(value)) return null
  const { replica, segment, bytes, sequence, checksum } = value
  if (!isReplicaId(replica) || !isCount(segment) || !isCount(bytes) || !isCount(sequence)) return null
  return typeof checksum === 'string' ? { replica, segment, bytes, sequence, checksum } : null
}
