import { expect, test } from 'playwright/test'
import { makeFolders } from './folders.ts'
import { launchElectron, program } from './start-electron.ts'

test.describe('real electron', () => {
  test.skip(program === null, 'Electron is not installed (npm run desktop)')

  test('gives windows the guards that the shell asks for', async () => {
    const app = await launchElectron({ folders: makeFolders() })
    await app.firstWindow()
    const preferences = await app.evaluate(({ webContents }) => {
      const [contents] = webContents.getAllWebContents() as unknown as [
        { getLastWebPreferences(): Record<string, unknown> },
      ]
      return contents.getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    })
    await app.close()
  })
})
