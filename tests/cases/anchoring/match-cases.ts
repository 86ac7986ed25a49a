/**
 * Quotes and what must be found for them, case by case. `source` is in the notation of `canonical-text-builder.ts`.
 * Expected words are written out by hand from the source.
 */
export interface MatchCase {
  readonly name: string
  readonly source: string
  readonly exact: string
  readonly prefix?: string
  readonly suffix?: string
  /** The words of the spans, raw; `behind` is the raw text right before the first. */
  readonly found?: { readonly how: string; readonly words: readonly string[]; readonly behind?: string }
  readonly places?: number
  readonly missing?: string
}

const normalised = (...words: string[]): MatchCase['found'] => ({ how: 'normalised', words })
const exactly = (...words: string[]): MatchCase['found'] => ({ how: 'exact', words })

const REPEATED = 'In March the board met. In April the board met. In May nobody met.'

export const matchCases: Record<string, readonly MatchCase[]> = {
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
      found: normalised('the units'),
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
  'note markers': [
    {
      name: 'a marker inside, not in the quote',
      source: 'up in 2013.{^[1]} The crisis',
      exact: 'up in 2013. The crisis',
      found: normalised('up in 2013.[1] The crisis'),
    },
    {
      name: 'a marker inside, as a bare number',
      source: 'up sharply.{^1} The crisis',
      exact: 'up sharply.[1] The crisis',
      found: normalised('up sharply.1 The crisis'),
    },
    {
      name: 'a bare number in the quote, brackets in the source',
      source: 'up sharply.{^[12]} The crisis',
      exact: 'up sharply.12 The crisis',
      found: normalised('up sharply.[12] The crisis'),
    },
    {
      name: 'a bare number that differs from the marker',
      source: 'up sharply.{^[12]} The crisis goes on',
      exact: 'up sharply.17 The crisis goes on',
      missing: 'other numbers',
    },
    {
      name: 'a superscript in the quote',
      source: 'up sharply.{^[1]} The crisis',
      exact: 'up sharply.¹ The crisis',
      found: normalised('up sharply.[1] The crisis'),
    },
    {
      name: 'a marker at the end, quoted',
      source: 'up sharply.{^1} The crisis',
      exact: 'up sharply.[1]',
      found: normalised('up sharply.1'),
    },
    {
      name: 'a marker at the end, not quoted',
      source: 'up sharply.{^[1]} The crisis',
      exact: 'up sharply.',
      found: exactly('up sharply.'),
    },
    {
      name: 'a marker at the end, quoted as it stands',
      source: 'up sharply.{^[1]} The crisis',
      exact: 'up sharply.[1]',
      found: exactly('up sharply.[1]'),
    },
    {
      name: 'a marker in the quote only',
      source: 'up sharply. The crisis',
      exact: 'up sharply.[1] The crisis',
      found: normalised('up sharply. The crisis'),
    },
    {
      name: 'an asterisk as marker',
      source: 'most people{^*} agree',
      exact: 'most people agree',
      found: normalised('most people* agree'),
    },
    {
      name: 'a letter as marker',
      source: 'most people{^a} agree',
      exact: 'most people agree',
      found: normalised('most peoplea agree'),
    },
    {
      name: 'a number taken for a marker, quoted as it stands',
      source: 'less CO{^2} in the air',
      exact: 'less CO2 in the air',
      found: exactly('less CO2 in the air'),
    },
    {
      name: 'a letter taken for a marker, quoted as it stands',
      source: 'less vitamin{^e} in the food',
      exact: 'less vitamine in the food',
      found: exactly('less vitamine in the food'),
    },
    {
      name: 'intervals are no markers',
      source: 'an odds ratio of 3 [2, 4] overall',
      exact: 'an odds ratio of 3 [2, 5] overall',
      missing: 'other numbers',
    },
    {
      name: 'renumbered notes',
      source: 'as shown.{^[7]} It',
      exact: 'as shown.[8] It',
      found: normalised('as shown.[7] It'),
    },
    {
      name: 'a note begins with its number',
      source: 'Text.\n\n[18] Two notable exceptions',
      exact: '[18] Two notable',
      found: exactly('[18] Two notable'),
    },
    {
      name: 'a power is not a number without it',
      source: 'more than 10⁶ people were counted there',
      exact: 'more than 106 people were counted there',
      missing: 'other numbers',
    },
  ],
  ambiguity: [
    { name: 'two places and no context', source: REPEATED, exact: 'the board met', places: 2 },
    { name: 'two places, folded', source: 'the “a” plan and the «a» plan', exact: 'the "a" plan', places: 2 },
    {
      name: 'one of two places is equal unfolded',
      source: 'the “a” plan, the "a" plan',
      exact: 'the "a" plan',
      found: { how: 'exact', words: ['the "a" plan'], behind: 'plan, ' },
    },
    {
      name: 'body before notes',
      source: 'all of it\n\n^ all of it',
      exact: 'all of it',
      found: { how: 'exact', words: ['all of it'], behind: '' },
    },
    {
      name: 'only in the notes',
      source: 'some\n\n^ all of it',
      exact: 'all of it',
      found: exactly('all of it'),
    },
    {
      name: 'page furniture is not searched',
      source: 'some words\n\n% Annual Report',
      exact: 'Annual Report',
      missing: 'too short',
    },
    {
      name: 'page furniture does not make a quote ambiguous',
      source: 'the Annual Report says\n\n% Annual Report',
      exact: 'Annual Report',
      found: exactly('Annual Report'),
    },
    {
      name: 'a whole word before a part of one',
      source: 'statements of the state',
      exact: 'state',
      found: { how: 'exact', words: ['state'], behind: 'the ' },
    },
    {
      name: 'a part of a word if there is no whole one',
      source: 'many statements',
      exact: 'state',
      found: exactly('state'),
    },
    {
      name: 'a number is not cut in front',
      source: 'it rose 13.6 percent',
      exact: '3.6 percent',
      missing: 'longer number',
    },
    {
      name: 'a number is not cut behind',
      source: 'it rose by 1,300',
      exact: 'rose by 1',
      missing: 'longer number',
    },
    {
      name: 'a minus is part of its number',
      source: 'a change of −6 percent',
      exact: '6 percent',
      missing: 'longer number',
    },
    {
      name: 'the whole number before the cut one',
      source: '13.6 percent, then 3.6 percent',
      exact: '3.6 percent',
      found: { how: 'exact', words: ['3.6 percent'], behind: 'then ' },
    },
    {
      name: 'a cut number with equal context',
      source: 'it rose 13.6 percent',
      exact: '3.6 percent',
      prefix: 'it rose 1',
      found: exactly('3.6 percent'),
    },
    {
      name: 'nothing from the body into the notes',
      source: 'the end\n\n^ See above',
      exact: 'the end See',
      missing: 'too short',
    },
  ],
  context: [
    {
      name: 'the prefix decides',
      source: REPEATED,
      exact: 'the board met',
      prefix: 'In April ',
      found: { how: 'exact', words: ['the board met'], behind: 'In April ' },
    },
    {
      name: 'the suffix decides',
      source: REPEATED,
      exact: 'the board met',
      suffix: '. In May',
      found: { how: 'exact', words: ['the board met'], behind: 'In April ' },
    },
    {
      name: 'context is folded',
      source: 'an “a” plan. an «b» plan.',
      exact: 'plan',
      prefix: 'an\n"b" ',
      found: { how: 'exact', words: ['plan'], behind: '«b» ' },
    },
    {
      name: 'noisy context decides',
      source: `It happened early in March, the board met. It happened late in spring, the board met.`,
      exact: 'the board met',
      prefix: 'It hapened late in sprlng, ',
      found: { how: 'exact', words: ['the board met'], behind: 'late in spring, ' },
    },
    {
      name: 'context that fits both places decides nothing',
      source: 'so said the board met. so said the board met.',
      exact: 'the board met',
      prefix: 'so said ',
      places: 2,
    },
    {
      name: 'context that fits no place decides nothing',
      source: REPEATED,
      exact: 'the board met',
      prefix: 'Quite another text altogether ',
      places: 2,
    },
    {
      name: 'strange context does not hinder a single place',
      source: REPEATED,
      exact: 'nobody met',
      prefix: 'Quite another text altogether ',
      found: exactly('nobody met'),
    },
    {
      name: 'context brings a note before the body',
      source: 'see all of it\n\n^ but all of it',
      exact: 'all of it',
      prefix: 'but ',
      found: { how: 'exact', words: ['all of it'], behind: 'but ' },
    },
    {
      name: 'equal words in strange surroundings, similar words in familiar ones',
      source:
        'Alpha began it here. The committee asked for more money for the schools. Omega ended it there.\n\nQuite unrelated words lead up. The committee asked for more funds for the schools. And unrelated words follow.',
      exact: 'The committee asked for more money for the schools.',
      prefix: 'Quite unrelated words lead up. ',
      suffix: ' And unrelated words follow.',
      places: 2,
    },
  ],
  'parts of a quote': [
    {
      name: 'interrupted by a foreign paragraph',
      source:
        'Provide thorough im-\n\nFor more, contact the press office.\n\nmigration screenings at the border.',
      exact: 'Provide thorough immigration screenings at the border.',
      found: normalised('Provide thorough im-', 'migration screenings at the border.'),
    },
    {
      name: 'interrupted by a page foot',
      source: 'The commission found that funds\n12\n{page 13}were spent on other things.',
      exact: 'The commission found that funds were spent on other things.',
      found: normalised('The commission found that funds', 'were spent on other things.'),
    },
    {
      name: 'interrupted twice',
      source: 'The commission found\nAnnual Report\nthat all of the funds\nFigure 3\nwere spent elsewhere.',
      exact: 'The commission found that all of the funds were spent elsewhere.',
      found: normalised('The commission found', 'that all of the funds', 'were spent elsewhere.'),
    },
    {
      name: 'not interrupted in the middle of a line',
      source:
        'The commission found, it says, that funds were spent on things. They differ. Nothing else was said there about it.',
      exact: 'The commission found that funds were spent on other things.',
      missing: 'enough like',
    },
    {
      name: 'a number is not put together from two lines',
      source: 'The total came to about 20\nContents and index\n15 people in all of the towns',
      exact: 'The total came to about 2015 people in all of the towns',
      missing: '',
    },
    {
      name: 'parts too far away from each other',
      source: `The commission found that funds\n${'Other words stand here in between. '.repeat(250)}\nwere spent on other things.`,
      exact: 'The commission found that funds were spent on other things.',
      missing: '',
    },
    {
      name: 'joined with an ellipsis',
      source: 'One thing is clear. Nobody knew. The money is gone.',
      exact: 'One thing is clear. … The money is gone.',
      found: exactly('One thing is clear.', 'The money is gone.'),
    },
    {
      name: 'joined with a bracketed ellipsis, folded',
      source: 'One thing is “clear”. Nobody knew. The money is gone.',
      exact: 'One thing is "clear". [...] The money is gone.',
      found: normalised('One thing is “clear”.', 'The money is gone.'),
    },
    {
      name: 'an ellipsis of the source itself',
      source: 'well … then it ended',
      exact: 'well … then',
      found: exactly('well … then'),
    },
    {
      name: 'joined, with one part missing',
      source: 'One thing is clear. Nobody knew.',
      exact: 'One thing is clear. … The moon is made of cheese.',
      missing: '',
    },
    {
      name: 'joined, standing twice',
      source: 'We began. Yes. We ended. We began. No. We ended.',
      exact: 'We began. … We ended.',
      places: 2,
    },
  ],
  'approximate quotes': [
    {
      name: 'a misprint',
      source: 'The committee recomended that all schools be inspected yearly.',
      exact: 'The committee recommended that all schools be inspected yearly.',
      found: { how: 'fuzzy', words: ['The committee recomended that all schools be inspected yearly.'] },
    },
    {
      name: 'another case',
      source: '# MURDER CAPITALS\n\nText.',
      exact: 'Murder Capitals',
      found: { how: 'fuzzy', words: ['MURDER CAPITALS'] },
    },
    {
      name: 'a short word in another case is not the word',
      source: 'Tell us more.',
      exact: 'US',
      missing: 'too short',
    },
    {
      name: 'a misprint in the first letter',
      source: 'So it is. The committee met on a cold morning in the old town hall.',
      exact: 'Ihe committee met on a cold morning in the old town hall.',
      found: { how: 'fuzzy', words: ['The committee met on a cold morning in the old town hall.'] },
    },
    {
      name: 'a misprint in the last word',
      source: 'The committee met on a cold morning in the old town halls again',
      exact: 'The committee met on a cold morning in the old town hal1s',
      missing: 'other numbers',
    },
    {
      name: 'a changed number',
      source: 'Claims rose by more than 750 percent in the last two years alone.',
      exact: 'Claims rose by more than 700 percent in the last two years alone.',
      missing: 'other numbers',
    },
    {
      name: 'a changed sign',
      source: 'Exports changed by −5 percent in the last two years alone.',
      exact: 'Exports changed by 5 percent in the last two years alone.',
      missing: 'other numbers',
    },
    {
      name: 'a number written with other separators',
      source: 'More than 1,300 of the asylum seekers were turned back there.',
      exact: 'More than 1300 of the asylum seekers were turned back there.',
      found: { how: 'fuzzy', words: ['More than 1,300 of the asylum seekers were turned back there.'] },
    },
    {
      name: 'two places that are equally like',
      source: 'The committee met on a cold morning in May. Then: The committee met on a cold morning in May.',
      exact: 'The comittee met on a cold morning in May.',
      places: 2,
    },
    {
      name: 'two places that are equally like, and context',
      source:
        'First, The committee met on a cold morning in May. Then: The committee met on a cold morning in May.',
      exact: 'The comittee met on a cold morning in May.',
      prefix: 'in May. Then: ',
      found: { how: 'fuzzy', words: ['The committee met on a cold morning in May.'], behind: 'Then: ' },
    },
    {
      name: 'quite another sentence',
      source: 'The committee met on a cold morning in May.',
      exact: 'Farmers in the valley were paid for their lost harvest.',
      missing: 'like',
    },
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
