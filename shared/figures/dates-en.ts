/** English words of dates and periods. */
import { counted, phrases, Phrases, words, type DateWords } from './lexicon.ts'

const MONTHS = 'january february march april may june july august september october november december'
const SHORT_MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'

export const datesEn: DateWords = {
  months: new Map([...counted(MONTHS, 1), ...counted(SHORT_MONTHS, 1), ['sept', 9]]),
  joints: words('of ,'),
  fiscal: new Phrases(
    phrases(
      true,
      'fy|fys|fiscal year|fiscal years|fiscal|financial year|school year|academic year|calendar year|the year|the years|years',
    ),
  ),
  partOf: new Phrases(
    phrases(
      true,
      `early|last|next|this|mid|mid -|late|the end of|end of|the beginning of|the start of|start of|first half of|second half of|
      first quarter of|second quarter of|third quarter of|fourth quarter of|last quarter of|early in|late in|
      spring|summer|autumn|fall|winter|spring of|summer of|fall of|autumn of|winter of|the middle of|
      first half of the|second half of the|first part of|most of|all of|the whole of`,
    ),
  ),
  sequence: words('first last final opening initial'),
  cues: new Phrases({
    ...phrases(
      'keep',
      'since|as of|by|until|through|before|after|prior to|up to|as at|starting in|beginning in|ever since',
    ),
    ...phrases(
      'drop',
      'in|during|for|on|at|of|over|throughout|for the|in the|during the|over the|of the|on the',
    ),
    ...phrases(
      'base',
      'from|than in|than|compared to|compared with|over|relative to|versus|vs|compared with the|from the',
    ),
  }),
  ranges: [
    { open: 'between', middle: ['and'] },
    { open: 'from', middle: ['to', 'through', 'until', 'till', '-', '–', '—'] },
  ],
  middles: words('to through until – - — and'),
  relative: new Phrases({
    ...phrases(
      'plain',
      `last year|this year|next year|last month|this month|last week|last decade|past year|past decade|past month|current year|
      current fiscal year|last fiscal year|recent years|recent months|recent decades|recent weeks|previous decade|
      last summer|last winter|last spring|last fall|the 21st century|to date`,
    ),
    ...phrases(
      'each',
      'each year|every year|each month|every month|each day|every day|each week|every week|each night',
    ),
    ...phrases(
      'same',
      `the same time period|the same period|that same year|the same year|that year|that period|this period|the same month|
      that month|same period|the period|the same fiscal year`,
    ),
    ...phrases(
      'before',
      `the year before|the previous year|the prior year|a year earlier|a year before|the preceding year|one year earlier|
      the previous fiscal year|the prior fiscal year|previous year|prior year|a decade earlier|a decade before|a decade ago|
      a year ago|one year before`,
    ),
  }),
  timeUnits: new Map(
    ['year', 'month', 'week', 'day', 'hour', 'minute', 'decade', 'night', 'quarter', 'century'].flatMap(
      (unit) => [[unit, unit] as const, [unit === 'century' ? 'centuries' : `${unit}s`, unit] as const],
    ),
  ),
  since: words('since'),
  spans: words('last past previous preceding recent next coming first initial final prior'),
  some: words('few several couple many'),
}
