import { describe, expect, it } from 'vitest'
import { numbersIn } from '../../../shared/anchoring/numbers.ts'

describe('the numbers of a passage', () => {
  const cases: readonly { text: string; numbers: readonly string[] }[] = [
    { text: 'some 68,541 children, up 77 percent', numbers: ['68541', '77'] },
    { text: '61.1 out of 100 000 people in 2014.', numbers: ['61.1', '100000', '2014'] },
    { text: 'from 2010–2014, COVID-19', numbers: ['2010', '2014', '19'] },
    { text: 'by −5 percent, by -3, (–4)', numbers: ['-5', '-3', '4'] },
    { text: '10⁶ people', numbers: ['10', '6'] },
    { text: '２０１５ and ٢٠١٥', numbers: ['2015', '٢٠١٥'] },
    { text: '1.300 or 1,300 or 1’300', numbers: ['1.300', '1300', '1300'] },
    { text: '20 15', numbers: ['20', '15'] },
    { text: 'none at all', numbers: [] },
  ]
  for (const { text, numbers } of cases) {
    it(`are ${numbers.join(', ') || 'none'} in “${text}”`, () => {
      expect(numbersIn(text)).toEqual(numbers)
    })
  }
})
