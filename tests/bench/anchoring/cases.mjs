// The cases: a text, quotes of an earlier edition of it, and where each of them stands now.
import { misreadings, slips } from './noise.mjs'
import { paragraphs } from './prose.mjs'
import { below, seeded, shuffled } from './random.mjs'

const JOINT = '\n\n'
const CONTEXT = 32
const [SHORTEST, LONGEST] = [40, 400]

/**
 * Returns the cases. A quote has `exact`, `prefix` and `suffix`, the `start` and `end` it had in the earlier edition,
 * its `original` words and its place `now`: null where it was deleted.
 */
export function makeCases({ seed, size, count }) {
  const length = Math.ceil(size / count) - JOINT.length
  const parts = paragraphs(seed, count, length)
  const quotes = quotesOf(seeded(seed + 1), parts)
  const text = parts.join(JOINT)
  const misread = (random, words) => misreadings(random, words, 0.08)
  return [
    { name: 'unchanged', text, quotes: quotes.map((quote) => ({ ...quote, now: quote })) },
    {
      name: '2 % noise',
      noisy: true,
      least: 0.995,
      text,
      quotes: noisy(seed + 2, quotes, (r, w) => slips(r, w, 0.02)),
    },
    { name: 'moved, inserted', ...rearranged(seeded(seed + 3), parts, quotes) },
    { name: '8 % OCR-like noise', noisy: true, least: 0.99, text, quotes: noisy(seed + 4, quotes, misread) },
    {
      name: 'the same, digits too',
      text,
      quotes: noisy(seed + 4, quotes, (r, w) => misreadings(r, w, 0.08, { digits: true })),
    },
    { name: 'half deleted, 2 % noise', noisy: true, ...halfDeleted(seed + 5, parts, quotes) },
  ]
}

/** One quote of each paragraph, from the start of a word to the end of one. */
function quotesOf(random, parts) {
  const text = parts.join(JOINT)
  let offset = 0
  return parts.map((part, paragraph) => {
    const wanted = SHORTEST + below(random, LONGEST - SHORTEST)
    const from = below(random, Math.max(1, part.length - wanted))
    const inPart = from === 0 ? 0 : part.indexOf(' ', from - 1) + 1
    const gap = part.indexOf(' ', Math.min(part.length, inPart + wanted) - 1)
    const end = offset + (gap < 0 ? part.length : gap)
    const start = offset + inPart
    offset += part.length + JOINT.length
    const exact = text.slice(start, end)
    const prefix = text.slice(Math.max(0, start - CONTEXT), start)
    return {
      paragraph,
      inPart,
      exact,
      original: exact,
      prefix,
      suffix: text.slice(end, end + CONTEXT),
      start,
      end,
    }
  })
}

function noisy(seed, quotes, noise) {
  const random = seeded(seed)
  return quotes.map((quote) => ({
    ...quote,
    exact: noise(random, quote.exact),
    prefix: noise(random, quote.prefix).slice(-CONTEXT),
    suffix: noise(random, quote.suffix).slice(0, CONTEXT),
    now: quote,
  }))
}

/** Moves a fifth of the paragraphs and inserts as many new ones. */
function rearranged(random, parts, quotes) {
  const order = parts.map((part, paragraph) => ({ part, paragraph }))
  for (const paragraph of shuffled(random, parts.length).slice(0, parts.length / 5)) {
    const [moved] = order.splice(
      order.findIndex((one) => one.paragraph === paragraph),
      1,
    )
    order.splice(below(random, order.length + 1), 0, moved)
  }
  for (const part of paragraphs(below(random, 1e9), Math.floor(parts.length / 5), 800)) {
    order.splice(below(random, order.length + 1), 0, { part, paragraph: -1 })
  }
  const starts = new Map()
  let offset = 0
  for (const { part, paragraph } of order) {
    starts.set(paragraph, offset)
    offset += part.length + JOINT.length
  }
  return {
    text: order.map(({ part }) => part).join(JOINT),
    quotes: quotes.map((quote) => {
      const start = starts.get(quote.paragraph) + quote.inPart
      return { ...quote, now: { start, end: start + quote.original.length } }
    }),
  }
}

/** Cuts every second quote out of its paragraph, in a random order. */
function halfDeleted(seed, parts, quotes) {
  const gone = new Set(shuffled(seeded(seed), quotes.length).slice(0, quotes.length / 2))
  let text = ''
  const left = noisy(seed + 1, quotes, (random, words) => slips(random, words, 0.02)).map((quote, i) => {
    const start = text.length + quote.inPart
    const part = parts[i]
    const kept = gone.has(i)
      ? part.slice(0, quote.inPart) + part.slice(quote.inPart + quote.original.length)
      : part
    text += kept + JOINT
    return { ...quote, now: gone.has(i) ? null : { start, end: start + quote.original.length } }
  })
  return { text, quotes: left }
}
