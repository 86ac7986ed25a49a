/**
 * The built command in a process of its own: its streams, its exit codes and Ctrl+C. Skipped where `out/` is older
 * than the sources; the gate builds first.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, openSync, readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { harbourProject, lines, root } from './command-line.ts'

const repository = resolve(import.meta.dirname, '../../..')
const script = join(repository, 'scripts/pincite.mjs')
const env = { ...process.env, PINCITE_SETTINGS: join(root, 'settings') }
const words = { source: 'harbour.txt', code: 'finding', quote: 'Delays fell' }

function newestIn(path: string): number {
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function isBuilt(): boolean {
  const built = join(repository, 'out/sources.sha256')
  const parts = ['electron', 'shared', 'renderer', 'package-lock.json', 'electron.vite.config.ts']
  const newest = Math.max(...parts.map((part) => newestIn(join(repository, part))))
  return existsSync(built) && statSync(built).mtimeMs > newest
}

const run = (...argv: string[]) => spawnSync(process.execPath, [script, ...argv], { env, encoding: 'utf8' })

/** Starts a command; `ended` resolves to its exit code and what it wrote. */
function start(...argv: string[]) {
  const child = spawn(process.execPath, [script, ...argv], { env })
  let out = ''
  let err = ''
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
  const ended = new Promise<{ code: number | null; out: string; err: string }>((done) =>
    child.on('close', (code) => done({ code, out, err })),
  )
  return { child, ended }
}

describe.skipIf(!isBuilt())('the built command', () => {
  let project: string
  beforeAll(async () => (project = await harbourProject()))

  it('writes JSON and nothing else to stdout, without colours', () => {
    const { status, stdout, stderr } = run('sources', project, '--json')
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toHaveLength(2)
    const absent = run('sources', join(root, 'absent'), '--json')
    expect([absent.status, absent.stdout]).toEqual([2, ''])
    expect(absent.stderr).not.toContain('\u001b')
  })

  it('does not mind that its reader leaves', async () => {
    const { child, ended } = start('list', project, '--help')
    child.stdout.destroy()
    expect(await ended).toEqual({ code: 0, out: '', err: '' })
  })

  it.skipIf(!existsSync('/dev/full'))('says that its output could not be written', () => {
    const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const
    const ran = spawnSync(process.execPath, [script, 'sources', project], {
      env,
      encoding: 'utf8',
      stdio: [...stdio],
    })
    expect([ran.status, ran.stderr]).toEqual([
      2,
      'pincite: the output could not be written: the disk is full.\n',
    ])
  })

  it.skipIf(process.platform === 'win32')('stops at Ctrl+C with what was tagged on disk', async () => {
    const before = (JSON.parse(run('list', project, '--json').stdout) as unknown[]).length
    const { child, ended } = start('tag', project, '--from', '-', '--json-lines')
    child.stdin.write(`${JSON.stringify(words)}\n${JSON.stringify(words)}\n`)
    let printed = ''
    child.stdout.on('data', (piece: Buffer) => {
      printed += piece.toString()
      if (printed.split('\n').length === 3) child.kill('SIGINT')
    })
    const { code, out, err } = await ended
    expect([code, err]).toEqual([1, 'pincite tag: Stopped.\n'])
    expect(out.match(/"status":"anchored"/g)).toHaveLength(2)
    expect(JSON.parse(run('list', project, '--json').stdout)).toHaveLength(before + 2)
  })

  it.skipIf(process.platform === 'win32')('serves until Ctrl+C, its regular end', async () => {
    const { child, ended } = start('serve', project, '--no-open', '--json')
    child.stdout.once('data', () => child.kill('SIGINT'))
    const { code, out, err } = await ended
    expect([code, err]).toEqual([0, 'Saving and closing…\n'])
    expect(JSON.parse(out)).toEqual({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#/) as string })
  })

  it('loses nothing when several tag one project at once', async () => {
    const before = (JSON.parse(run('list', project, '--json').stdout) as unknown[]).length
    const from = lines('thirty.jsonl', Array(30).fill({ ...words, coder: 'Ana' }))
    const running = [1, 2, 3].map(() => start('tag', project, '--from', from, '--json').ended)
    for (const { code, err } of await Promise.all(running)) expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(run('list', project, '--json').stdout)).toHaveLength(before + 90)
  })
})
