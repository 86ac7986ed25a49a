/** Keeps work that runs side by side in the order in which it began, where it comes to its end. */

/** A place in the order. */
export interface Turn {
  /** Resolves when all that came before has ended. */
  readonly come: Promise<unknown>
  /** Lets the next one come; calling it again does nothing. */
  readonly end: () => void
}

export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Takes the next place. Whoever takes one must end it, whatever happens, or nobody behind it ever comes. */
  take(): Turn {
    const come = this.#last
    let end = (): void => undefined
    const ended = new Promise<void>((resolve) => {
      end = resolve
    })
    this.#last = come.then(() => ended)
    return { come, end }
  }
}
