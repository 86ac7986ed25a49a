/** What find in report must find. `words` are the raw places in order; `source` is in the builder's notation. */
export interface FindCase {
  readonly name: string
  readonly source: string
  readonly query: string
  readonly ignoreAccents?: boolean
  readonly words: readonly string[]
}

export const findCases: readonly FindCase[] = [
  {
    name: 'case does not matter',
    source: 'Asylum, ASYLUM, asylum',
    query: 'asylum',
    words: ['Asylum', 'ASYLUM', 'asylum'],
  },
  {
    name: 'parts of words count',
    source: 'migrants and immigration',
    query: 'migra',
    words: ['migra', 'migra'],
  },
  {
    name: 'line breaks and line-end hyphens do not matter',
    source: 'the im-\nmigration\nlaw',
    query: 'immigration law',
    words: ['im-\nmigration\nlaw'],
  },
  { name: 'two words are not one', source: 'notable, no table', query: 'no table', words: ['no table'] },
  { name: 'one word is not two', source: 'notable, no table', query: 'notable', words: ['notable'] },
  {
    name: 'quote marks, dashes and ligatures do not matter',
    source: '“ﬁrst”—last',
    query: '"first" - last',
    words: ['“ﬁrst”—last'],
  },
  {
    name: 'note markers do not matter',
    source: 'in 2013.{^1} The end',
    query: '2013. the',
    words: ['2013.1 The'],
  },
  { name: 'accents matter', source: 'Mérida, Merida', query: 'merida', words: ['Merida'] },
  {
    name: 'accents do not matter if so wished',
    source: 'Mérida, Me\u0301rida, Merida',
    query: 'merída',
    ignoreAccents: true,
    words: ['Mérida', 'Me\u0301rida', 'Merida'],
  },
  { name: 'places do not overlap', source: 'aaaaa', query: 'aa', words: ['aa', 'aa'] },
  {
    name: 'notes come after the body, page furniture not at all',
    source: 'one fact\n\n^ Another fact\n\n% fact',
    query: 'fact',
    words: ['fact', 'fact'],
  },
  {
    name: 'white space around the query does not matter',
    source: 'one two',
    query: ' two\n',
    words: ['two'],
  },
  { name: 'nothing is nowhere', source: 'one two', query: ' \t', words: [] },
  { name: 'a sign that folds away is found as it is', source: 'a — b – c', query: '—', words: ['—'] },
  {
    name: 'what a pattern language would take for signs',
    source: 'a.b (c) a+b',
    query: 'a.b (',
    words: ['a.b ('],
  },
  { name: 'a number within a number', source: '13.6 percent', query: '3.6 per', words: ['3.6 per'] },
  { name: 'the final sigma is a sigma', source: 'ο νόμος, ΝΌΜΟΣ', query: 'νόμοσ', words: ['νόμος', 'ΝΌΜΟΣ'] },
  { name: 'Chinese across a line break', source: '移民\n人数', query: '民人', words: ['民\n人'] },
  { name: 'emoji', source: 'yes 👍🏽 no', query: '👍🏽', words: ['👍🏽'] },
]
