// The rows that are exported: as long as those of a policy report, each different.
const PROSE =
  'Nearly two in three of the workers who were asked said that they had paid a recruitment fee before they left, ' +
  'and most of them had borrowed to do so; “the fee”, one of them said, <took> seven months & more of the wage. '

/** Returns `count` evidence rows. */
export function rowsOf(count) {
  return Array.from({ length: count }, (_, i) => {
    const at = (i * 37) % PROSE.length
    const quote = `${PROSE.slice(at)}${PROSE.slice(0, at)}${i}`.trim()
    const start = i * 400
    const end = start + quote.length
    const words = { start: 0, end: 6, exact: quote.slice(0, 6) }
    const figure = {
      ...{
        id: `f${i}`,
        value: i / 7,
        high: null,
        qualifier: '=',
        unit: 'percent',
        measure: 'fees',
        population: '',
      },
      ...{ place: '', period: '2019', denominator: 412, uncertainty: '', words, partWords: [] },
    }
    return {
      ...{ id: `0190a1b2-c3d4-7e5f-8a9b-${String(i).padStart(12, '0')}`, codes: ['Finding', 'Debt bondage'] },
      ...{
        codeIds: ['c1', 'c2'],
        quote,
        prefix: quote.slice(0, 32),
        suffix: quote.slice(-32),
        sourceId: 's1',
      },
      ...{ sourceTitle: 'No Safe Harbour', fileName: 'harbour.pdf', sha256: '9f'.repeat(32) },
      ...{ mediaType: 'application/pdf', pageLabels: '', page: 1 + (i % 80), pageLabel: String(i % 80) },
      ...{ section: 'Fees and debts', sectionPath: ['Findings', 'Fees and debts'], paragraph: i % 900 },
      ...{ start, end, spans: [{ start, end }], region: null, extractor: 'pdf/3' },
      boxes: [{ page: 1 + (i % 80), left: 72, bottom: 700.5, right: 310, top: 712 }],
      ...{
        citation: `Northlight (2019). No Safe Harbour, p. ${i % 80}.`,
        reference: 'Northlight (2019). No Safe Harbour.',
      },
      ...{
        memo: i % 5 === 0 ? '=see, “table 2”' : '',
        fields: [],
        figures: i % 4 === 0 ? [figure] : [],
        refused: [],
      },
      ...{
        citedSource: '',
        codebook: 'ab12',
        flags: [],
        dismissed: [],
        orphan: '',
        coder: 'Ana',
        coderId: 'p1',
      },
      ...{ created: '2026-01-31T09:30:00.000Z', modified: '2026-02-01T10:00:00.000Z', redacted: [] },
    }
  })
}
