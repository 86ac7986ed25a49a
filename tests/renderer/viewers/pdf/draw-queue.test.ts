import { describe, expect, it } from 'vitest'
import { DrawQueue } from '../../../../renderer/viewers/pdf/draw-queue.ts'

/** A page that says when it is drawn and is finished by hand. */
function drawable(name: string, log: string[], urgency: () => number | null) {
  let finish = () => {}
  const promise = new Promise<void>((resolve) => (finish = resolve))
  return {
    urgency,
    draw: () => {
      log.push(name)
      return promise
    },
    finish: () => finish(),
  }
}

describe('drawing pages in order of need', () => {
  it('draws one at a time, the most urgent of those waiting next', async () => {
    const log: string[] = []
    const queue = new DrawQueue()
    const [first, far, near, farther] = [
      drawable('first', log, () => 9),
      drawable('far', log, () => 5),
      drawable('near', log, () => 1),
      drawable('farther', log, () => 7),
    ]
    for (const page of [first, far, near, farther]) queue.add(page)
    expect(log).toEqual(['first'])
    first.finish()
    await expect.poll(() => log).toEqual(['first', 'near'])
    near.finish()
    await expect.poll(() => log).toEqual(['first', 'near', 'far'])
  })

  it('forgets pages that are not wanted any more when their turn comes', async () => {
    const log: string[] = []
    const queue = new DrawQueue()
    const first = drawable('first', log, () => 0)
    let wanted: number | null = 1
    queue.add(first)
    queue.add(drawable('gone', log, () => wanted))
    queue.add(drawable('kept', log, () => 2))
    wanted = null
    first.finish()
    await expect.poll(() => log).toEqual(['first', 'kept'])
  })
})
