/** A small report about street lighting in a project, tagged in two places, for tests of commands. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { file, newFolder, pincite } from './command-line.ts'

export const REPORT = [
  '# Street lighting',
  '',
  'Nearly two in three of the lamps were dark in 2019.',
  '',
  'The council should repair each lamp within a week.',
  '',
  'Nobody counts the lamps that are not there.',
].join('\n')

export async function projectWith(text = REPORT, coder = 'Ana Ruiz'): Promise<string> {
  const folder = newFolder()
  await pincite(['init', folder, '--name', 'Lighting', '--coder', coder])
  const source = file('lighting.md', text)
  expect((await pincite(['import', folder, source])).code).toBe(0)
  return folder
}

export const tag = (folder: string, quote: string, more: readonly string[] = []) =>
  pincite([
    'tag',
    folder,
    '--source',
    'lighting.md',
    '--code',
    'finding',
    '--quote',
    quote,
    '--coder',
    'Ana Ruiz',
    ...more,
  ])

export async function exported(folder: string, format = 'csv'): Promise<string> {
  const out = `${newFolder()}.out`
  const { code } = await pincite(['export', folder, '--format', format, '--out', out])
  expect(code).toBe(0)
  return readFileSync(out, 'utf8')
}

export async function taggedProject(): Promise<string> {
  const folder = await projectWith()
  await tag(folder, 'two in three of the lamps', ['--field', 'theme=light', '--memo', 'Check.'])
  await tag(folder, 'Nobody counts the lamps')
  return folder
}
