// Measures what a project costs as a whole: handing it to a window, and closing it.
import { setImmediate as turn } from 'node:timers/promises'
import { longestBlock, timed } from './measure.mjs'
import { annotationOf } from './records.mjs'

/** Hands an open project to a window over JSON, as the hosts do, and lets a window's model take it up. */
export async function handoverTask({ open, built }, { folder }) {
  const store = await open(folder)
  const pieces = []
  const host = async () => {
    pieces.length = 0
    const handover = new built.RecordHandover()
    const { records, rest, count } = handover.begin('window', store.state)
    pieces.push(JSON.stringify(records))
    for (let sent = records.length; sent < count;) {
      await turn()
      const more = handover.next('window', rest)
      pieces.push(JSON.stringify(more))
      sent += more.length
    }
  }
  const window = async () => {
    const state = built.createProjectState()
    for (const piece of pieces) {
      if (!built.addRecords(state, JSON.parse(piece))) throw new Error('The window could not read a record')
      await turn()
    }
    if (state.records.annotation.size !== store.state.records.annotation.size) {
      throw new Error('The window did not get every annotation')
    }
  }
  return {
    hostMs: (await timed(host)).ms,
    windowMs: (await timed(window)).ms,
    hostBlockMs: (await longestBlock(host)).ms,
    windowBlockMs: (await longestBlock(window)).ms,
    pieces: pieces.length,
    megabytes: pieces.reduce((sum, piece) => sum + piece.length, 0) / 1e6,
  }
}

/** Closing after one change, timed; and opened and changed again, watched. Then closing with nothing to write. */
export async function closeTask(store, { folder, count }) {
  const changed = async (n) => {
    const opened = await store.open(folder)
    await store.change(opened, store.prepare(annotationOf(count + n)))
    return opened
  }
  const first = await changed(0)
  const { ms } = await timed(() => store.close(first))
  const second = await changed(1)
  const { ms: blockMs } = await longestBlock(() => store.close(second))
  const third = await store.open(folder)
  const { ms: cleanMs } = await timed(() => store.close(third))
  return { ms, blockMs, cleanMs }
}
