import { readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReplicaToken } from '../../../../electron/services/store/replica.ts'
import { newReplicaId, ReplicaTokens } from '../../../../electron/services/store/replica.ts'
import { isReplicaId } from '../../../../shared/domain/parse-change.ts'
import { temporaryFolder } from '../../../fixtures/project-folder.ts'

const token: ReplicaToken = { replica: 'anna', segment: 2, bytes: 90, sequence: 7, checksum: 'cbf43926' }

describe('replica tokens', () => {
  it('are given to one taker only, however many ask at once', async () => {
    const settings = temporaryFolder()
    await new ReplicaTokens(settings, '/review').put(token)
    const takers = Array.from({ length: 20 }, () => new ReplicaTokens(settings, '/review').take())
    const taken = await Promise.all(takers)
    expect(taken.filter((item) => item !== null)).toEqual([token])
  })

  it('are for one project folder: another path has none', async () => {
    const settings = temporaryFolder()
    await new ReplicaTokens(settings, '/review').put(token)
    expect(await new ReplicaTokens(settings, '/copy of review').take()).toBeNull()
    expect(await new ReplicaTokens(settings, '/review').take()).toEqual(token)
  })

  it('that are damaged are passed over and dropped', async () => {
    const settings = temporaryFolder()
    const tokens = new ReplicaTokens(settings, '/review')
    await tokens.put(token)
    const [folder] = readdirSync(path.join(settings, 'replicas')) as [string]
    const file = path.join(settings, 'replicas', folder, 'anna.json')
    for (const text of ['', '{', '[]', '{"replica":"../x"}', JSON.stringify({ ...token, bytes: -1 })]) {
      writeFileSync(file, text)
      expect(await tokens.take()).toBeNull()
      expect(readdirSync(path.dirname(file))).toEqual([])
    }
  })

  it('are simply missing where the settings can not be written', async () => {
    const file = path.join(temporaryFolder(), 'a file')
    writeFileSync(file, '')
    expect(await new ReplicaTokens(file, '/review').take()).toBeNull()
  })
})

describe('a replica id', () => {
  it('is usable as a folder name anywhere and new each time', () => {
    const ids = new Set(Array.from({ length: 2000 }, newReplicaId))
    expect(ids.size).toBe(2000)
    for (const id of ids) expect(isReplicaId(id) && id.length === 10, id).toBe(true)
  })
})
