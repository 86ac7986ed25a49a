/** pincite tag with one passage from options. */
import { beforeAll, describe, expect, it } from 'vitest'
import { file, HARBOUR_TEXT, harbourProject, jsonOf, newFolder, pincite } from './command-line.ts'

interface Result {
  readonly annotationId?: string
  readonly start: number
  readonly end: number
  readonly status: string
  readonly exact: string
  readonly error: string
  readonly places: { readonly exact: string; readonly page: number | null }[]
}

let project: string
beforeAll(async () => (project = await harbourProject()))

const tagging = (source: string, quote: string, ...more: string[]) => [
  ...['tag', project, '--source', source, '--code', 'statistic', `--quote=${quote}`],
  ...more,
]
const tag = async (source: string, quote: string, ...more: string[]): Promise<Result> => {
  const { out } = await pincite([...tagging(source, quote, ...more), '--json'])
  return (JSON.parse(out) as [Result])[0]
}
const rows = () => jsonOf<Record<string, unknown>[]>(['list', project])

describe('pincite tag', () => {
  it('stores the passage and says where it stands', async () => {
    const [result] = await jsonOf<[Result]>(tagging('harbour.txt', 'rose by 12 per cent'))
    const start = HARBOUR_TEXT.indexOf('rose by 12 per cent')
    const end = start + 'rose by 12 per cent'.length
    const annotationId = expect.any(String) as string
    expect(result).toEqual({
      ...{ line: 1, annotationId, status: 'anchored', how: 'exact', start, end, spans: [{ start, end }] },
      ...{ page: null, pageLabel: null, exact: 'rose by 12 per cent' },
    })
    expect(Object.keys(result)).toEqual([
      ...['line', 'annotationId', 'status', 'how', 'start', 'end', 'spans', 'page', 'pageLabel', 'exact'],
    ])
    const row = (await rows()).find(({ id }) => id === result.annotationId)
    expect(row).toMatchObject({ codes: ['Statistic'], quote: result.exact, start, end, memo: '', coder: '' })
  })

  it('fills fields and one figure from options', async () => {
    const given = ['theme=trade', 'value=12', 'unit=%', 'Attribution=harbour office'].flatMap((one) => [
      '--field',
      one,
    ])
    const { annotationId } = await tag('harbour.txt', 'rose by 12 per cent', ...given)
    const row = (await rows()).find(({ id }) => id === annotationId)
    expect(row).toMatchObject({
      fields: [
        { code: 'Statistic', field: 'Theme', type: 'text', value: 'trade', words: null },
        { code: 'Statistic', field: 'Attribution', type: 'text', value: 'harbour office', words: null },
      ],
      // “rose by ” has eight characters.
      figures: [
        {
          ...{ value: 12, qualifier: '=', unit: '%', period: '' },
          words: { start: 8, end: 19, exact: '12 per cent' },
        },
      ],
      flags: [],
    })
  })

  it('stores nothing where a field can not be used', async () => {
    const before = (await rows()).length
    const result = await tag('harbour.txt', 'rose by 12 per cent', '--field', 'colour=red')
    expect(result).toMatchObject({ status: 'refused' })
    expect(result.error).toContain(
      'The code Statistic has no field “colour”. Its fields are Figures (value, high',
    )
    expect((await rows()).length).toBe(before)
    const { code, err } = await pincite(tagging('harbour.txt', 'Delays fell', '--field', 'theme'))
    expect([code, err]).toEqual([2, expect.stringContaining('--field wants name=value, not “theme”.')])
  })

  it('gives sheet and label of the start, also of a passage across lines', async () => {
    const result = await tag('harbour.pdf', 'rose by 12 per cent in 2019.')
    expect(result).toMatchObject({ status: 'anchored', page: 1, pageLabel: 'iv' })
  })

  it('tags the same passage any number of times', async () => {
    const ids = [
      (await tag('harbour.txt', 'Delays fell')).annotationId,
      (await tag('harbour.txt', 'Delays fell')).annotationId,
    ]
    expect(new Set(ids).size).toBe(2)
    const stored = (await rows()).map(({ id }) => id)
    expect(stored).toEqual(expect.arrayContaining(ids))
  })

  it.each([
    ['line breaks and spaces', 'rose  by\n12 per\u00A0cent', 'normalised'],
    ['soft hyphens', 'Tra\u00ADffic at the north', 'normalised'],
    ['line-end hyphens', 'Traf-\nfic at the north', 'normalised'],
    ['ligatures', 'Traﬃc at the north', 'normalised'],
    ['note markers', 'in 2019.[3] The board', 'normalised'],
    ['raised digits', 'in 2019.³ The board', 'normalised'],
    ['a slip of the pen', 'Trafic at the north quay rose by 12 per cent', 'fuzzy'],
  ])('finds a quote given with %s', async (_name, quote, how) => {
    const result = await tag('harbour.txt', quote)
    expect(result).toMatchObject({ status: 'anchored', how })
    expect(HARBOUR_TEXT.slice(result.start, result.end)).toBe(result.exact)
  })

  it('lists the places of a quote that stands at several, and stores nothing', async () => {
    const before = await rows()
    const result = await tag('harbour.pdf', 'The board was told.')
    const nowhere = { start: null, end: null, spans: [], page: null, pageLabel: null, exact: null }
    expect(result).toMatchObject({ line: 1, status: 'ambiguous', ...nowhere })
    expect(result.places).toMatchObject([
      { exact: 'The board was told.', page: 1, pageLabel: 'iv' },
      { exact: 'The board was told.', page: 2, pageLabel: '1' },
    ])
    expect(result).not.toHaveProperty('annotationId')
    expect(await rows()).toEqual(before)

    const shown = await pincite(tagging('harbour.pdf', 'The board was told.'))
    expect(shown).toMatchObject({ code: 1, out: '' })
    expect(shown.err).toMatch(
      /^1: ambiguous: .*\n {4}p\. iv, at \d+: .*\[The board was told\.\].*\n {4}p\. 1, at/,
    )
  })

  it('takes the place that prefix or suffix tell', async () => {
    const quote = 'The board was told in March.'
    const first = HARBOUR_TEXT.indexOf(quote)
    const second = HARBOUR_TEXT.lastIndexOf(quote)
    expect(await tag('harbour.txt', quote, '--prefix', 'in 2019. ')).toMatchObject({ start: first })
    expect(await tag('harbour.txt', quote, '--prefix', 'south quay. ', '--suffix', '')).toMatchObject({
      start: second,
    })
    expect(await tag('harbour.txt', quote, '--suffix', '\n\nDelays fell')).toMatchObject({ start: first })
  })

  it('stores nothing of a quote that is not there, and shows what is like it', async () => {
    const result = await tag('harbour.txt', 'Traffic at the north quay rose by 21 per cent in 2019.')
    expect(result).toMatchObject({ status: 'missing', start: null, exact: null })
    expect(result.error).toContain('rose by 12 per cent')
    expect(result).not.toHaveProperty('annotationId')
    expect((await pincite(tagging('harbour.txt', 'Nothing of the kind'))).code).toBe(1)
  })

  it('refuses a source or code that is not there, by name', async () => {
    expect(await tag('nowhere.txt', 'Delays fell')).toMatchObject({
      status: 'refused',
      error: expect.stringContaining('“nowhere.txt”') as string,
    })
    const argv = [
      'tag',
      project,
      '--source',
      'harbour.txt',
      '--code',
      'stat',
      '--quote',
      'Delays fell',
      '--json',
    ]
    const ran = await pincite(argv)
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('The codes are Finding, Statistic, Recommendation.')
  })

  it('keeps memo and coder, and adds a coder once whatever the case', async () => {
    await tag('harbour.txt', 'south quay', '--coder', 'Ana Ruiz', '--memo', '=1+1\nsecond line')
    await tag('harbour.txt', 'south quay', '--coder', ' ana RUIZ ', '--memo', '')
    const found = (await rows()).filter(({ quote }) => quote === 'south quay')
    expect(found.map(({ coder }) => coder)).toEqual(['Ana Ruiz', 'Ana Ruiz'])
    expect(new Set(found.map(({ memo }) => memo))).toEqual(new Set(['=1+1\nsecond line', '']))
  })

  it('knows the coder that the project began with', async () => {
    const own = newFolder()
    await jsonOf(['init', own, '--coder', 'Ána'])
    await pincite(['import', own, file('own.txt', HARBOUR_TEXT)])
    const tagged = ['tag', own, '--source', 'own.txt', '--code', 'finding', '--quote', 'Delays fell']
    // The same name, its accent spelt as a letter and a mark.
    await jsonOf([...tagged, '--coder', 'A\u0301NA'])
    expect(await jsonOf(['list', own])).toMatchObject([{ coder: 'Ána' }])
  })

  it('shows a passage as one line on stdout', async () => {
    const ran = await pincite(tagging('harbour.pdf', 'Traffic at the north quay rose by 12 per cent'))
    expect(ran).toEqual({
      code: 0,
      out: '1: anchored (exact), p. iv: “Traffic at the north quay rose by 12 per cent”\n',
      err: '',
    })
  })

  it.each([
    ['nothing to tag', [], 'wants --source, --code and --quote'],
    ['no quote', ['--source', 'harbour.txt', '--code', 'finding'], 'wants --source, --code and --quote'],
    ['an empty quote', ['--source', 'harbour.txt', '--code', 'finding', '--quote', ''], 'is empty'],
    ['both forms', ['--from', '-', '--quote', 'x'], '--from takes --quote from the file'],
    ['a coder for a file', ['--from', '-', '--coder', 'Ana'], '--from takes --coder from the file'],
  ])('wants a whole request: %s', async (_name, options, reason) => {
    const ran = await pincite(['tag', project, ...options])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(reason)
  })
})
