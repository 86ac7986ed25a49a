import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkProject } from '../../../../electron/services/check/check-project.ts'
import { diagnoseProject } from '../../../../electron/services/check/diagnose-project.ts'
import { sentenceOf } from '../../../../electron/services/check/finding.ts'
import { temporaryFolder } from '../../../fixtures/project-folder.ts'
import { alter, bytesOf, wholeProject } from '../../../fixtures/whole-project.ts'

let folder = ''

beforeEach(async () => {
  folder = (await wholeProject()).folder
})

const remove = (name: string) => rmSync(path.join(folder, name), { recursive: true })
const damage = () => alter(folder, 'pincite.json', (text) => text.replace('Harbour', 'Harbuor'))

describe('the diagnosis of a project', () => {
  it('that opens has no reason why it would not', async () => {
    expect(await diagnoseProject(folder)).toMatchObject({
      reason: null,
      findings: [],
      backups: [{ holds: { name: 'Harbour', sources: 1, annotations: 2 } }],
      readable: null,
    })
  })

  it('says what can still be read where nothing proves it', async () => {
    remove('journal')
    remove('backups')
    damage()
    const before = bytesOf(folder)
    const { reason, findings, backups, readable } = await diagnoseProject(folder)
    expect(reason).toContain("can't be used (its checksum does not match)")
    expect(findings.map(sentenceOf)).toEqual(['pincite.json is damaged: its checksum does not match.'])
    expect(backups).toEqual([])
    expect(readable).toEqual({ name: 'Harbuor', sources: 1, annotations: 3 })
    expect(bytesOf(folder)).toEqual(before)
  })

  it('lists backups that can not be used with the reason', async () => {
    const [name] = readdirSync(path.join(folder, 'backups'))
    alter(folder, `backups/${name!}`, () => '')
    expect((await diagnoseProject(folder)).backups).toMatchObject([
      { name, holds: null, problem: 'it is empty' },
    ])
  })

  it('reads no sources', async () => {
    remove('sources')
    expect((await diagnoseProject(folder)).findings).toEqual([])
    expect((await checkProject(folder)).findings).toHaveLength(1)
  })

  it('of a folder without a project is none', async () => {
    await expect(diagnoseProject(temporaryFolder())).rejects.toMatchObject({ code: 'cannot-open' })
  })
})
