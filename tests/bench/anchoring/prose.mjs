// A report of made-up words: frequent words are frequent, some sentences stand in it many times, and it has figures.
import { below, oneOf, seeded } from './random.mjs'

const LETTERS = 'etaoinshrdlucmfwypvbgkqjxz'
const FIGURES = [
  '2015',
  '37 percent',
  '1,240',
  '4.6 million',
  '12',
  'three',
  'half',
  '68 percent',
  '2,300',
  'two in five',
]
const VOCABULARY = 6_000
const STOCK_SENTENCES = 40
const STOCK_SHARE = 0.04
const FIGURE_SHARE = 0.03

/** Returns `count` paragraphs of `length` characters or a little more, each of whole sentences. */
export function paragraphs(seed, count, length) {
  const random = seeded(seed)
  const words = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 2 + below(random, 9) }, () => LETTERS[Math.floor(26 * random() * random())]).join(
      '',
    ),
  )
  const sentence = () => {
    const chosen = Array.from({ length: 8 + below(random, 20) }, () =>
      random() < FIGURE_SHARE ? oneOf(random, FIGURES) : words[Math.floor(VOCABULARY * random() ** 3)],
    )
    const text = chosen.map((word) => (random() < 0.06 ? `${word},` : word)).join(' ')
    return `${text.slice(0, 1).toUpperCase()}${text.slice(1).replace(/,$/, '')}.`
  }
  const stock = Array.from({ length: STOCK_SENTENCES }, sentence)
  return Array.from({ length: count }, () => {
    const sentences = []
    for (let size = 0; size < length; size += sentences.at(-1).length + 1) {
      sentences.push(random() < STOCK_SHARE ? oneOf(random, stock) : sentence())
    }
    return sentences.join(' ')
  })
}
