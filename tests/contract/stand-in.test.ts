/**
 * The contract over IPC: the built main process and preload of the desktop shell, on the stand-in for Electron.
 * This is no run of Electron.
 */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, it, vi } from 'vitest'
import { createClient } from '../../shared/api/rpc.ts'
import { findChromium } from '../support/find-chromium.mjs'
import { startStandInProcess } from '../support/stand-in-process.ts'
import { describeApiContract } from './api-contract.ts'
import { makeContractFolders, removeContractFolders, type ContractHost } from './contract-host.ts'

// Two programs talk, one of them a browser that draws without a graphics card: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const appDir = resolve(import.meta.dirname, '../..')
const isBuilt = existsSync(join(appDir, 'out/main/index.js'))
const hasChromium = (await findChromium()) !== null

async function connect(): Promise<ContractHost> {
  const made = await makeContractFolders()
  const home = join(made.root, 'home')
  await mkdir(home)
  const folders = { ...made, defaultFolder: join(home, 'Pincite'), sampleFolder: join(appDir, 'sample') }
  const shell = await startStandInProcess({
    appDir,
    env: { PINCITE_SETTINGS: folders.settingsFolder, PINCITE_HOME: home },
  })
  return {
    client: createClient(shell.port),
    port: shell.port,
    folders,
    secondSession: async () => createClient(await shell.openWindow()),
    close: async () => {
      await shell.close()
      await removeContractFolders(folders)
    },
  }
}

if (isBuilt && hasChromium) describeApiContract('over the IPC of the electron stand-in', connect)
else {
  describe('the service API, over the IPC of the electron stand-in', () => {
    it.skip(isBuilt ? 'needs a Chromium (PINCITE_CHROMIUM)' : 'needs the built shell (npm run build)')
  })
}
