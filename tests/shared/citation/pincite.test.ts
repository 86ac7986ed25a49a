import { describe, expect, it } from 'vitest'
import { formatCitation, type CitedPlace, type CitedSource } from '../../../shared/citation/pincite.ts'

const report: CitedSource = { author: 'Ortiz', year: '2019', title: 'Schools under siege', fileName: 'a.pdf' }
const page: CitedPlace = { pageLabel: '12', section: 'Access' }

const cases: readonly (readonly [string, Partial<CitedSource>, Partial<CitedPlace>, string])[] = [
  ['all that is known', {}, {}, 'Ortiz (2019). Schools under siege, p.\u00A012.'],
  ['a roman page label', {}, { pageLabel: 'iv' }, 'Ortiz (2019). Schools under siege, p.\u00A0iv.'],
  [
    'the section where there are no pages',
    {},
    { pageLabel: null },
    'Ortiz (2019). Schools under siege, §\u00A0Access.',
  ],
  ['no place at all', {}, { pageLabel: null, section: null }, 'Ortiz (2019). Schools under siege.'],
  ['no year', { year: null }, {}, 'Ortiz. Schools under siege, p.\u00A012.'],
  ['no author', { author: null }, {}, 'Schools under siege (2019), p.\u00A012.'],
  ['neither author nor year', { author: null, year: null }, {}, 'Schools under siege, p.\u00A012.'],
  ['the file name for a missing title', { title: null }, {}, 'Ortiz (2019). a.pdf, p.\u00A012.'],
  ['the file name for a blank title', { title: ' \n' }, {}, 'Ortiz (2019). a.pdf, p.\u00A012.'],
  [
    'blank parts as unknown',
    { author: ' ', year: '' },
    { pageLabel: '', section: ' ' },
    'Schools under siege.',
  ],
  [
    'no second full stop',
    { author: 'Ortiz, J.', year: null },
    { pageLabel: null, section: 'Why now?' },
    'Ortiz, J. Schools under siege, §\u00A0Why now?',
  ],
  [
    'no full stop before a comma',
    { title: 'The war is over.' },
    {},
    'Ortiz (2019). The war is over, p.\u00A012.',
  ],
  [
    'the full stop of an abbreviation',
    { title: 'Asylum in the U.S.' },
    {},
    'Ortiz (2019). Asylum in the U.S., p.\u00A012.',
  ],
  [
    'no full stop of a title in capitals',
    { title: 'The War Is Over.' },
    {},
    'Ortiz (2019). The War Is Over, p.\u00A012.',
  ],
  [
    'no full stop behind a number',
    { title: 'Trends to 2019.' },
    {},
    'Ortiz (2019). Trends to 2019, p.\u00A012.',
  ],
  [
    'the full stop of a firm',
    { title: 'Lamps of Acme Inc.' },
    {},
    'Ortiz (2019). Lamps of Acme Inc., p.\u00A012.',
  ],
  ['no comma behind a question', { title: 'Why now?' }, {}, 'Ortiz (2019). Why now? p.\u00A012.'],
  ['no comma behind a call', { title: 'Act!' }, { pageLabel: null }, 'Ortiz (2019). Act! §\u00A0Access.'],
  ['no comma behind an ellipsis', { title: 'And then ...' }, {}, 'Ortiz (2019). And then ... p.\u00A012.'],
  ['a question and its year', { author: null, title: 'Why now?' }, {}, 'Why now? (2019), p.\u00A012.'],
  [
    'one mark at the end of a question',
    { title: 'Why now?' },
    { pageLabel: null, section: null },
    'Ortiz (2019). Why now?',
  ],
  ...(
    [
      ['Methods.', 'Methods.'],
      ['3.2.', '3.2.'],
      ['Key findings: ', 'Key findings.'],
      ['Access ......', 'Access.'],
      ['Asylum in the U.S.', 'Asylum in the U.S.'],
      ['Costs (2019).', 'Costs (2019).'],
      ['Why now?', 'Why now?'],
    ] as const
  ).map(
    ([section, shown]) =>
      [
        ...([`the section “${section}” with one mark at the end`, {}, { pageLabel: null, section }] as const),
        `Ortiz (2019). Schools under siege, §\u00A0${shown}`,
      ] as const,
  ),
  [
    'line breaks in a title as spaces',
    { title: 'Schools\r\n under  siege' },
    {},
    'Ortiz (2019). Schools under siege, p.\u00A012.',
  ],
]

describe('a pinpoint citation', () => {
  it.each(cases)('gives %s', (_, source, place, expected) => {
    expect(formatCitation({ ...report, ...source }, { ...page, ...place })).toBe(expected)
  })
})
