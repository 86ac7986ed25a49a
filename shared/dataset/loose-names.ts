/** Finds names in file names, titles and addresses: joined to digits, to one another, and whatever stands in between. */

export interface FoundName {
  readonly start: number
  readonly end: number
  readonly pseudonym: string
}

/** Letters and digits of names, without marks and in one case, each with its pseudonym. */
export class LooseNames {
  readonly #pseudonyms: ReadonlyMap<string, string>
  readonly #lengths: readonly number[]

  constructor(names: readonly { readonly name: string; readonly pseudonym: string }[]) {
    this.#pseudonyms = new Map(names.map(({ name, pseudonym }) => [bare(name).letters.join(''), pseudonym]))
    const lengths = new Set([...this.#pseudonyms.keys()].map((name) => name.length))
    this.#lengths = [...lengths].filter((length) => length > 0).sort((a, b) => b - a)
  }

  /** Returns the names in a text, the longest at each place. A change of case borders a name as no letter does. */
  find(text: string): readonly FoundName[] {
    const { letters, places } = bare(text)
    const joined = letters.join('')
    const found: FoundName[] = []
    for (let at = 0; at < letters.length; at++) {
      const start = places[at] ?? 0
      const length = this.#lengths.find((one) => {
        const end = (places[at + one - 1] ?? text.length) + 1
        return (
          at + one <= letters.length &&
          this.#pseudonyms.has(joined.slice(at, at + one)) &&
          isApart(text, start, end)
        )
      })
      if (length === undefined) continue
      const end = (places[at + length - 1] ?? start) + 1
      found.push({
        start,
        end: endOfMarks(text, end),
        pseudonym: this.#pseudonyms.get(joined.slice(at, at + length)) ?? '',
      })
      at += length - 1
    }
    return found
  }
}

/** The letters and digits of a text, each one UTF-16 unit, with where each stands (its last unit). */
function bare(text: string): { readonly letters: string[]; readonly places: number[] } {
  const letters: string[] = []
  const places: number[] = []
  for (const { 0: found, index } of text.matchAll(/%20|[\p{L}\p{N}]/gu)) {
    if (found === '%20') continue
    for (const unit of found.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()) {
      for (let i = 0; i < unit.length; i++) {
        letters.push(unit[i] ?? '')
        places.push(unit.length === found.length ? index + i : index)
      }
    }
  }
  return { letters, places }
}

function endOfMarks(text: string, end: number): number {
  return end + (/^\p{M}+/u.exec(text.slice(end, end + 20))?.[0].length ?? 0)
}

function isApart(text: string, start: number, end: number): boolean {
  const behind = text.slice(endOfMarks(text, end))
  const before = text.slice(0, start)
  return (
    (!/[\p{L}\p{M}]$/u.test(before) ||
      (/\p{Ll}\p{M}*$/u.test(before) && /^\p{Lu}/u.test(text.slice(start)))) &&
    (!/^\p{L}/u.test(behind) || (/^\p{Lu}/u.test(behind) && /\p{Ll}\p{M}*$/u.test(text.slice(start, end))))
  )
}

/** Returns a text with the words in its percent-encoding as they read; what is a sign of an address stays. */
export function readableAddress(text: string): string {
  return text.replace(/(?:%[89a-f][0-9a-f])+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded)
    } catch {
      return encoded
    }
  })
}
