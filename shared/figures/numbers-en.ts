/** English numbers in words. */
import { counted, phrases, Phrases, words, type NumberWords, type PhraseTable } from './lexicon.ts'

const ONES = 'one two three four five six seven eight nine ten eleven twelve'
const TEENS = 'thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'
const FOLDS = 'twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold'
const PARTS: Readonly<Record<string, number>> = {
  third: 3,
  quarter: 4,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
}

/** "two-thirds" and "two thirds", "one-third", "one half". */
function fractions(): PhraseTable<number> {
  const found: Record<string, number> = { half: 0.5, 'one half': 0.5, 'one - half': 0.5 }
  for (const [part, whole] of Object.entries(PARTS)) {
    for (const [numerator, count] of counted(ONES, 1)) {
      const noun = count === 1 ? part : `${part}s`
      found[`${numerator} - ${noun}`] = count / whole
      if (count > 1) found[`${numerator} ${noun}`] = count / whole
    }
  }
  return found
}

const LOOSE = Object.fromEntries(
  Object.entries(PARTS).flatMap(([part, whole]) => [
    [`a ${part}`, 1 / whole],
    [`one ${part}`, 1 / whole],
  ]),
)

export const numbersEn: NumberWords = {
  small: new Map([['zero', 0], ...counted(ONES, 1), ...counted(TEENS, 13), ...counted(TENS, 20, 10)]),
  hundred: words('hundred'),
  scales: new Map([
    ['thousand', 1e3],
    ['million', 1e6],
    ['billion', 1e9],
    ['trillion', 1e12],
  ]),
  shortScales: new Map([
    ['k', 1e3],
    ['m', 1e6],
    ['mn', 1e6],
    ['mln', 1e6],
    ['bn', 1e9],
    ['bln', 1e9],
    ['tn', 1e12],
  ]),
  bareScales: words(''),
  articles: words('a an'),
  groups: new Map([['dozen', 12]]),
  joiner: 'and',
  joins: 'hundreds',
  fractions: new Phrases(fractions()),
  looseFractions: new Phrases(LOOSE),
  notHalf: {
    before: words('first second last latter other former next in better top bottom upper lower'),
    behind: words('- brother sister hour hours day year past way century time mast'),
  },
  half: words('half'),
  andHalf: new Phrases(phrases(true, 'and a half|and one half|and one - half')),
  folds: new Map(counted(FOLDS, 2)),
}
