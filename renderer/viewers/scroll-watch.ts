/** Hears when an element is scrolled or resized, at most once a frame each. */

export interface ScrollListener {
  scrolled(): void
  resized(): void
}

export class ScrollWatch {
  readonly #element: HTMLElement
  readonly #listener: ScrollListener
  readonly #observer: ResizeObserver
  #frame = 0
  #width: number

  constructor(element: HTMLElement, listener: ScrollListener) {
    this.#element = element
    this.#listener = listener
    this.#width = element.clientWidth
    this.#observer = new ResizeObserver(() => this.#resized())
    this.#observer.observe(element)
    element.addEventListener('scroll', this.#scrolled, { passive: true })
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame)
    this.#observer.disconnect()
    this.#element.removeEventListener('scroll', this.#scrolled)
  }

  #scrolled = (): void => {
    if (this.#frame) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#listener.scrolled()
    })
  }

  /** A change of height alone moves no text. */
  #resized(): void {
    const width = this.#element.clientWidth
    if (width === this.#width) this.#listener.scrolled()
    else {
      this.#width = width
      this.#listener.resized()
    }
  }
}
