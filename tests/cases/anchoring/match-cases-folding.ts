/** What folding must make equal, and what it must not. */
import { exactly, normalised, type MatchCase } from './match-case.ts'

export const foldingCases: Record<string, readonly MatchCase[]> = {
  'white space': [
    {
      name: 'a line break for a space',
      source: 'one two\nthree four',
      exact: 'two three',
      found: normalised('two\nthree'),
    },
    {
      name: 'a paragraph break for a space',
      source: 'one two\n\nthree',
      exact: 'two three',
      found: normalised('two\n\nthree'),
    },
    {
      name: 'no-break and double spaces',
      source: 'a fee of\u00a0 $5 now',
      exact: 'fee of $5',
      found: normalised('fee of\u00a0 $5'),
    },
    {
      name: 'white space around the quote',
      source: 'one two three',
      exact: ' \n two ',
      found: exactly('two'),
    },
    {
      name: 'table cells',
      source: '| alpha\n\n| beta',
      exact: 'alpha beta',
      found: normalised('alpha\tbeta'),
    },
    {
      name: 'a space lost by one rendition',
      source: 'the National Migration Institute of Mexico',
      exact: 'the National MigrationInstitute of Mexico',
      found: normalised('the National Migration Institute of Mexico'),
    },
    {
      name: 'two short words are not one',
      source: 'it was notable',
      exact: 'no table',
      missing: 'too short',
    },
    {
      name: 'two numbers are not one',
      source: 'in 20 15 cases of many kinds',
      exact: 'in 2015 cases of many kinds',
      missing: 'other numbers',
    },
  ],

  hyphens: [
    {
      name: 'a line-end hyphen of a plain word',
      source: 'the im-\nmigration law',
      exact: 'the immigration law',
      found: normalised('the im-\nmigration law'),
    },
    {
      name: 'a line-end hyphen of a compound',
      source: 'a large-\nscale study',
      exact: 'a large-scale study',
      found: normalised('a large-\nscale study'),
    },
    {
      name: 'a hanging hyphen at a line end',
      source: 'gender- and age-\n\nsensitive aid',
      exact: 'gender- and age-sensitive aid',
      found: normalised('gender- and age-\n\nsensitive aid'),
    },
    {
      name: 'soft hyphens',
      source: 'the immi\u00adgra\u00adtion law',
      exact: 'immigration',
      found: normalised('immi\u00adgra\u00adtion'),
    },
    {
      name: 'a dash typed as two hyphens',
      source: 'units—mostly mothers—came',
      exact: 'units -- mostly mothers -- came',
      found: normalised('units—mostly mothers—came'),
    },
    {
      name: 'a range is not one number',
      source: 'from 2010–2014 on',
      exact: 'from 20102014 on',
      missing: 'too short',
    },
    {
      name: 'the dash at the end is inside if quoted',
      source: 'the units — mostly',
      exact: 'the units –',
      found: normalised('the units —'),
    },
  ],

  'ligatures, quote marks and other signs': [
    {
      name: 'ligatures in the source',
      source: 'the ﬁrst oﬃce',
      exact: 'first office',
      found: normalised('ﬁrst oﬃce'),
    },
    {
      name: 'ligatures in the quote',
      source: 'the first office',
      exact: 'ﬁrst oﬃce',
      found: normalised('first office'),
    },
    {
      name: 'typewriter quote marks',
      source: 'called “family units” – it’s',
      exact: '"family units" - it\'s',
      found: normalised('“family units” – it’s'),
    },
    { name: 'guillemets', source: 'the « words » said', exact: '"words"', found: normalised('« words »') },
    {
      name: 'an ellipsis',
      source: 'and so on… said she',
      exact: 'so on... said',
      found: normalised('so on… said'),
    },
    {
      name: 'decomposed accents',
      source: 'the Me\u0301rida plan',
      exact: 'Mérida plan',
      found: normalised('Me\u0301rida plan'),
    },
    {
      name: 'equal characters are exact',
      source: 'the “x” plan',
      exact: 'the “x” plan',
      found: exactly('the “x” plan'),
    },
    {
      name: 'what a pattern language would take for signs',
      source: 'cost (in $) [a|b] .* ^x\\d+? end',
      exact: '(in $) [a|b] .* ^x\\d+?',
      found: exactly('(in $) [a|b] .* ^x\\d+?'),
    },
    { name: 'a sign alone', source: 'a § b', exact: '§', found: exactly('§') },
    { name: 'a dash alone', source: 'a — b', exact: '—', found: exactly('—') },
  ],

  scripts: [
    {
      name: 'Arabic with vowel signs and bidi marks',
      source: 'قال \u202bالكِتاب\u202c الجديد',
      exact: 'الكِتاب الجديد',
      found: normalised('الكِتاب\u202c الجديد'),
    },
    { name: 'Hebrew', source: 'דו״ח על הגירה בשנת 2015', exact: 'על הגירה', found: exactly('על הגירה') },
    {
      name: 'Chinese across a line break',
      source: '移民人数在二〇一五年\n大幅增加。',
      exact: '二〇一五年大幅增加',
      found: normalised('二〇一五年\n大幅增加'),
    },
    { name: 'Chinese standing twice', source: '移民增加。移民减少。', exact: '移民', places: 2 },
    {
      name: 'Japanese half-width kana',
      source: 'ｶﾞｲﾄﾞを読む',
      exact: 'ガイドを読む',
      found: normalised('ｶﾞｲﾄﾞを読む'),
    },
    { name: 'Thai', source: 'รายงานประจำปีฉบับใหม่', exact: 'ประจำปี', found: exactly('ประจำปี') },
    {
      name: 'Korean, composed and not',
      source: '\u1112\u1161\u11ab국 경제 보고서',
      exact: '한국 경제',
      found: normalised('\u1112\u1161\u11ab국 경제'),
    },
    { name: 'emoji', source: 'well done 👩‍👩‍👧 team 🎉', exact: '👩‍👩‍👧 team', found: exactly('👩‍👩‍👧 team') },
    {
      name: 'astral letters',
      source: 'a count (𝑛 = 64) that week',
      exact: '(n = 64)',
      found: normalised('(𝑛 = 64)'),
    },
    {
      name: 'many combining marks',
      source: 'a z\u0335\u0321\u0353a\u0300l\u0301g\u0302o here',
      exact: 'z\u0335\u0321\u0353a\u0300l\u0301g\u0302o',
      found: exactly('z\u0335\u0321\u0353a\u0300l\u0301g\u0302o'),
    },
  ],

  'nothing to go by': [
    { name: 'an empty quote', source: 'words', exact: '', missing: 'empty' },
    { name: 'white space', source: 'words', exact: ' \n\t', missing: 'empty' },
    { name: 'a soft hyphen', source: 'words', exact: '\u00ad', missing: 'too short' },
    { name: 'an empty source', source: '', exact: 'words', missing: 'too short' },
    {
      name: 'a quote longer than the source',
      source: 'some words',
      exact: 'some words and then many, many more words',
      missing: '',
    },
  ],
}
