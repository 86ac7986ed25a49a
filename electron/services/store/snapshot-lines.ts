/**
 * Reads a snapshot line by line as it is laid out: members of the top level, then `data` with its kinds, a record a
 * line. A line that can't be read costs that line alone.
 */
import { takeCover, takeRecord, unreadRecord, type UnreadRecord } from '../../../shared/domain/parse-state.ts'
import { createProjectState, type ProjectState } from '../../../shared/domain/project-state.ts'
import { isRecordKind } from '../../../shared/domain/schema.ts'

export class SnapshotLines {
  readonly state: ProjectState = createProjectState()
  readonly unread: UnreadRecord[] = []
  readonly unknownKinds: string[] = []
  /** Members of the top level but `checksum` and `data`. */
  readonly members: Record<string, unknown> = {}
  /** Lines that are not laid out as they should be. */
  faults = 0
  /** Whether the last line of the file was among those taken. */
  isComplete = false
  /** The kind whose records are being read; null outside `data`, "" between the kinds. */
  #kind: string | null = null

  /** Takes the next line after the first, without its line feed. */
  take(line: string): void {
    if (this.#kind === null) this.#takeMember(line)
    else if (this.#kind === '') this.#takeKind(line)
    else if (line === '}' || line === '},') this.#kind = ''
    else this.#takeRecord(this.#kind, line)
  }

  /** Puts `clocks`, `covers` and `holes` into the state. Returns what is wrong with them, or null. */
  finish(): string | null {
    const wrong = takeCover(this.members, this.state)
    if (wrong === null) return null
    for (const map of [this.state.clocks, this.state.covers, this.state.holes]) map.clear()
    // Without them the highest number that any record bears is the best that is known.
    for (const records of Object.values(this.state.records)) {
      for (const { latest } of records.values()) {
        this.state.lamport = Math.max(this.state.lamport, latest[0])
      }
    }
    return wrong
  }

  #takeMember(line: string): void {
    if (line === '"data":{') {
      this.#kind = ''
      return
    }
    // The last line ends the whole as well.
    this.isComplete = line.endsWith('}') && !line.endsWith(',')
    const member = parseEntry(line) ?? (this.isComplete ? parseEntry(line.slice(0, -1)) : null)
    if (member) this.members[member[0]] = member[1]
    else this.faults += 1
  }

  #takeKind(line: string): void {
    if (line === '},' || line === '}') {
      this.#kind = null
      return
    }
    const kind = /^"([^"\\]*)":\{$/.exec(line)?.[1]
    if (kind === undefined) {
      this.faults += 1
      return
    }
    this.#kind = kind
    if (!isRecordKind(kind)) this.unknownKinds.push(kind)
  }

  #takeRecord(kind: string, line: string): void {
    const entry = parseEntry(line)
    if (!entry) {
      this.faults += 1
      this.unread.push(unreadRecord(kind, /^"([^"\\]{1,100})"/.exec(line)?.[1] ?? '?'))
    } else if (isRecordKind(kind) && !takeRecord(this.state, kind, entry[0], entry[1])) {
      this.unread.push(unreadRecord(kind, entry[0]))
    }
  }
}

/** Reads `"name":value`, with or without a comma behind. Name and value apart: that is what most of opening is. */
function parseEntry(line: string): [name: string, value: unknown] | null {
  const end = line.indexOf('":')
  const text = line.endsWith(',') ? line.slice(0, -1) : line
  try {
    const name: unknown = JSON.parse(text.slice(0, end + 1))
    if (typeof name === 'string') return [name, JSON.parse(text.slice(end + 2))]
  } catch {
    // A quotation mark and a colon within the name; or no entry at all.
  }
  return parseOddEntry(text)
}

function parseOddEntry(text: string): [name: string, value: unknown] | null {
  try {
    const entries = Object.entries(JSON.parse(`{${text}}`) as object)
    return entries.length === 1 ? (entries[0] ?? null) : null
  } catch {
    return null
  }
}
