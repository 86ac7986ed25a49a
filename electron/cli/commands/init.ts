/** pincite init: makes a project folder. */
import { basename, resolve } from 'node:path'
import { settingsFolder } from '../../services/settings/settings-folder.ts'
import { createProject } from '../../services/store/open-project.ts'
import { UsageError, type Command } from '../command.ts'

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
  run: async ({ positionals, options, json, io }) => {
    const folder = resolve(positionals[0] ?? '')
    const name = options['name']?.trim() || basename(folder)
    const coder = options['coder']?.trim()
    const opened = await createProject(folder, {
      name,
      settingsFolder: settingsFolder(),
      ...(coder ? { coderName: coder } : {}),
    })
    if (!opened.ok) throw new UsageError(opened.message)
    const { store } = opened
    const { codes, coders } = store.project()
    await store.close()
    if (json) {
      const named = (things: readonly { readonly id: string; readonly name: string }[]) =>
        things.map(({ id, name }) => ({ id, name }))
      io.print(JSON.stringify({ folder, name, codes: named(codes), coders: named(coders) }))
    } else
      io.print(
        `Made the project “${name}” in ${folder}.\nAdd reports with: pincite import ${positionals[0] ?? ''} <file…>`,
      )
    return 0
  },
}
