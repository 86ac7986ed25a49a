// Two kinds of noise. Neither touches digits or what stands next to them: a quote whose figure was changed is another
// quote, which Pincite refuses on purpose; `digits: true` makes an exception, to show that.
import { below, oneOf } from './random.mjs'

const LETTERS = 'etaoinshrdlucmfwypvbgkqjxz'
/** What optical readers take for each other. */
const CONFUSED = {
  a: ['o', 'e'],
  b: ['h', 'lo', '6'],
  c: ['e', 'o'],
  d: ['cl'],
  e: ['c', 'o'],
  f: ['t'],
  g: ['q', 'y', '9'],
  h: ['b', 'li'],
  i: ['l', 'j', 't', '1'],
  l: ['i', 'I', 't', '1'],
  m: ['rn', 'nn'],
  n: ['ri', 'u'],
  o: ['c', 'a', 'e', '0'],
  r: ['n'],
  s: ['a', 'z', 'e', '5'],
  t: ['f', 'l'],
  u: ['ii', 'n'],
  v: ['y'],
  w: ['vv'],
}

/** Replaces, drops and doubles a share of the letters. */
export function slips(random, text, share) {
  return text.replace(/\p{L}/gu, (letter) => {
    if (random() >= share) return letter
    const other = LETTERS[below(random, 26)]
    return oneOf(random, [other, '', letter + other])
  })
}

/** Takes characters for others that look alike, loses some, splits and joins words, breaks words at line ends. */
export function misreadings(random, text, share, { digits = false } = {}) {
  let read = ''
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    const touchesDigit = /\d/.test(text.slice(Math.max(0, i - 1), i + 2))
    if (random() >= share || (touchesDigit && !digits)) read += character
    else if (/\d/.test(character)) read += below(random, 10)
    else if (character === ' ') read += oneOf(random, ['', '  ', '\n'])
    else if (random() < 0.6) read += oneOf(random, CONFUSED[character] ?? [character.toUpperCase()])
    else read += oneOf(random, ['', `${character}-\n`, `${character} `, LETTERS[below(random, 26)]])
  }
  return read
}
