/** The contract over `dispatch` in this process: no transport, the services themselves. */
import { dispatch } from '../../shared/api/dispatch.ts'
import { createClient, type Port } from '../../shared/api/rpc.ts'
import { createServices } from '../../electron/services/create-services.ts'
import { describeApiContract } from './api-contract.ts'
import { makeContractFolders, removeContractFolders, type ContractHost } from './contract-host.ts'

describeApiContract('in process', async (): Promise<ContractHost> => {
  const folders = await makeContractFolders()
  const listeners = new Set<(event: string, data: unknown) => void>()
  const bugs: unknown[] = []
  const services = await createServices({
    host: 'browser',
    version: '0.0.0',
    ...folders,
    emit: (event, data) => {
      for (const listener of listeners) listener(event, data)
    },
  })
  const portOf = (session: string): Port => ({
    call: (method, args) =>
      dispatch(services.handlers, { method, args }, { session }, (...bug) => bugs.push(bug)),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  })
  let count = 0
  const port = portOf('first')
  return {
    client: createClient(port),
    port,
    folders,
    secondSession: () => Promise.resolve(createClient(portOf(`other-${++count}`))),
    close: async () => {
      await services.close()
      await removeContractFolders(folders)
      if (bugs.length > 0) throw new Error('A service threw what it should not have', { cause: bugs })
    },
  }
})
