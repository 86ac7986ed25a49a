/** pincite init: makes a project folder. */
import { basename, resolve } from 'node:path'
import { settingsFolder } from '../../services/settings/settings-folder.ts'
import { createProject } from '../../services/store/open-project.ts'
import { UsageError, type Command } from '../command.ts'
import { oneLine } from '../terminal.ts'

/** Longest name of a project or coder. */
const LONGEST_NAME = 200

export const initCommand: Command = {
  name: 'init',
  takes: '<project>',
  summary: 'Make a project in a new or empty folder.',
  example: 'pincite init ports-review --name "Ports review" --coder "Ana Ruiz"',
  arity: [1, 1],
  options: {
    name: { value: 'text', doc: 'name of the project (the folder’s name unless given)' },
    coder: { value: 'name', doc: 'a first coder' },
  },
  run: async ({ positionals: [typed = ''], options, json, terminal }) => {
    const folder = resolve(typed)
    const name = options['name'] === undefined ? basename(folder) : checkName('name', options['name'])
    const coderName = options['coder'] === undefined ? null : checkName('coder', options['coder'])
    const opened = await createProject(folder, {
      name,
      settingsFolder: settingsFolder(),
      ...(coderName === null ? {} : { coderName }),
    })
    if (!opened.ok) throw new UsageError(opened.message)
    const { store } = opened
    const { codes, coders } = store.project()
    await store.close()
    const named = (things: readonly { readonly id: string; readonly name: string }[]) =>
      things.map(({ id, name }) => ({ id, name }))
    terminal.print(
      json
        ? JSON.stringify({ folder, name, codes: named(codes), coders: named(coders) })
        : `Made the project “${oneLine(name)}” in ${folder}.\nAdd reports with: pincite import ${typed} <file…>`,
    )
    return 0
  },
}

function checkName(option: string, typed: string): string {
  const name = typed.trim()
  if (name === '') throw new UsageError(`--${option} is blank.`)
  if (name.length > LONGEST_NAME)
    throw new UsageError(`--${option} has more than ${LONGEST_NAME} characters.`)
  return name
}
