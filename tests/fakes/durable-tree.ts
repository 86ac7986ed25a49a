/**
 * Follows what of a folder is durable, by the letter of POSIX: the bytes of a file as they were at its last sync, the
 * names in a folder as they were at that folder's last sync. Everything later may be there or not after a power cut,
 * each piece for itself.
 */
import path from 'node:path'
import type { Random } from '../fixtures/random-text.ts'
import { randomInt } from '../fixtures/random-text.ts'
import { realFs as fs } from './real-fs.ts'

/** What the disk writes as one: a file is left with any mix of old and new sectors. */
const SECTOR = 512

interface FileNode {
  readonly is: 'file'
  synced: Buffer
  /** What the file held when it lost its last name. */
  last: Buffer | null
}

/** Names made, dropped and moved since the last sync. */
type Edit =
  | { readonly is: 'put'; readonly name: string; readonly node: Node }
  | { readonly is: 'drop'; readonly name: string }
  | { readonly is: 'move'; readonly name: string; readonly to: string }

interface FolderNode {
  readonly is: 'folder'
  readonly now: Map<string, Node>
  durable: ReadonlyMap<string, Node>
  pending: Edit[]
}

type Node = FileNode | FolderNode

export class DurableTree {
  readonly #root: string
  readonly #top: FolderNode

  /** Takes all that is in `root` now for durable. `root` must be a real path. */
  constructor(root: string) {
    this.#root = root
    this.#top = readFolder(root)
  }

  /** The file or folder at a path, or null where it is not in this tree. */
  nodeAt(file: string): Node | null {
    let node: Node | undefined = this.#top
    for (const name of this.#names(file) ?? ['\0'])
      node = node?.is === 'folder' ? node.now.get(name) : undefined
    return node ?? null
  }

  /** Takes note that a path function is about to be called. */
  before(name: string, file: string, second: unknown): void {
    const victim = name === 'rename' || name === 'copyFile' ? String(second) : file
    if (!['rename', 'rm', 'unlink', 'rmdir', 'copyFile'].includes(name)) return
    const node = this.nodeAt(victim)
    if (node) this.#keepLast(node, victim)
  }

  /** Takes note that a path function was called and did not throw. */
  after(name: string, file: string, second?: unknown): void {
    if (name === 'rename') this.#move(file, String(second))
    else if (['rm', 'unlink', 'rmdir'].includes(name)) this.#drop(file)
    else if (name === 'mkdir')
      this.#putMissing(file, () => ({ is: 'folder', now: new Map(), durable: new Map(), pending: [] }))
    else if (name === 'copyFile') this.#putMissing(String(second), newFile)
    else if (['open', 'writeFile', 'appendFile'].includes(name) && fs.existsSync(file))
      this.#putMissing(file, newFile)
    else if (name === 'link') this.#link(file, String(second))
  }

  /** Makes a file's bytes, or a folder's names, durable. */
  sync(node: Node): void {
    if (node.is === 'folder') {
      node.durable = new Map(node.now)
      node.pending = []
    } else {
      const file = this.#pathOf(node, this.#top, this.#root)
      if (file !== null) node.synced = fs.readFileSync(file)
    }
  }

  /**
   * Writes into the empty folder `into` what a power cut may leave now. `live` is where the tree is at the moment.
   * The same numbers from `random` give the same choice.
   */
  cut(random: Random, live: string, into: string): void {
    const chosen = new Map<FileNode, Buffer>()
    const left = (folder: FolderNode, target: string) => {
      for (const [name, node] of namesLeft(random, folder)) {
        const place = path.join(target, name)
        if (node.is === 'folder') {
          fs.mkdirSync(place, { mode: 0o700 })
          left(node, place)
        } else {
          const bytes = chosen.get(node) ?? bytesLeft(random, node.synced, this.#written(node, live))
          chosen.set(node, bytes)
          fs.writeFileSync(place, bytes, { mode: 0o600 })
        }
      }
    }
    left(this.#top, into)
  }

  #written(node: FileNode, live: string): Buffer {
    const file = this.#pathOf(node, this.#top, live)
    return file === null ? (node.last ?? node.synced) : fs.readFileSync(file)
  }

  #names(file: string): string[] | null {
    const relative = path.relative(this.#root, file)
    if (relative === '') return []
    return relative.startsWith('..') || path.isAbsolute(relative) ? null : relative.split(path.sep)
  }

  #pathOf(node: Node, folder: FolderNode, at: string): string | null {
    for (const [name, inside] of folder.now) {
      const place = path.join(at, name)
      if (inside === node) return place
      const found = inside.is === 'folder' ? this.#pathOf(node, inside, place) : null
      if (found !== null) return found
    }
    return null
  }

  #keepLast(node: Node, file: string): void {
    if (node.is === 'file') node.last = fs.readFileSync(file)
    else for (const [name, inside] of node.now) this.#keepLast(inside, path.join(file, name))
  }

  /** Puts what `make` gives at a path and, where `mkdir` made them too, folders above it. */
  #putMissing(file: string, make: () => Node): void {
    let folder = this.#top
    const names = this.#names(file) ?? []
    for (const [place, name] of names.entries()) {
      const found = folder.now.get(name)
      const node = found ?? make()
      if (!found) {
        folder.now.set(name, node)
        folder.pending.push({ is: 'put', name, node })
      }
      if (node.is === 'file' && place < names.length - 1) throw new Error(`${file} lies in a file`)
      if (node.is === 'folder') folder = node
    }
  }

  #drop(file: string): void {
    const { folder, name } = this.#parentOf(file)
    if (folder?.now.delete(name)) folder.pending.push({ is: 'drop', name })
  }

  #move(file: string, target: string): void {
    const { folder, name } = this.#parentOf(file)
    const to = this.#parentOf(target)
    const node = folder?.now.get(name)
    if (!folder || !node) return
    if (folder !== to.folder) throw new Error('The durable tree follows renames within a folder only')
    folder.now.delete(name)
    folder.now.set(to.name, node)
    folder.pending.push({ is: 'move', name, to: to.name })
  }

  #link(file: string, target: string): void {
    const node = this.nodeAt(file)
    const { folder, name } = this.#parentOf(target)
    if (!node || !folder) return
    folder.now.set(name, node)
    folder.pending.push({ is: 'put', name, node })
  }

  #parentOf(file: string): { folder: FolderNode | null; name: string } {
    const parent = this.nodeAt(path.dirname(file))
    return { folder: parent?.is === 'folder' ? parent : null, name: path.basename(file) }
  }
}

function newFile(): FileNode {
  return { is: 'file', synced: Buffer.alloc(0), last: null }
}

function readFolder(folder: string): FolderNode {
  const now = new Map<string, Node>()
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    now.set(
      entry.name,
      entry.isDirectory() ? readFolder(file) : { ...newFile(), synced: fs.readFileSync(file) },
    )
  }
  return { is: 'folder', now, durable: new Map(now), pending: [] }
}

/** The names of a folder: those synced, then some of what was done since: the first few, or any. */
function namesLeft(random: Random, folder: FolderNode): Map<string, Node> {
  const names = new Map(folder.durable)
  const inOrder = random() < 0.5
  const count = randomInt(random, folder.pending.length + 1)
  for (const [place, edit] of folder.pending.entries()) {
    if (inOrder ? place >= count : random() < 0.5) continue
    const node = edit.is === 'put' ? edit.node : names.get(edit.name)
    if (edit.is === 'put') names.set(edit.name, edit.node)
    else names.delete(edit.name)
    if (edit.is === 'move' && node) names.set(edit.to, node)
  }
  return names
}

/** The bytes of a file: as synced, as written, or of any length between, each sector old, new or never written. */
function bytesLeft(random: Random, synced: Buffer, written: Buffer): Buffer {
  const choice = random()
  if (choice < 0.25 || synced.equals(written)) return synced
  if (choice < 0.5) return written
  const least = Math.min(synced.length, written.length)
  const length = least + randomInt(random, Math.max(synced.length, written.length) - least + 1)
  const bytes = Buffer.alloc(length)
  for (let start = 0; start < length; start += SECTOR) {
    const from = random() < 0.5 ? synced : written
    if (start < from.length) from.copy(bytes, start, start, Math.min(start + SECTOR, length))
  }
  return bytes
}
