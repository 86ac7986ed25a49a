import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { coderIdOf } from '../../../electron/services/coder-id.ts'
import { Coders } from '../../../electron/services/coders.ts'
import { PersonSettings } from '../../../electron/services/settings/person-settings.ts'
import { createProject } from '../../../electron/services/store/open-project.ts'
import type { ProjectStore } from '../../../electron/services/store/project-store.ts'
import { draftAddCoder } from '../../../shared/domain/draft-project.ts'
import { temporaryFolder } from './temporary-folder.ts'

const root = temporaryFolder()
let store: ProjectStore
let settings: PersonSettings
let coders: Coders
let count = 0
beforeEach(async () => {
  const settingsFolder = join(root, `settings-${++count}`)
  const made = await createProject(join(root, String(count)), {
    name: 'Test',
    settingsFolder,
    coderName: 'Zoë Ruiz',
  })
  if (!made.ok) throw new Error(made.message)
  store = made.store
  settings = new PersonSettings(settingsFolder)
  coders = new Coders(settings)
})
afterEach(() => store.close())
const names = () => store.project().coders.map(({ name }) => name)

describe('the coder at work', () => {
  it('is nobody until a name is given', async () => {
    expect(await coders.idIn(store)).toBeNull()
    expect(await coders.enter(store)).toBeNull()
    expect(names()).toEqual(['Zoë Ruiz'])
  })

  it.each(['Zoë Ruiz', 'zoë ruiz', ' ZOË RUIZ ', 'Zoe\u0308 Ruiz'])(
    'is found by name: %j',
    async (coderName) => {
      await settings.write({ coderName })
      expect(await coders.enter(store)).toBe(store.project().coders[0]!.id)
      expect(names()).toEqual(['Zoë Ruiz'])
    },
  )

  it('is one when several changes need a new one at the same moment, under the id promised before', async () => {
    await settings.write({ coderName: 'Ada' })
    const promised = await coders.idIn(store)
    const labels: string[] = []
    store.onChange((changes) => labels.push(...changes.map(({ label }) => label)))
    expect(names()).toEqual(['Zoë Ruiz'])
    expect(await Promise.all([1, 2, 3].map(() => coders.enter(store)))).toEqual([
      promised,
      promised,
      promised,
    ])
    expect(names()).toEqual(['Ada', 'Zoë Ruiz'])
    expect(labels).toEqual(['Add coder'])
  })

  it('has the id that any other process gives to that name', async () => {
    await settings.write({ coderName: 'Ada' })
    expect(store.project().coders).toEqual([{ id: coderIdOf('Zoë Ruiz'), name: 'Zoë Ruiz' }])
    expect(await coders.enter(store)).toBe(coderIdOf('Ada'))
  })

  it('is a new one where a coder who is called otherwise now began under that name', async () => {
    await store.submit(draftAddCoder(coderIdOf('Ada'), 'Ada King'), { session: 'x', coder: null })
    await settings.write({ coderName: 'Ada' })
    const promised = await coders.idIn(store)
    expect(promised).not.toBe(coderIdOf('Ada'))
    expect(await coders.enter(store)).toBe(promised)
    expect(names()).toEqual(['Ada', 'Ada King', 'Zoë Ruiz'])
  })

  it('is another one as soon as the name is changed', async () => {
    await settings.write({ coderName: 'Ada' })
    const ada = await coders.enter(store)
    await settings.write({ coderName: 'Grace' })
    expect(await coders.idIn(store)).not.toBe(ada)
  })
})
