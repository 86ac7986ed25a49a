#!/usr/bin/env node
// npm start: builds what is stale, then opens the desktop window where Electron's program is present or can be
// had, and the browser host where not.
import { spawn } from 'node:child_process'
import { electronProgram } from './electron-program.mjs'
import { buildIfStale } from './build-if-stale.mjs'
import { downloadIsWorthTrying, installElectron } from './install-desktop.mjs'

const usage = `npm start                         opens Pincite
npm start -- <project folder>     opens a project
npm start -- --browser            opens it in the browser even where the desktop window could open
npm start -- --port <n> --no-open for the browser host: a fixed port; do not open a browser`

const args = process.argv.slice(2)
if (args.includes('--help') || args.includes('-h')) {
  console.log(usage)
  process.exit(0)
}
const known = new Set(['--browser', '--no-open', '--port'])
const unknown = args.find((arg) => arg.startsWith('-') && !known.has(arg))
if (unknown) {
  console.error(`npm start does not know ${unknown}.\n\n${usage}`)
  process.exit(2)
}

await buildIfStale()
const forced = args.includes('--browser')
const program = forced ? null : await desktopProgram()
if (program) openDesktop(program)
else await openBrowserHost(forced ? 'Opening Pincite in the browser, as asked.' : absent())

async function desktopProgram() {
  const present = electronProgram()
  if (present) return present
  if (!(await downloadIsWorthTrying())) return null
  await installElectron()
  return electronProgram()
}

function absent() {
  return 'The desktop program (Electron) is not on this machine, so Pincite opens in the browser.\nTo get the desktop window, run this where github.com can be reached: npm run desktop'
}

function openDesktop(program) {
  const started = Date.now()
  const places = args.filter((arg) => !arg.startsWith('-'))
  const child = spawn(program, [`${import.meta.dirname}/..`, ...places], { stdio: 'inherit' })
  let fellBack = false
  const fallBack = (why) => {
    if (fellBack) return
    fellBack = true
    void openBrowserHost(`The desktop window could not open (${why}), so Pincite opens in the browser.`)
  }
  child.once('error', (error) => fallBack(error.message))
  child.once('exit', (code, signal) => {
    if (code && Date.now() - started < 5000) return fallBack(`exit code ${code}`)
    if (!fellBack) process.exit(code ?? (signal ? 1 : 0))
  })
}

async function openBrowserHost(why) {
  console.log(why)
  const { main } = await import('../out/main/cli.js')
  process.exitCode = await main(['serve', ...args.filter((arg) => arg !== '--browser')])
}
