/** The contract over HTTP on loopback: the browser host itself, called by the client of a browser tab. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startBrowserHost } from '../../electron/browser-host/index.ts'
import { connectBrowserHost } from '../../renderer/client/browser-port.ts'
import { createClient, type Port } from '../../shared/api/rpc.ts'
import { openTab } from '../support/tab.ts'
import { describeApiContract } from './api-contract.ts'
import { makeContractFolders, removeContractFolders, type ContractHost } from './contract-host.ts'

describeApiContract('over HTTP on loopback', async (): Promise<ContractHost> => {
  const { root, ...folders } = await makeContractFolders()
  const rendererFolder = join(root, 'renderer')
  await mkdir(rendererFolder)
  await writeFile(join(rendererFolder, 'index.html'), '<!doctype html>')
  const host = await startBrowserHost({ rendererFolder, services: { version: '0.0.0', ...folders } })
  const stops: (() => void)[] = []
  const openWindow = async (): Promise<Port> => {
    const port = connectBrowserHost(openTab(host.url).window)
    stops.push(port.subscribe(() => undefined))
    await port.call('describeHost', {})
    return port
  }
  const port = await openWindow()
  return {
    client: createClient(port),
    port,
    folders: { root, ...folders },
    secondSession: async () => createClient(await openWindow()),
    close: async () => {
      for (const stop of stops) stop()
      await host.close()
      await removeContractFolders({ root, ...folders })
    },
  }
})
