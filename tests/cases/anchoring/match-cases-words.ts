/** Quotes in parts and quotes that are only alike. */
import { exactly, normalised, type MatchCase } from './match-case.ts'

export const wordCases: Record<string, readonly MatchCase[]> = {
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
      name: 'broken off in the middle of a line',
      source: 'The commission found that funds, it says, are low.\nwere spent on other things.',
      exact: 'The commission found that funds were spent on other things.',
      missing: 'like',
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
      name: 'in two parts here, in one piece with a misprint there',
      source:
        'Contents\nbudgeting and overseeing tech projects\nmore\nthink about risk in a new way\n\nSo: budgeting and oversceing tech projects think about risk in a new way.',
      exact: 'budgeting and overseeing tech projects think about risk in a new way',
      places: 2,
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
      name: 'joined, with the parts far apart',
      source: `One thing is clear. ${'Other words stand in between. '.repeat(900)}The money is gone.`,
      exact: 'One thing is clear. … The money is gone.',
      missing: '',
    },
    {
      name: 'joined, standing twice',
      source: 'We began. Yes. We ended. We began. No. We ended.',
      exact: 'We began. … We ended.',
      places: 2,
    },
    {
      name: 'joined, with a part that ends within a number of the source',
      source: 'The board paid 205 crowns. Nobody knew. The money is gone.',
      exact: 'The board paid 20 … The money is gone.',
      missing: '',
    },
  ],

  'approximate quotes in parts': [
    {
      name: 'a misprint in the first part',
      source: 'One thing is clear to all of us. Nobody knew. The money of the harbour board is gone.',
      exact: 'One thing is claer to all of us. … The money of the harbour board is gone.',
      found: {
        how: 'fuzzy',
        words: ['One thing is clear to all of us.', 'The money of the harbour board is gone.'],
      },
    },
    {
      name: 'misprints in both parts, and few words between them',
      source: 'One thing is clear to all of us. So. The money of the harbour board is gone for good.',
      exact: 'One thing is claer to all of us. … The money of the harbuor board is gone for good.',
      found: {
        how: 'fuzzy',
        words: ['One thing is clear to all of us.', 'The money of the harbour board is gone for good.'],
      },
    },
    {
      name: 'a misprint in the only long part',
      source: 'We began. Nobody knew. The money of the harbour board is gone for good.',
      exact: 'We began. … The money of the harbuor board is gone for good.',
      found: { how: 'fuzzy', words: ['We began.', 'The money of the harbour board is gone for good.'] },
    },
    {
      name: 'another number in one part',
      source: 'One thing is clear to all of us. Nobody knew. The 40 crowns of the harbour board are gone.',
      exact: 'One thing is claer to all of us. … The 41 crowns of the harbour board are gone.',
      missing: 'other numbers',
    },
    {
      name: 'parts in the other order',
      source: 'The money of the harbour board is gone. Nobody knew. One thing is clear to all of us.',
      exact: 'One thing is claer to all of us. … The money of the harbour board is gone.',
      missing: '',
    },
    {
      name: 'the second part gone',
      source: 'One thing is clear to all of us. Nobody knew what the pilots of the harbour wanted.',
      exact: 'One thing is claer to all of us. … The money of the harbour board is gone.',
      missing: '',
    },
    {
      name: 'an omission of the source itself, with a misprint: one piece',
      source: 'it went on and on … then it ended for good in the old town',
      exact: 'it went on and on … then it ended for goood in the old town',
      found: { how: 'fuzzy', words: ['it went on and on … then it ended for good in the old town'] },
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
      found: { how: 'fuzzy', words: ['The committee met on a cold morning in the old town halls'] },
    },
    {
      name: 'a misprint in the first word of a quote from within a sentence',
      source: 'He asked whether committees meet on cold mornings in May.',
      exact: 'zzther committees meet on cold mornings in May.',
      found: { how: 'fuzzy', words: ['whether committees meet on cold mornings in May.'] },
    },
    {
      name: 'a changed first word of a sentence',
      source: 'It is over. The crisis appears to have abated only because of the harvest.',
      exact: 'It appears to have abated only because of the harvest.',
      found: { how: 'fuzzy', words: ['The crisis appears to have abated only because of the harvest.'] },
    },
    {
      name: 'a changed first word, told from the surroundings',
      source: 'The last report found that many crises appear to have abated only because of the harvest.',
      exact: 'these appear to have abated only because of the harvest.',
      prefix: 'The last report found that ',
      found: { how: 'fuzzy', words: ['many crises appear to have abated only because of the harvest.'] },
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
}
