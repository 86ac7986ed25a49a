// The annotations that every store is given: about 1 KB each with its target, over 200 sources. The same number always
// gives the same annotations.
import { createHash } from 'node:crypto'

export const SOURCES = 200

/** Length of the quoted text of an annotation: with all else it makes about 1 KB. */
const QUOTE = 210

const WORDS = (
  'the of and to in report measures that for were data share on by with rate survey households percent as from at ' +
  'between estimated results “baseline” not year this regions schools provided which programme had naïve table ' +
  'costs an increase 2.4 respondents annual funding outcomes limits may “low” method agencies findings'
).split(' ')

/** Returns a generator of whole numbers below `limit`, always the same for one seed (mulberry32). */
export function dice(seed) {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit) | 0
  }
}

function words(roll, length) {
  let text = ''
  while (text.length < length) text += `${WORDS[roll(WORDS.length)]} `
  return text.slice(0, length)
}

/** A UUID made of a name. */
function idOf(name) {
  const hex = createHash('sha256').update(name).digest('hex')
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}

export const CODES = [idOf('code 1'), idOf('code 2'), idOf('code 3')]
export const CODER = idOf('coder')

/** Source number `n`, from 0, with the fields of a source that was imported. */
export function sourceOf(n) {
  return {
    id: idOf(`source ${n}`),
    title: `Annual report ${n}`,
    fileName: `report-${n}.pdf`,
    mediaType: 'application/pdf',
    sha256: createHash('sha256').update(`file ${n}`).digest('hex'),
    bytes: 1_000_000 + n,
    pages: 120,
    characters: 300_000,
    author: null,
    year: null,
    encrypted: false,
    warning: '',
    position: String(n + 1).padStart(8, '0'),
    added: '2026-01-05T09:00:00.000Z',
  }
}

/** Annotation number `n`, from 0, as somebody who designs a JSON file would put it. */
export function annotationOf(n) {
  const roll = dice(n + 1)
  const start = roll(290_000)
  const page = 1 + roll(120)
  const line = (n) => ({ page, left: 72, bottom: 700 - 14 * n, right: 540, top: 712 - 14 * n })
  return {
    id: idOf(`annotation ${n}`),
    source: idOf(`source ${n % SOURCES}`),
    codes: [CODES[roll(CODES.length)]],
    memo: n % 5 === 0 ? words(roll, 60) : '',
    creator: CODER,
    created: new Date(Date.UTC(2026, 0, 6) + n * 1_000).toISOString(),
    target: {
      id: idOf(`target ${n}`),
      exact: words(roll, QUOTE),
      prefix: words(roll, 32),
      suffix: words(roll, 32),
      spans: [{ start, end: start + QUOTE }],
      page,
      pageLabel: String(page),
      section: words(roll, 30),
      sectionPath: [words(roll, 20), words(roll, 30)],
      paragraph: 1 + roll(900),
      boxes: [0, 1, 2].map(line),
      region: null,
      extractor: 'pdf/1',
    },
  }
}

/** An annotation as `draftTag` takes it. */
export function asNewAnnotation({ id, source, codes, memo, creator, created, target }) {
  const { id: targetId, ...place } = target
  return {
    annotationId: id,
    targetId,
    sourceId: source,
    target: place,
    codeIds: codes,
    creatorId: creator,
    created,
    memo,
  }
}
