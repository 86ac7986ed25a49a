/** pincite styles: lists the citation styles at hand, adds and removes a person's own, and shows whose they are. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { CITATION_LOCALES } from '../../../shared/citation/citation-styles.ts'
import { readCslNotice } from '../../services/citation/csl-folder.ts'
import { StyleShelf } from '../../services/citation/style-shelf.ts'
import { fileErrorReason } from '../../services/file-errors.ts'
import { settingsFolder } from '../../services/settings/settings-folder.ts'
import { UsageError, type Command, type Invocation } from '../command.ts'
import { oneLine } from '../terminal.ts'

export const stylesCommand: Command = {
  name: 'styles',
  takes: '[list | add <file.csl> | remove <name>]',
  summary: 'List the citation styles, add one of your own (CSL 1.0), or remove it.',
  example: 'pincite styles add nature.csl',
  arity: [0, 2],
  options: { licences: { doc: 'show whose the styles, locales and the citation processor are' } },
  run: async (invocation) => {
    const { positionals, options, json, terminal } = invocation
    const [action = 'list', what] = positionals
    const shelf = new StyleShelf(settingsFolder())
    if (options['licences'] !== undefined) {
      if (positionals.length > 0) throw new UsageError('takes nothing beside --licences.')
      const notice = await readCslNotice()
      terminal.print(json ? JSON.stringify({ notice }) : notice.trimEnd())
    } else if (action === 'list' && what === undefined) await list(shelf, invocation)
    else if (action === 'add' && what !== undefined) await add(shelf, what, invocation)
    else if (action === 'remove' && what !== undefined) {
      await shelf.remove(what)
      terminal.print(json ? JSON.stringify({ removed: what }) : `Removed ${oneLine(what)}.`)
    } else throw new UsageError('wants list, add <file.csl> or remove <name>.')
    return 0
  },
}

async function list(shelf: StyleShelf, { json, terminal }: Invocation): Promise<void> {
  const styles = await shelf.list()
  const locales = CITATION_LOCALES
  if (json) {
    terminal.print(JSON.stringify({ styles, locales }))
    return
  }
  const widest = Math.max(...styles.map(({ name }) => name.length))
  for (const { name, title, own } of styles) {
    terminal.print(`${name.padEnd(widest)}  ${oneLine(title)}${own ? ' (added by you)' : ''}`)
  }
  terminal.print(`\nLocales: ${locales.map(({ locale }) => locale).join(', ')}`)
}

async function add(shelf: StyleShelf, path: string, { json, terminal }: Invocation): Promise<void> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(`${path} can’t be read: ${fileErrorReason(error)}.`)
  })
  const added = await shelf.add(basename(path), bytes)
  terminal.print(
    json
      ? JSON.stringify(added)
      : `Added “${oneLine(added.title)}”. Cite with it: pincite cite <project> --style ${added.name}`,
  )
}
