/** Keeps the citer made last: to make one takes a moment, and the next citation mostly is of the same sources. */
import type { CitedItem, CslCiter } from './csl-citer.ts'
import { chosenStyle, type AskedStyle } from './person-citer.ts'
import { StyleShelf } from './style-shelf.ts'

export class KeptCiter {
  readonly #settingsFolder: string
  #last: { readonly key: string; readonly citer: CslCiter } | null = null

  constructor(settingsFolder: string) {
    this.#settingsFolder = settingsFolder
  }

  /** Returns what cites these sources as `personCiter` does, and rejects as it. */
  async citer(sources: readonly CitedItem[], asked: AskedStyle): Promise<CslCiter> {
    const choice = await chosenStyle(this.#settingsFolder, asked)
    const items = sources.map(({ id, title, fileName, item }) => [id, title, fileName, item])
    const key = JSON.stringify([choice, items])
    if (this.#last?.key === key) return this.#last.citer
    const citer = await new StyleShelf(this.#settingsFolder).citer(sources, choice)
    this.#last = { key, citer }
    return citer
  }

  /** A style may be another one now. */
  forget(): void {
    this.#last = null
  }
}
