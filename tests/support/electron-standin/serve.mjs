// A process of its own around the stand-in, for test runners that Node's module hooks don't reach: the parent
// process sends calls for a window and gets replies and events, as structured clones.
import { launchStandIn } from './launch.mjs'

/** What is passed on to the bridge of a window, run in its page. */
const callInPage = ([method, args]) => globalThis.pincite.call(method, args)
const listenInPage = () => {
  globalThis.pincite.subscribe((event, data) => void globalThis.tellTest(event, data))
}

const standIn = await launchStandIn(JSON.parse(process.argv[2]))
const pages = []

/** Lets the parent hear a window; returns the window's number. */
async function listen(page) {
  const number = pages.push(page) - 1
  await page.exposeFunction('tellTest', (event, data) => process.send({ window: number, event, data }))
  await page.evaluate(listenInPage)
  return number
}

async function openWindow() {
  const file = standIn.run.menu.template.find(({ label }) => label === 'File')
  const opened = standIn.run.context.waitForEvent('page')
  file.submenu[0].click()
  const page = await opened
  await page.waitForFunction(() => 'pincite' in globalThis)
  return listen(page)
}

const answers = {
  call: ({ window, method, args }) => pages[window].evaluate(callInPage, [method, args]),
  openWindow,
  close: () => standIn.close(),
}

process.on('message', ({ id, ask, ...details }) => {
  const answer = answers[ask](details)
  answer.then(
    (value) => process.send({ id, value }),
    (error) => process.send({ id, error: String(error) }),
  )
})
process.on('disconnect', () => process.exit())
await listen(standIn.page)
process.send({ ready: true })
