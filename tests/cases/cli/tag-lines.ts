/** Lines given to `pincite tag --from`, and what must be said of those that can't be used. */

export interface LineCase {
  readonly name: string
  readonly line: string
  /** A part of the reason; absent where the line is fine. */
  readonly refused?: string
}

const good = { source: 'a.txt', code: 'finding', quote: 'Words.' }
const json = (more: Readonly<Record<string, unknown>>) => JSON.stringify({ ...good, ...more })

export const lineCases: readonly LineCase[] = [
  { name: 'the three keys', line: json({}) },
  { name: 'every key', line: json({ prefix: 'a', suffix: 'b', memo: 'c', coder: 'Ana' }) },
  { name: 'empty text for what is not known', line: json({ prefix: '', suffix: '', memo: '', coder: '' }) },
  { name: 'null for what is not known', line: json({ prefix: null, suffix: null, memo: null, coder: null }) },
  { name: 'white space around the object', line: `\t ${json({})} \r` },
  { name: 'U+2028 within a text', line: json({ quote: 'one\u2028two' }) },
  { name: 'a NUL, escaped', line: json({ quote: 'one\u0000two' }) },
  { name: 'a lone surrogate, escaped', line: '{"source":"a","code":"b","quote":"\\ud800"}' },
  { name: 'a list of fields', line: json({ fields: ['theme'] }), refused: '“fields” must be an object' },
  { name: 'no JSON', line: 'Words.', refused: 'not JSON' },
  { name: 'half an object', line: '{"source":"a.txt","code":', refused: 'not JSON' },
  { name: 'two objects', line: `${json({})} ${json({})}`, refused: 'not JSON' },
  { name: 'a raw NUL', line: '{"source":"a\u0000"}', refused: 'not JSON' },
  { name: 'a list', line: '[]', refused: 'not an object' },
  { name: 'a list of objects', line: `[${json({})}]`, refused: 'not an object' },
  { name: 'text', line: '"Words."', refused: 'not an object' },
  { name: 'null', line: 'null', refused: 'not an object' },
  { name: 'no source', line: '{"code":"finding","quote":"Words."}', refused: '“source” is missing' },
  { name: 'no code', line: '{"source":"a.txt","quote":"Words."}', refused: '“code” is missing' },
  { name: 'no quote', line: '{"source":"a.txt","code":"finding"}', refused: '“quote” is missing' },
  { name: 'an empty source', line: json({ source: '' }), refused: '“source” is empty' },
  { name: 'an empty quote', line: json({ quote: '' }), refused: '“quote” is empty' },
  { name: 'null for a quote', line: json({ quote: null }), refused: '“quote” must be text' },
  { name: 'a number for a quote', line: json({ quote: 12 }), refused: '“quote” must be text' },
  { name: 'a list of codes', line: json({ code: ['finding'] }), refused: '“code” must be text' },
  { name: 'an object for a memo', line: json({ memo: {} }), refused: '“memo” must be text' },
  { name: 'an unknown key', line: json({ qoute: 'Words.' }), refused: 'no key “qoute”' },
  { name: 'two unknown keys', line: json({ page: 1, exact: 'x' }), refused: 'no key “page”, “exact”' },
  { name: 'the key constructor', line: json({ constructor: 'x' }), refused: 'no key “constructor”' },
  {
    name: 'the key __proto__',
    line: '{"source":"a","code":"b","quote":"c","__proto__":{"memo":"x"}}',
    refused: 'no key “__proto__”',
  },
  {
    name: 'a quote of ten million characters',
    line: json({ quote: 'q'.repeat(1e7) }),
    refused: '“quote” has more',
  },
  {
    name: 'a coder with a name like a book',
    line: json({ coder: 'a'.repeat(201) }),
    refused: '“coder” has more',
  },
]
