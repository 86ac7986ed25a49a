// How things are measured: quantiles, the longest synchronous stretch, and what the machine was like meanwhile.
import { readFileSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setImmediate } from 'node:timers'

/** Returns the value below which the share `q` of `values` lies; null where there are none. */
export function quantile(values, q) {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))]
}

export const median = (values) => quantile(values, 0.5)

/** Returns what `work` resolves with, and how long it took in milliseconds. */
export async function timed(work) {
  const start = performance.now()
  const result = await work()
  return { result, ms: performance.now() - start }
}

/** The most memory that this process has had in bytes; what the one that started it had is not in it. */
export function peakMemory() {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  const most = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'latin1'))
  return Number(most?.[1]) * 1024
}

/** Makes {@link peakMemory} count from now on, where the system can do that (Linux, proc(5), clear_refs). */
export function forgetPeak() {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5')
}

/** How long the event loop was at work for `work` altogether, in milliseconds: no stretch of it was longer. */
export async function loopTimed(work) {
  const start = performance.eventLoopUtilization()
  const result = await work()
  return { result, ms: performance.eventLoopUtilization(start).active }
}

/**
 * Watches the event loop from {@link start} to {@link stop} by asking for a turn in every turn. The longest time
 * between two turns is the longest stretch for which nobody else could have run, and includes whatever the machine
 * gave to other processes meanwhile. It keeps one core busy, so it never runs while something is timed.
 */
export class LoopProbe {
  #longest = 0
  #last = 0
  #running = false

  start() {
    this.#longest = 0
    this.#last = performance.now()
    this.#running = true
    setImmediate(() => this.#turn())
  }

  #turn() {
    if (!this.#running) return
    const now = performance.now()
    this.#longest = Math.max(this.#longest, now - this.#last)
    this.#last = now
    setImmediate(() => this.#turn())
  }

  /** Returns the longest stretch in milliseconds, the one that is just ending included. */
  stop() {
    this.#running = false
    return Math.max(this.#longest, performance.now() - this.#last)
  }
}

/** Returns how long `work` held up the event loop at most, in milliseconds, and what it resolves with. */
export async function longestBlock(work) {
  const probe = new LoopProbe()
  probe.start()
  const result = await work()
  return { result, ms: probe.stop() }
}

/** Milliseconds for a fixed piece of work, and the load: tells a slow machine from slow code. */
export function machine() {
  const start = performance.now()
  let sum = 0
  for (let i = 0; i < 30_000_000; i++) sum = (sum + i * 31) | 0
  const yardstick = performance.now() - start
  return { yardstick: sum === 0 ? Number.NaN : yardstick, load: loadavg()[0] }
}
