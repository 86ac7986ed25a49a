/** Quotes that stand at several places, and what decides between them. */
import { exactly, type MatchCase } from './match-case.ts'

const REPEATED = 'In March the board met. In April the board met. In May nobody met.'

export const placeCases: Record<string, readonly MatchCase[]> = {
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
      name: 'context that fits one place a little decides nothing',
      source: REPEATED,
      exact: 'the board met',
      prefix: 'zzzzzzzzzzzz In April ',
      places: 2,
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
}
