/** Chooses among the words of a sentence those that belong to a figure: the nearest, counting what stands between. */
import type { Token } from './tokens.ts'

export interface Spot {
  /** Tokens, the end exclusive. */
  readonly from: number
  readonly to: number
}

/** Words further off than so many others of their kind belong to another figure. */
const MOST_TRIED = 6
const COMMA = 6
const BREAK = 18
const FIGURE = 9
const BEFORE = 1

/** Distances within a text, with commas and other figures counted as far. */
export class Distances {
  readonly #tokens: readonly Token[]
  readonly #weights: Float64Array

  constructor(tokens: readonly Token[], figures: readonly Spot[]) {
    this.#tokens = tokens
    this.#weights = new Float64Array(tokens.length + 1)
    const starts = new Set(figures.map(({ from }) => from))
    let sum = 0
    for (const [place, token] of tokens.entries()) {
      this.#weights[place] = sum
      sum += 1 + (starts.has(place) ? FIGURE : 0) + weightOf(token)
    }
    this.#weights[tokens.length] = sum
  }

  /** The spots of the figure's own sentence, the nearest first. `spots` are in text order. */
  nearest<T extends Spot>(figure: Spot, spots: readonly T[]): { readonly spot: T; readonly cost: number }[] {
    const sentence = this.#tokens[figure.from]?.sentence
    const first = firstFrom(spots, figure.from)
    return spots
      .slice(Math.max(0, first - MOST_TRIED), first + MOST_TRIED)
      .filter(({ from }) => this.#tokens[from]?.sentence === sentence)
      .map((spot) => ({ spot, cost: this.#cost(figure, spot) }))
      .sort((a, b) => a.cost - b.cost)
  }

  #cost(figure: Spot, spot: Spot): number {
    const at = (token: number): number => this.#weights[token] ?? 0
    if (spot.from >= figure.to) return at(spot.from) - at(figure.to)
    return Math.max(0, at(figure.from) - at(spot.to)) + BEFORE
  }
}

function weightOf({ text }: Token): number {
  if (text === ',' || text === '(' || text === ')') return COMMA
  return text === ';' || text === '—' || text === ':' ? BREAK : 0
}

/** Index of the first spot at or behind a token. */
export function firstFrom(spots: readonly { readonly from: number }[], token: number): number {
  let low = 0
  let high = spots.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spots[middle]?.from ?? 0) < token) low = middle + 1
    else high = middle
  }
  return low
}
