// Starts the built main entry of the desktop shell with the stand-in in Electron's place.
import { register } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import { chromiumLaunchOptions } from '../find-chromium.mjs'
import { runs } from './runs.mjs'

let registered = false
let launches = 0

/** Rejects when a step takes longer than anyone would wait for a window. */
function within(promise, seconds, what) {
  let timer
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`stand-in: ${what} within ${seconds} s`)), seconds * 1000)
  })
  return Promise.race([promise, late]).finally(() => clearTimeout(timer))
}

/** Sets variables for as long as the entry is being evaluated; it reads them then or never. */
async function withEnvironment(env, work) {
  const before = Object.fromEntries(Object.keys(env).map((name) => [name, process.env[name]]))
  Object.assign(process.env, env)
  try {
    return await work()
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

function createRun(id, context, options) {
  const run = {
    id,
    context,
    options,
    log: [],
    isReady: false,
    quitting: false,
    nextWindowId: 1,
    windows: new Set(),
    permissions: {},
    paths: new Map(Object.entries(options.paths ?? {})),
    beforeRequest: () => ({ cancel: false }),
  }
  run.firstWindow = new Promise((resolve) => {
    run.windowLoaded = resolve
  })
  run.quit = new Promise((resolve) => {
    run.hasQuit = resolve
  })
  return run
}

async function start(run, { entry, env, argv, patience }) {
  const url = (path) => `${pathToFileURL(path).href}?standin=${run.id}`
  const before = process.argv
  process.argv = [process.execPath, '.', ...argv]
  try {
    const hint = 'the main entry did not finish loading (a top-level await of app.whenReady() never ends)'
    await withEnvironment(env, () => within(import(url(entry)), patience, hint))
  } finally {
    process.argv = before
  }
  run.makeReady()
  const window = await within(Promise.race([run.firstWindow, run.quit]), 2 * patience, 'no window was opened')
  return window ?? null
}

/**
 * Launches the built shell. Options: `appDir` (holds out/), `env`, `argv` (what follows the program), `dialogs`
 * (scripted answers, `{kind, answer}`), `paths` (for app.getPath), `alreadyRunning`, `entry` (another main entry),
 * `browser` (else one of its own), `patience` (seconds for the entry to load). Resolves when the first window has
 * loaded, with `window` null where the shell quit instead.
 */
export async function launchStandIn(options) {
  if (!registered) register('./hooks.mjs', import.meta.url)
  registered = true
  const { appDir, env = {}, argv = [], patience = 30 } = options
  const entry = options.entry ?? join(appDir, 'out/main/index.js')
  const browser = options.browser ?? (await chromium.launch(await chromiumLaunchOptions()))
  const context = await browser.newContext()
  const closeBrowser = () => (options.browser ? context.close() : browser.close())
  try {
    const run = createRun(String(++launches), context, options)
    runs.set(run.id, run)
    const window = await start(run, { entry, env, argv, patience })
    const close = async () => {
      if (run.windows.size > 0) run.app.quit()
      await within(run.quit, 20, 'the shell did not quit').finally(closeBrowser)
      runs.delete(run.id)
    }
    return { page: window?.page ?? null, window, run, log: run.log, close }
  } catch (error) {
    await closeBrowser()
    throw error
  }
}
