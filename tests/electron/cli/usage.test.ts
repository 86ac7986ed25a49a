/** What every command has in common: help, options, exit codes. */
import { describe, expect, it } from 'vitest'
import { pincite, root } from './command-line.ts'

const COMMANDS: Readonly<Record<string, string>> = {
  init: '<project>',
  import: '<project> <file…>',
  sources: '<project>',
  text: '<project> <source>',
  codebook: '<project> show|export|import [<file>]',
  tag: '<project>',
  list: '<project>',
  figures: '<text | ->',
  export: '<project>',
  verify: '<project | dataset>',
  bibliography: '<project> show|set|pages|import [<file, or rules such as "1:r:1 5:D:1">]',
  cite: '<project>',
  'import-dataset': '<project> [<dataset>]',
  diff: '<project | dataset> <project | dataset>',
  serve: '[<project>]',
}

describe('pincite', () => {
  it.each(['--help', '-h'])('lists its commands with %s', async (option) => {
    const { code, out, err } = await pincite([option])
    expect([code, err]).toEqual([0, ''])
    for (const name of Object.keys(COMMANDS)) expect(out).toMatch(new RegExp(`^  ${name} +[A-Z].*\\.$`, 'm'))
  })

  it('prints its version', async () => {
    expect(await pincite(['--version'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
    })
  })

  it.each([[[]], [['']], [['tags']], [['constructor']], [['__proto__']], [['--json']]])(
    'does not know the command line %j, and says what it knows',
    async (argv) => {
      const { code, out, err } = await pincite(argv)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain('Usage: pincite <command>')
    },
  )
})

describe.each(Object.entries(COMMANDS))('pincite %s', (name, takes) => {
  it('explains itself with an example', async () => {
    const { code, out, err } = await pincite([name, '--help'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain(`Usage: pincite ${name} ${takes}\n`)
    expect(out).toMatch(/^ {2}--json {2,}\S/m)
    expect(out).toMatch(new RegExp(`^Example:\n {2}pincite ${name} \\S`, 'm'))
  })

  it('refuses an option it does not know', async () => {
    const { code, out, err } = await pincite([name, '--verbose'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain("Unknown option '--verbose'")
  })
})

describe('an option', () => {
  it.each([
    ['init', ['p', '--name'], 'argument missing'],
    ['init', ['p', '--name', '--json'], 'ambiguous'],
    ['init', ['p', '--name', ''], '--name <text> is empty'],
    ['init', ['p', '--name', 'a', '--name', 'b'], '--name is given twice'],
    ['init', [''], 'one of these is empty'],
    ['import', ['p', ''], 'one of these is empty'],
    ['import', ['p', 'f', '--password', ''], '--password <text> is empty'],
    ['text', ['p', 's', '--page', ''], '--page <n> is empty'],
    ['list', ['p', '--source', ''], '--source <s> is empty'],
    ['list', ['p', '--quote', 'q'], "Unknown option '--quote'"],
    ['serve', ['--port', ''], '--port <n> is empty'],
    ['serve', ['--port', '65536'], 'from 0 to 65535'],
    ['serve', ['--port=-1'], 'from 0 to 65535'],
    ['serve', ['--port', '0x50'], 'from 0 to 65535'],
    ['serve', ['--port', '80.5'], 'from 0 to 65535'],
    ['sources', [], 'wants <project>'],
    ['import', ['p'], 'wants <project> <file…>'],
    ['text', ['p', 's', 't'], 'what to do with “t”'],
  ])('of %s is read strictly: %j', async (name, argv, reason) => {
    const ran = await pincite([name, ...argv])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(reason)
    expect(ran.err).toContain(`See: pincite ${name} --help`)
  })

  it('is not looked for behind --', async () => {
    const ran = await pincite(['sources', '--', '--json'])
    expect(ran.code).toBe(2)
    expect(ran.err).toContain('--json does not exist')
  })
})

describe('pincite serve', () => {
  it('wants a project that is there', async () => {
    const ran = await pincite(['serve', root, '--no-open'])
    expect(ran).toMatchObject({ code: 2, out: '' })
    expect(ran.err).toContain(`there is no project in ${root}`)
  })
})
