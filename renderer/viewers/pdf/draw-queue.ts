/** Draws pages one at a time, the nearest to the middle of the view first. */

export interface Drawable {
  /** Lower is sooner; read when the next one is chosen. Null: not wanted any more. */
  urgency(): number | null
  draw(): Promise<void>
}

export class DrawQueue {
  readonly #waiting = new Set<Drawable>()
  #drawing = false
  #ended = false

  add(page: Drawable): void {
    this.#waiting.add(page)
    this.#next()
  }

  remove(page: Drawable): void {
    this.#waiting.delete(page)
  }

  end(): void {
    this.#ended = true
    this.#waiting.clear()
  }

  #next(): void {
    if (this.#drawing || this.#ended) return
    const page = this.#mostUrgent()
    if (!page) return
    this.#waiting.delete(page)
    this.#drawing = true
    void page.draw().finally(() => {
      this.#drawing = false
      this.#next()
    })
  }

  #mostUrgent(): Drawable | null {
    let best: Drawable | null = null
    let least = Infinity
    for (const page of [...this.#waiting]) {
      const urgency = page.urgency()
      if (urgency === null) this.#waiting.delete(page)
      else if (urgency < least) {
        least = urgency
        best = page
      }
    }
    return best
  }
}
