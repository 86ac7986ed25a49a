/** What the report bar and the map show, kept as one value that changes as a whole. */
import type { ViewInfo } from './report-view.ts'

export class ViewInfoStore {
  readonly #listeners = new Set<() => void>()
  #info: ViewInfo

  constructor(info: ViewInfo) {
    this.#info = info
  }

  get = (): ViewInfo => this.#info

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes over what differs and tells about it; does nothing where nothing does. */
  update(change: Partial<ViewInfo>): void {
    const next = { ...this.#info, ...change }
    if (JSON.stringify(next) === JSON.stringify(this.#info)) return
    this.#info = next
    for (const listener of this.#listeners) listener()
  }
}
