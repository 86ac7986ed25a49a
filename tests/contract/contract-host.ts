/** What the contract suite asks of a host, and the folders to start one with. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Client, Port } from '../../shared/api/rpc.ts'

/** A running host seen from one window. */
export interface ContractHost {
  readonly client: Client
  /** Calls as a hostile page would make them, past the types. */
  readonly port: Port
  /** The folders the host was started with. */
  readonly folders: ContractFolders
  /** Another window of the same host. Resolves when events reach it. */
  secondSession(): Promise<Client>
  close(): Promise<void>
}

/** Starts a host on fresh folders ({@link makeContractFolders}). Resolves when events reach its first window. */
export type Connect = () => Promise<ContractHost>

export interface ContractFolders {
  /** A temporary folder that holds the others; remove it when the host has closed. */
  readonly root: string
  readonly settingsFolder: string
  readonly defaultFolder: string
  /** Holds one small text file. */
  readonly sampleFolder: string
}

/** Makes empty folders for a host, and a sample folder with one report. */
export async function makeContractFolders(): Promise<ContractFolders> {
  const root = await mkdtemp(join(tmpdir(), 'pincite-contract-'))
  const folders = {
    root,
    settingsFolder: join(root, 'settings'),
    defaultFolder: join(root, 'projects'),
    sampleFolder: join(root, 'sample'),
  }
  await mkdir(folders.sampleFolder)
  await writeFile(
    join(folders.sampleFolder, 'sample-report.txt'),
    'Sample report\n\nThree of five wells were dry.\n',
  )
  return folders
}

export async function removeContractFolders({ root }: ContractFolders): Promise<void> {
  await rm(root, { recursive: true, force: true })
}
