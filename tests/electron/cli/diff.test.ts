import { describe, expect, it } from 'vitest'
import type { EvidenceRow } from '../../../shared/dataset/evidence-row.ts'
import { file, jsonOf, newFolder, pincite } from './command-line.ts'
import { exported, projectWith, taggedProject } from './lighting-project.ts'

interface Difference {
  readonly added: readonly EvidenceRow[]
  readonly removed: readonly EvidenceRow[]
  readonly changed: readonly { readonly id: string; readonly edits: readonly unknown[] }[]
  readonly same: number
  readonly unread: readonly string[]
}

describe('pincite diff', () => {
  it('finds nothing between a project and its export in any format', async () => {
    const folder = await taggedProject()
    for (const format of ['csv', 'jsonl', 'web-annotation']) {
      const dataset = file(`same-${format}`, await exported(folder, format))
      const found = await jsonOf<Difference>(['diff', folder, dataset])
      expect(found).toEqual({ added: [], removed: [], changed: [], same: 2, unread: [], broken: [] })
    }
  })

  it('does not mind in which style a dataset cites, against a project', async () => {
    const folder = await taggedProject()
    const out = `${newFolder()}.csv`
    const { code } = await pincite(['export', folder, '--format', 'csv', '--style', 'apa', '--out', out])
    expect(code).toBe(0)
    expect(await jsonOf<Difference>(['diff', out, folder])).toMatchObject({ changed: [], same: 2 })
  })

  it('does not mind the ids that another project gave its own sources, codes and fields', async () => {
    const first = await taggedProject()
    const dataset = file('evidence.jsonl', await exported(first, 'jsonl'))
    const second = await projectWith()
    expect((await pincite(['import-dataset', second, dataset])).code).toBe(0)
    expect(await jsonOf<Difference>(['diff', dataset, second])).toMatchObject({ changed: [], same: 2 })
    const other = file(
      'other.jsonl',
      (await exported(first, 'jsonl')).replace('"value":"light"', '"value":"dark"'),
    )
    expect(await jsonOf<Difference>(['diff', other, second], 1)).toMatchObject({
      ...{ same: 1, changed: [{ edits: [{ key: 'fields' }] }] },
    })
  })

  it('names rows that were added and removed, and each key that changed, old and new', async () => {
    const folder = await taggedProject()
    const before = file('before.csv', await exported(folder))
    const lines = (await exported(folder, 'jsonl')).trim().split('\n')
    const [one = '', two = ''] = lines
    const changed = one.replace('"memo":"Check."', '"memo":"Checked."')
    const after = file('after.jsonl', `${changed}\n${two.replace(/"id":"[^"]*"/, '"id":"new"')}\n`)
    const found = await jsonOf<Difference>(['diff', before, after], 1)
    expect(found).toMatchObject({
      same: 0,
      added: [{ id: 'new' }],
      removed: [{ quote: 'Nobody counts the lamps' }],
    })
    expect(found.changed).toMatchObject([{ edits: [{ key: 'memo', from: 'Check.', to: 'Checked.' }] }])
    const { out } = await pincite(['diff', before, after])
    expect(out).toContain('memo: “Check.” → “Checked.”')
    expect(out).toContain('1 added, 1 removed, 1 changed, 0 the same.')
  })
})
