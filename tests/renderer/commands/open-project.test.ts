// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { leaveProject, startSession } from '../../../renderer/commands/open-project.ts'
import { createSession } from '../../../renderer/state/session.ts'
import { createClient } from '../../../shared/api/rpc.ts'
import { draftMemo } from '../../../shared/domain/draft-annotation.ts'
import { draftAddSource } from '../../../shared/domain/draft-source.ts'
import { source } from '../../cases/small-project.ts'
import { FOLDER, hostWith, openProjectOf, openWindow, settled } from './open-window.ts'
import { SETTINGS } from '../../fixtures/settings.ts'

async function start(fake: ReturnType<typeof hostWith>) {
  const session = createSession(createClient(fake.port))
  await startSession(session)
  return session
}

describe('starting a window', () => {
  it('goes to the open project and the report read last', async () => {
    const fake = hostWith([draftAddSource(source('s2', '00000002'))])
    fake.port.answer('readView', ({ key }) => (key === `source:${FOLDER}` ? 's2' : null))
    const session = await start(fake)
    expect(session.store.getState().screen).toBe('project')
    expect(session.store.getState().opened?.sourceId).toBe('s2')
    expect(document.title).toBe('Migration review – Pincite')
  })

  it('shows the welcome where no project is open, and says nothing about it', async () => {
    const fake = hostWith()
    fake.port.fail('readProject', 'no-project', 'No project is open in this window.')
    const { screen, failure } = (await start(fake)).store.getState()
    expect({ screen, failure }).toEqual({ screen: 'welcome', failure: null })
  })

  it('says on the welcome why the project of this window can’t be read', async () => {
    const fake = hostWith()
    fake.port.fail('readProject', 'cannot-open', 'The folder is gone.')
    const { screen, failure } = (await start(fake)).store.getState()
    expect({ screen, failure }).toEqual({ screen: 'welcome', failure: 'The folder is gone.' })
  })

  it('says so where the host does not know this window', async () => {
    const fake = hostWith()
    fake.port.fail('describeHost', 'refused', 'This window has no key.')
    const { screen, failure } = (await start(fake)).store.getState()
    expect({ screen, failure }).toEqual({ screen: 'unreachable', failure: 'This window has no key.' })
  })

  it('asks for the coder’s name once, and never in a project that is read-only', async () => {
    const fake = hostWith()
    fake.port.answer('readSettings', { ...SETTINGS, coderName: '' })
    expect((await start(fake)).store.getState().shown).toBe('coder')
    fake.port.answer('readProject', openProjectOf(fake.host, { readOnly: 'It is newer.' }))
    expect((await start(fake)).store.getState().shown).toBeNull()
  })

  it('follows changes and save states of its own project alone', async () => {
    const fake = hostWith()
    const { store } = await start(fake)
    fake.port.emit('changed', { folder: FOLDER, changes: [fake.host.makeDraft(draftMemo('a1', 'A note'))] })
    expect(store.getState().opened?.project.annotations[0]?.memo).toBe('A note')
    const save = { state: 'failed', message: 'The disk is full.' } as const
    fake.port.emit('saveStateChanged', { folder: '/projects/other', save })
    expect(store.getState().opened?.save.state).toBe('saved')
    fake.port.emit('saveStateChanged', { folder: FOLDER, save })
    fake.port.emit('saveStateChanged', { folder: FOLDER, save: { state: 'saving', message: null } })
    expect(store.getState().opened?.save).toEqual(save)
  })
})

describe('leaving a project', () => {
  it('forgets it, with its passwords', async () => {
    const { session, port } = await openWindow()
    port.answer('closeProject', null)
    session.passwords.set('s1', 'secret')
    await leaveProject(session)
    await settled()
    expect(session.store.getState()).toMatchObject({ screen: 'welcome', opened: null })
    expect(session.passwords.size).toBe(0)
  })

  it('stays where the host can’t close it, and says why', async () => {
    const { session, port } = await openWindow()
    port.fail('closeProject', 'not-saved', 'The disk does not answer.')
    await leaveProject(session)
    expect(session.store.getState().screen).toBe('project')
    expect(session.store.getState().toast?.text).toContain('The disk does not answer.')
  })
})
