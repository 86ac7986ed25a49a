/** Quotes with and without note markers. */
import { exactly, normalised, type MatchCase } from './match-case.ts'

export const markerCases: Record<string, readonly MatchCase[]> = {
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
      name: 'a marker in front, folded',
      source: 'Text.\n\n[18] Two “notable” ones',
      exact: '[18] Two "notable"',
      found: normalised('[18] Two “notable”'),
    },
    {
      name: 'a dash in front, folded',
      source: 'See: — the “units” of it',
      exact: '– the "units" of it',
      found: normalised('— the “units” of it'),
    },
    {
      name: 'bare numbers of which one is not the marker',
      source: 'One fell.{^1} Two rose.{^2} Three stayed as it was.',
      exact: 'One fell.1 Two rose.9 Three stayed as it was.',
      missing: 'other numbers',
    },
    {
      name: 'bare numbers of which one is no marker',
      source: 'less CO2 in 2013.{^1} The crisis',
      exact: 'less CO2 in 2013.1 The crisis',
      found: exactly('less CO2 in 2013.1 The crisis'),
    },
    {
      name: 'bare numbers of which one is no marker, brackets in the source',
      source: 'less CO2 in 2013.{^[1]} The crisis',
      exact: 'less CO2 in 2013.1 The crisis',
      found: normalised('less CO2 in 2013.[1] The crisis'),
    },
    {
      name: 'a power is not a number without it',
      source: 'more than 10⁶ people were counted there',
      exact: 'more than 106 people were counted there',
      missing: 'other numbers',
    },
  ],
}
