import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { makeFolders } from './folders.ts'
import { type Bridge, call, logged, test } from './shell.ts'
import { loaded, openFromMenu } from './start-stand-in.ts'

declare const pincite: Bridge

test.describe('the life of the desktop shell on the electron stand-in', () => {
  test('goes nowhere else, and offers a link to the browser only after asking', async ({ start }) => {
    const no = { kind: 'showMessageBox', answer: { response: 1 } } as const
    const yes = { kind: 'showMessageBox', answer: { response: 0 } } as const
    const shell = await start({ dialogs: [no, yes] })
    const { page } = shell
    const go = (url: string) => page.evaluate((to) => void (location.href = to), url)
    await go('https://example.test/one')
    await expect.poll(() => logged(shell, 'dialog.showMessageBox')).toHaveLength(1)
    await page.evaluate(() => void window.open('https://example.test/two'))
    await expect.poll(() => logged(shell, 'shell.openExternal')).toHaveLength(1)
    expect(logged(shell, 'shell.openExternal')).toEqual([
      { what: 'shell.openExternal', url: 'https://example.test/two' },
    ])
    const [question] = logged(shell, 'dialog.showMessageBox')
    expect(question).toMatchObject({
      options: { detail: 'https://example.test/one', cancelId: 1, defaultId: 1 },
    })
    expect(new URL(page.url()).host).toBe('app.pincite.standin')
    expect(shell.run.context.pages()).toHaveLength(1)
  })

  test('opens the project named on the command line, and says so where it can not', async ({ start }) => {
    const first = await start()
    const made = join(first.folders.projects, 'named')
    expect(await call(first.page, 'createProject', { folder: made, name: 'Named' })).toMatchObject({
      ok: true,
    })
    await first.close()
    const second = await start({ argv: ['--some-switch', made] })
    expect(await call(second.page, 'readProject')).toMatchObject({ ok: true, value: { folder: made } })
    await second.close()
    const third = await start({ argv: [join(made, 'nowhere')] })
    expect(logged(third, 'dialog.showErrorBox')).toHaveLength(1)
    expect(await call(third.page, 'readProject')).toMatchObject({ ok: false, error: { code: 'no-project' } })
  })

  test('quits at once where it is running already', async ({ start }) => {
    const shell = await start({ alreadyRunning: true })
    expect(shell.window).toBeNull()
    expect(logged(shell, 'window')).toEqual([])
  })

  test('hands what a second start asks for to the first', async ({ start }) => {
    const shell = await start()
    const made = join(shell.folders.projects, 'second')
    await call(shell.page, 'createProject', { folder: made, name: 'Second' })
    shell.run.app.emit('second-instance', {}, [], '/', { folder: null })
    await expect.poll(() => logged(shell, 'focus')).toHaveLength(1)
    const opened = shell.run.context.waitForEvent('page')
    shell.run.app.emit('second-instance', {}, [], '/', { folder: made })
    const page = await loaded(await opened)
    expect(await call(page, 'readProject')).toMatchObject({ ok: true, value: { folder: made } })
    for (const data of [undefined, 'x', { folder: 7 }, ['x']]) {
      shell.run.app.emit('second-instance', {}, [], '/', data)
    }
    await expect.poll(() => logged(shell, 'focus')).toHaveLength(5)
  })

  test('tells every window of a change', async ({ start }) => {
    const shell = await start()
    const second = await openFromMenu(shell)
    const folder = join(shell.folders.projects, 'shared')
    await call(shell.page, 'createProject', { folder, name: 'Shared' })
    await call(second, 'openProject', { folder })
    const heard = second.evaluate(
      () => new Promise((resolve) => pincite.subscribe((event) => event === 'changed' && resolve(event))),
    )
    await second.waitForTimeout(50)
    await call(shell.page, 'submitChange', {
      label: 'Rename project',
      writes: [{ kind: 'project', id: 'main', field: 'name', value: 'Renamed' }],
    })
    expect(await heard).toBe('changed')
  })

  test('closes its projects before it quits', async ({ start }) => {
    const shell = await start()
    const folder = join(shell.folders.projects, 'kept')
    await call(shell.page, 'createProject', { folder, name: 'Kept' })
    await call(shell.page, 'submitChange', {
      label: 'Rename project',
      writes: [{ kind: 'project', id: 'main', field: 'name', value: 'Kept for good' }],
    })
    shell.run.app.quit()
    await shell.run.quit
    expect(readFileSync(join(folder, 'pincite.json'), 'utf8')).toContain('Kept for good')
  })

  test('remembers where its window stood, unless no screen shows that place', async ({ start }) => {
    const first = await start()
    first.window!.setBounds({ x: 40, y: 60, width: 1100, height: 700 })
    await first.close()
    const second = await start()
    expect(second.window!.options).toMatchObject({ x: 40, y: 60, width: 1100, height: 700 })
    second.window!.setBounds({ x: 9000, y: 60 })
    await second.close()
    const third = await start()
    expect(third.window!.options).toMatchObject({ width: 1440, height: 900 })
    expect(third.window!.options['x']).toBeUndefined()
  })

  test('chooses folders with the native dialog', async ({ start }) => {
    const answers = [
      { canceled: false, filePaths: ['/home/ada/review'] },
      { canceled: true, filePaths: [] },
    ]
    const shell = await start({ dialogs: answers.map((answer) => ({ kind: 'showOpenDialog', answer })) })
    expect(await call(shell.page, 'chooseFolder', { purpose: 'open' })).toEqual({
      ok: true,
      value: '/home/ada/review',
    })
    expect(await call(shell.page, 'chooseFolder', { purpose: 'new' })).toEqual({ ok: true, value: null })
  })

  test('saves an export where the person says, whole or not at all', async ({ start }) => {
    const folders = makeFolders()
    const target = join(folders.home, 'evidence.csv')
    mkdirSync(join(folders.home, 'taken.csv'))
    writeFileSync(target, 'older')
    const answers = [
      { canceled: false, filePath: target },
      { canceled: true, filePath: '' },
      { canceled: false, filePath: join(folders.home, 'taken.csv') },
    ]
    const shell = await start({ dialogs: answers.map((answer) => ({ kind: 'showSaveDialog', answer })) })
    await call(shell.page, 'openSample')
    const exported = await call(shell.page, 'exportDataset', { format: 'csv', task: 't1' })
    const { exportId } = exported.value as { exportId: string }
    expect(await call(shell.page, 'saveExport', { exportId })).toEqual({ ok: true, value: { saved: target } })
    expect(readFileSync(target, 'utf8')).toContain('quote')
    expect(await call(shell.page, 'saveExport', { exportId })).toEqual({ ok: true, value: { saved: null } })
    expect(await call(shell.page, 'saveExport', { exportId })).toMatchObject({ ok: false })
    expect(readdirSync(folders.home).filter((name) => name.includes('.tmp'))).toEqual([])
  })
})
