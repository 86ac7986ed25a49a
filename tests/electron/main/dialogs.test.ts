import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { saveFile } from '../../../electron/main/dialogs.ts'
import { temporaryFolder } from '../services/temporary-folder.ts'

const root = temporaryFolder()
let answer = { canceled: false, filePath: '' }
vi.mock('electron', () => ({
  app: { getPath: () => root },
  BrowserWindow: { getFocusedWindow: () => ({}) },
  dialog: { showSaveDialog: () => Promise.resolve(answer) },
}))

it.skipIf(process.platform === 'win32')(
  'saves a file that others may read, as the umask of the person says',
  async () => {
    const filePath = join(root, 'evidence.csv')
    answer = { canceled: false, filePath }
    expect(await saveFile('evidence.csv', Buffer.from('rows'))).toBe(filePath)
    expect(readFileSync(filePath, 'utf8')).toBe('rows')
    writeFileSync(join(root, 'plain.csv'), '')
    expect(statSync(filePath).mode).toBe(statSync(join(root, 'plain.csv')).mode)
  },
)

it('saves nothing where the person cancels', async () => {
  answer = { canceled: true, filePath: join(root, 'other.csv') }
  expect(await saveFile('other.csv', Buffer.from('rows'))).toBeNull()
  expect(existsSync(join(root, 'other.csv'))).toBe(false)
})
