/** What every command has in common: help, options, exit codes. */
import { describe, expect, it } from 'vitest'
import { pincite, root } from './command-line.ts'

const COMMANDS: Readonly<Record<string, string>> = {
  init: '<project>',
  import: '<project> <file…>',
  sources: '<project>',
  text: '<project> <source>',
  tag: '<project>',
  list: '<project>',
  export: '<project>',
  verify: '<project | dataset file>',
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

  it.each([
    ['an option it does not know', ['p', 's', '--verbose']],
    ['an option twice', ['p', 's', '--json', '--json']],
    ['an empty argument', ['', '']],
    ['too many arguments', ['p', 's', 't', 'u', '--json=1']],
  ])('refuses %s', async (_what, argv) => {
    const { code, out, err } = await pincite([name, ...argv])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(new RegExp(`^pincite ${name}: .+\nSee: pincite ${name} --help\n$`))
  })
})

describe('an option', () => {
  it.each([
    ['init', ['p', '--name']],
    ['init', ['p', '--name', '--json']],
    ['init', ['p', '--name', '']],
    ['init', ['p', '--name', 'a', '--name', 'b']],
    ['import', ['p', 'f', '--password', '']],
    ['text', ['p', 's', '--page', '']],
    ['list', ['p', '--source', '']],
    ['serve', ['--port', '']],
    ['serve', ['--port', '65536']],
    ['serve', ['--port', '-1']],
    ['serve', ['--port', '0x50']],
    ['serve', ['--port', '80.5']],
    ['sources', []],
    ['import', ['p']],
    ['text', ['p']],
  ])('of %s is read strictly: %j', async (name, argv) => {
    const ran = await pincite([name, ...argv])
    expect(ran).toMatchObject({ code: 2, out: '' })
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
