/**
 * The journal this process writes: found or started when the first change comes, given up for a new one after a
 * failure, handed back when the store closes. Opening a project to read it touches none.
 */
import path from 'node:path'
import type { Change } from '../../../shared/domain/change.ts'
import type { ProjectState } from '../../../shared/domain/project-state.ts'
import type { JournalReader } from './journal-reader.ts'
import type { JournalPlace, JournalTail } from './journal-writer.ts'
import { JournalWriter } from './journal-writer.ts'
import type { ReplicaTokens } from './replica.ts'
import { newReplicaId } from './replica.ts'

export interface OwnJournalParts {
  /** The project's journal folder. */
  readonly folder: string
  readonly tokens: ReplicaTokens
  readonly reader: JournalReader
  readonly state: ProjectState
  /** Brings the state up to date with the journals of others. */
  readonly catchUp: () => Promise<void>
}

export class OwnJournal {
  readonly #parts: OwnJournalParts
  readonly #ends = new Map<string, number>()
  /** Whether a journal was given up and no header on the disk says so yet. */
  #owesEnds = false
  #writer: JournalWriter | null = null
  #askedForToken = false

  constructor(parts: OwnJournalParts) {
    this.#parts = parts
  }

  /** The replica being written, or null before the first change. */
  get replica(): string | null {
    return this.#writer?.replica ?? null
  }

  /** Of every journal that this process writes or has given up, the last sequence that counts. */
  get ends(): ReadonlyMap<string, number> {
    const { replica } = this
    if (replica === null) return this.#ends
    return new Map(this.#ends).set(replica, this.#parts.state.covers.get(replica) ?? 0)
  }

  /**
   * Returns the replica that the next changes belong to, opening its journal where none is open.
   * @throws what the file system throws; the next call tries again.
   */
  async begin(): Promise<string> {
    this.#writer ??= (await this.#resume()) ?? (await this.#start())
    return this.#writer.replica
  }

  /**
   * Resolves when `changes`, the next of the replica that {@link begin} named, are on the disk.
   * @throws what the file system throws. The journal is then given up where it was last known to be good, which the
   * next journal says in its first line, so that none of `changes` counts even where it did reach the disk.
   */
  async append(changes: readonly Change[]): Promise<void> {
    const writer = this.#writer
    if (!writer) throw new Error('append was called without begin')
    try {
      await writer.append(changes)
    } catch (error) {
      this.#giveUp(writer)
      await writer.close().catch(() => undefined)
      // The sooner the new journal says where this one ends the better, but a full disk may not take it yet.
      this.#writer = await this.#start().catch(() => null)
      throw error
    }
  }

  /** Closes the journal and lets another process go on with it. */
  async release(): Promise<void> {
    const writer = this.#writer ?? (this.#owesEnds ? await this.#start() : null)
    this.#writer = null
    if (!writer) return
    await writer.close()
    if (writer.tail.sequence > 0) await this.#parts.tokens.put({ replica: writer.replica, ...writer.tail })
  }

  #giveUp({ replica, tail }: JournalWriter): void {
    this.#writer = null
    this.#ends.set(replica, tail.sequence)
    this.#owesEnds = true
    this.#parts.reader.addEnd(replica, tail.sequence)
  }

  async #start(): Promise<JournalWriter> {
    const writer = await JournalWriter.start(this.#place(newReplicaId()), this.#ends)
    this.#owesEnds = false
    return writer
  }

  /** Goes on with a journal closed in order, if its end is exactly what its token says and all of it is read. */
  async #resume(): Promise<JournalWriter | null> {
    if (this.#askedForToken) return null
    this.#askedForToken = true
    const { tokens, reader, state, catchUp } = this.#parts
    for (let token = await tokens.take(); token; token = await tokens.take()) {
      await catchUp()
      const tail = reader.tailOf(state, token.replica)
      if (!tail || !isSameTail(tail, token)) continue
      const writer = await JournalWriter.resume(this.#place(token.replica), tail)
      if (writer) return writer
    }
    return null
  }

  #place(replica: string): JournalPlace {
    const { folder, state } = this.#parts
    return { folder: path.join(folder, replica), replica, root: state.root }
  }
}

function isSameTail(a: JournalTail, b: JournalTail): boolean {
  return (
    a.segment === b.segment && a.bytes === b.bytes && a.sequence === b.sequence && a.checksum === b.checksum
  )
}
