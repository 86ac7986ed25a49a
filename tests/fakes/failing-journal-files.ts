/** The journal's file operations with a fault at a chosen one of them. Everything else reaches the disk. */
import type { JournalFile, JournalFiles } from '../../electron/services/store/journal-files.ts'
import { nodeJournalFiles } from '../../electron/services/store/journal-files.ts'

export type Operation = 'makeFolder' | 'create' | 'openToAppend' | 'write' | 'sync' | 'syncFolder'

/** `short`: writes do half of what they are asked, and the last of them fails. */
export interface Fault {
  readonly operation: Operation
  readonly code: string
  readonly short?: boolean
  /** How many such operations are affected before the disk is well again. */
  times: number
}

export class FailingJournalFiles implements JournalFiles {
  fault: Fault | null = null
  /** Operations asked for, in order. */
  readonly asked: Operation[] = []

  async makeFolder(folder: string): Promise<void> {
    this.#pass('makeFolder')
    await nodeJournalFiles.makeFolder(folder)
  }

  async create(file: string): Promise<JournalFile> {
    this.#pass('create')
    return this.#wrap(await nodeJournalFiles.create(file))
  }

  async openToAppend(file: string): Promise<JournalFile> {
    this.#pass('openToAppend')
    return this.#wrap(await nodeJournalFiles.openToAppend(file))
  }

  async syncFolder(folder: string): Promise<void> {
    this.#pass('syncFolder')
    await nodeJournalFiles.syncFolder(folder)
  }

  removeFolder(folder: string): Promise<void> {
    return nodeJournalFiles.removeFolder(folder)
  }

  #wrap(file: JournalFile): JournalFile {
    return {
      write: async (bytes) => {
        if (this.fault?.short && this.fault.operation === 'write' && this.fault.times > 1) {
          this.fault.times -= 1
          this.asked.push('write')
          return file.write(bytes.subarray(0, Math.ceil(bytes.length / 2)))
        }
        this.#pass('write')
        return file.write(bytes)
      },
      sync: async () => {
        this.#pass('sync')
        await file.sync()
      },
      size: () => file.size(),
      close: () => file.close(),
    }
  }

  #pass(operation: Operation): void {
    this.asked.push(operation)
    if (this.fault?.operation !== operation || this.fault.times === 0) return
    const { code } = this.fault
    this.fault.times -= 1
    if (this.fault.times === 0) this.fault = null
    throw Object.assign(new Error(`${code}: made up for this test`), { code })
  }
}
