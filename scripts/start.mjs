#!/usr/bin/env node
// npm start: builds what is stale, then opens the desktop window where Electron's program is present or can be
// had, and the browser host where not.
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { electronProgram } from './electron-program.mjs'
import { buildIfStale } from './build-if-stale.mjs'
import { downloadIsWorthTrying, installElectron } from './install-desktop.mjs'

const usage = `npm start                         opens Pincite
npm start -- <project folder>     opens a project
npm start -- --browser            opens it in the browser even where the desktop window could open
npm start -- --port <n> --no-open for the browser host: a fixed port; do not open a browser`

const { browser, port, open, folder } = readArguments()
await buildIfStale()
// npm runs scripts in the package's folder; a path on the command line means the person's own.
if (process.env.npm_lifecycle_event === 'start' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const asked = browser || port !== undefined || !open
const program = asked ? null : await desktopProgram()
if (program) openDesktop(program)
else await openBrowserHost(asked ? 'Opening Pincite in the browser, as asked.' : absent())

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        browser: { type: 'boolean', default: false },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (positionals.length > 1) throw new Error(`one project at a time, not also “${positionals[1]}”`)
    if (values.help) {
      console.log(usage)
      process.exit(0)
    }
    return { browser: values.browser, port: values.port, open: !values['no-open'], folder: positionals[0] }
  } catch (error) {
    console.error(`npm start: ${error.message}\n\n${usage}`)
    process.exit(2)
  }
}

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
  const child = spawn(
    program,
    [`${import.meta.dirname}/..`, ...(folder === undefined ? [] : [resolve(folder)])],
    { stdio: 'inherit' },
  )
  let fellBack = false
  const fallBack = (why) => {
    if (fellBack) return
    fellBack = true
    void openBrowserHost(`The desktop window could not open (${why}), so Pincite opens in the browser.`)
  }
  child.once('error', (error) => fallBack(error.message))
  child.once('exit', (code, signal) => {
    const ended = code === 0 || signal === 'SIGINT' || signal === 'SIGTERM'
    if (!ended && Date.now() - started < 5000) return fallBack(code === null ? signal : `exit code ${code}`)
    if (!fellBack) process.exit(code ?? (signal ? 1 : 0))
  })
}

async function openBrowserHost(why) {
  console.log(why)
  const { main } = await import('../out/main/cli.js')
  const options = [...(port === undefined ? [] : ['--port', port]), ...(open ? [] : ['--no-open'])]
  process.exitCode = await main(['serve', ...(folder === undefined ? [] : [folder]), ...options])
}
