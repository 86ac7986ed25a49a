import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  defaultProjectFolder,
  settingsFolder,
  type Machine,
} from '../../../../electron/services/settings/settings-folder.ts'
import { temporaryFolder } from '../temporary-folder.ts'

const linux: Machine = { platform: 'linux', env: {}, home: '/home/ada' }
const mac: Machine = { platform: 'darwin', env: {}, home: '/Users/ada' }
const windows: Machine = { platform: 'win32', env: {}, home: 'C:\\Users\\ada' }

describe('the settings folder', () => {
  it.each<[string, Machine, string]>([
    ['Linux', linux, '/home/ada/.config/pincite'],
    ['Linux with XDG_CONFIG_HOME', { ...linux, env: { XDG_CONFIG_HOME: '/cfg' } }, '/cfg/pincite'],
    [
      'a relative XDG_CONFIG_HOME',
      { ...linux, env: { XDG_CONFIG_HOME: 'cfg' } },
      '/home/ada/.config/pincite',
    ],
    ['an empty XDG_CONFIG_HOME', { ...linux, env: { XDG_CONFIG_HOME: '' } }, '/home/ada/.config/pincite'],
    ['macOS', mac, '/Users/ada/Library/Application Support/Pincite'],
    ['Windows', windows, 'C:\\Users\\ada\\AppData\\Roaming\\Pincite'],
    ['Windows with APPDATA', { ...windows, env: { APPDATA: 'D:\\Roam' } }, 'D:\\Roam\\Pincite'],
    ['PINCITE_SETTINGS', { ...mac, env: { PINCITE_SETTINGS: '/tmp/mine' } }, '/tmp/mine'],
    ['an empty PINCITE_SETTINGS', { ...linux, env: { PINCITE_SETTINGS: '' } }, '/home/ada/.config/pincite'],
  ])('on %s', (_name, machine, folder) => {
    expect(settingsFolder(machine)).toBe(folder)
  })
})

describe('the folder of new projects', () => {
  const home = temporaryFolder()

  it('is at home where there are no Documents, and in Documents where there are', async () => {
    expect(await defaultProjectFolder(home)).toBe(join(home, 'Pincite'))
    mkdirSync(join(home, 'Documents'))
    expect(await defaultProjectFolder(home)).toBe(join(home, 'Documents', 'Pincite'))
  })
})
