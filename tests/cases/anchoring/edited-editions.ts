/** Random texts and random new editions of them, with what has become of every passage known by construction. */
import type { Span } from '../../../shared/anchoring/canonical-text.ts'
import { randomInt, randomProse, type Random } from '../../fixtures/random-text.ts'

export type Fate = 'kept' | 'moved' | 'reworded' | 'renumbered' | 'deleted'

/** A passage of the old edition; `next` is where it stands in the new one, or its altered words do. */
export interface KnownPassage {
  readonly fate: Fate
  readonly span: Span
  readonly next: Span | null
  /** The sentence it is, or is a part of. */
  readonly sentence: Span
}

export interface EditedEdition {
  readonly before: string
  readonly after: string
  readonly passages: readonly KnownPassage[]
}

interface Sentence {
  readonly words: string
  fate: Fate | 'inserted'
  next: string
  /** Start in either edition. */
  old: number
  now: number
}

/** How much of the text repeats itself. */
const BOILERPLATE = 0.12
const FIGURES = 0.4
const EDITED = 0.3
const PARAGRAPH = 5

/**
 * Makes a text of `count` sentences, some of them said several times, many with figures, and a new edition in which a
 * third of the sentences is deleted, reworded, renumbered or moved, with new ones put in. Passages are whole
 * sentences and parts of them down to one word.
 */
export function editEdition(random: Random, count: number): EditedEdition {
  const prose = randomProse(random, count * 130).split(/(?<=\.) /)
  const said: string[] = []
  const old = Array.from({ length: count }, (_, place): Sentence => {
    const again = random() < BOILERPLATE && said.length > 0
    const words = again
      ? said[randomInt(random, said.length)]!
      : withFigure(random, prose[place] ?? 'So it is.')
    said.push(words)
    return { words, fate: 'kept', next: words, old: 0, now: -1 }
  })
  const next = edited(random, old, prose.slice(count))
  const before = laidOut(old, 'old')
  const after = laidOut(next, 'now')
  return { before, after, passages: old.flatMap((sentence) => passagesOf(random, sentence)) }
}

function edited(random: Random, old: readonly Sentence[], fresh: readonly string[]): Sentence[] {
  const next: Sentence[] = []
  const moving: Sentence[] = []
  let used = 0
  for (const sentence of old) {
    const edit = random() < EDITED ? randomInt(random, 5) : -1
    if (edit === 0) sentence.fate = 'deleted'
    else if (edit === 1) reword(random, sentence)
    else if (edit === 2) renumber(random, sentence)
    else if (edit === 3) {
      sentence.fate = 'moved'
      moving.push(sentence)
    } else if (edit === 4) {
      const words = withFigure(random, fresh[used++ % fresh.length] ?? 'Nothing new.')
      next.push({ words, fate: 'inserted', next: words, old: 0, now: 0 })
    }
    if (sentence.fate !== 'deleted' && sentence.fate !== 'moved') next.push(sentence)
  }
  for (const sentence of moving) next.splice(randomInt(random, next.length + 1), 0, sentence)
  return next
}

function withFigure(random: Random, words: string): string {
  if (random() >= FIGURES) return words
  const figure = [
    `${randomInt(random, 99) + 1} percent`,
    `${randomInt(random, 900) + 100},${String(randomInt(random, 1000)).padStart(3, '0')}`,
    `${randomInt(random, 9) + 1}.${randomInt(random, 9) + 1} million`,
    `two in ${['three', 'five', 'seven'][randomInt(random, 3)]}`,
  ][randomInt(random, 4)]
  const list = words.split(' ')
  list.splice(1 + randomInt(random, list.length - 1), 0, figure ?? '')
  return list.join(' ')
}

/** Replaces or drops one word without a digit in it. */
function reword(random: Random, sentence: Sentence): void {
  const list = sentence.words.split(' ')
  const at = 1 + randomInt(random, list.length - 2)
  if (list.length < 6 || /\d|^(?:two|in|three|five|seven|percent|million)$/.test(list[at] ?? '')) return
  list[at] = random() < 0.5 ? 'altogether' : `${list[at] ?? ''}s`
  sentence.fate = 'reworded'
  sentence.next = list.join(' ')
}

function renumber(random: Random, sentence: Sentence): void {
  const digits = [...sentence.words.matchAll(/\d/g)]
  const digit = digits[randomInt(random, digits.length)]
  if (digit) {
    const other = String((Number(digit[0]) + 1 + randomInt(random, 8)) % 10 || 7)
    if (other === digit[0]) return
    const { words } = sentence
    sentence.next = words.slice(0, digit.index) + other + words.slice(digit.index + 1)
  } else if (/ two in /.test(sentence.words)) sentence.next = sentence.words.replace(' two in ', ' one in ')
  else return
  sentence.fate = 'renumbered'
}

function laidOut(sentences: readonly Sentence[], edition: 'old' | 'now'): string {
  let text = ''
  for (const [place, sentence] of sentences.entries()) {
    if (place > 0) text += place % PARAGRAPH === 0 ? '\n\n' : ' '
    sentence[edition] = text.length
    text += edition === 'old' ? sentence.words : sentence.next
  }
  return text
}

/** The sentence, and some words of it; a part of an altered sentence is left out unless it holds what was altered. */
function passagesOf(random: Random, { words, next, fate, old, now }: Sentence): KnownPassage[] {
  if (fate === 'inserted') return []
  const sentence = { start: old, end: old + words.length }
  const moved = now < 0 ? null : { start: now, end: now + next.length }
  const whole = { fate, span: sentence, next: moved, sentence }
  const starts = [0, ...Array.from(words.matchAll(/ /g), ({ index }) => index + 1)]
  const first = randomInt(random, starts.length)
  const from = starts[first] ?? 0
  const to = (starts[first + 1 + randomInt(random, 8)] ?? words.length + 1) - 1
  const part = { fate, span: { start: old + from, end: old + to }, next: null, sentence }
  if (fate === 'deleted') return [whole, part]
  if (words === next) return [whole, { ...part, next: { start: now + from, end: now + to } }]
  if (fate !== 'renumbered' || words.slice(from, to) === next.slice(from, to)) return [whole]
  return [whole, part]
}
