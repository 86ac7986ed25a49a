import { SETTINGS } from '../fixtures/settings.ts'
import { describe, expect, it, vi } from 'vitest'
import { dispatch } from '../../shared/api/dispatch.ts'
import { PinciteError } from '../../shared/api/errors.ts'
import { createClient, type Handlers } from '../../shared/api/rpc.ts'
import { FakePort } from '../fakes/fake-port.ts'

const context = { session: 's' }
const handlersWith = (readSettings: () => unknown) => ({ readSettings }) as unknown as Handlers

describe('dispatch', () => {
  it('reports a bug and tells the caller nothing of its inside', async () => {
    const report = vi.fn()
    const bug = new TypeError('secret /home/ada/path')
    const broken = handlersWith(() => {
      throw bug
    })
    const reply = await dispatch(broken, { method: 'readSettings', args: {} }, context, report)
    expect(reply).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(JSON.stringify(reply)).not.toContain('secret')
    expect(report).toHaveBeenCalledWith('readSettings', bug)
  })

  it('passes on what a person caused, and reports nothing', async () => {
    const report = vi.fn()
    const refusing = handlersWith(() => Promise.reject(new PinciteError('not-saved', 'The disk is full.')))
    const reply = await dispatch(refusing, { method: 'readSettings', args: {} }, context, report)
    expect(reply).toEqual({ ok: false, error: { code: 'not-saved', message: 'The disk is full.' } })
    expect(report).not.toHaveBeenCalled()
  })

  it.each([[null], [undefined], [7], [{}], [['readSettings']], [Object.create(null)]])(
    'turns away %j as the name of a method',
    async (method) => {
      const reply = await dispatch(
        handlersWith(() => 1),
        { method, args: {} },
        context,
        vi.fn(),
      )
      expect(reply).toMatchObject({ ok: false, error: { code: 'unknown-method' } })
    },
  )
})

describe('the client of the fake port', () => {
  it('gets scripted answers, scripted failures, and a failure that names what nobody scripted', async () => {
    const port = new FakePort()
      .answer('readView', ({ key }) => `value of ${key}`)
      .answer('readSettings', { ...SETTINGS, theme: 'dark' })
      .fail('undo', 'no-project', 'Open a project first.')
    const client = createClient(port)
    expect(await client.readView({ key: 'width' })).toBe('value of width')
    expect(await client.readSettings({})).toEqual({ ...SETTINGS, theme: 'dark' })
    await expect(client.undo({})).rejects.toMatchObject({ code: 'no-project' })
    await expect(client.redo({})).rejects.toThrow(/redo/)
    await expect(client.readView({} as { key: string })).rejects.toMatchObject({ code: 'bad-request' })
    expect(port.argsOf('readView')[0]).toEqual({ key: 'width' })
  })

  it('hears the events it asked for until it stops listening', () => {
    const port = new FakePort()
    const heard: string[] = []
    const stop = createClient(port).on('progressed', ({ doing }) => heard.push(doing))
    port.emit('progressed', { task: 't', done: 0, of: 1, doing: 'first' })
    port.emit('changed', { folder: '/x', changes: [] })
    stop()
    port.emit('progressed', { task: 't', done: 1, of: 1, doing: 'second' })
    expect(heard).toEqual(['first'])
  })
})
