// Turns measurements into figures, tables and a verdict. Every figure is the median of the rounds; every ratio is made
// within one round, or within one process where both sides were measured there, before the median is taken.
import { cpus, platform, release } from 'node:os'
import { median, quantile } from './measure.mjs'

/** What the store promises, as ratios to others in the same run; `at` is the size that counts, or null for all. */
const LIMITS = {
  toFloor: 1.5,
  overLowdb: 1_000,
  lowdbAt: 100_000,
  blockMs: 1,
  openToLowdb: 1.5,
}

/** Of the longest stretches of bare appends, which need the thread for nothing: what the machine itself takes. */
const MACHINE_SHARE = 1.25

export function summaryOf({ results, machines, sizes, stores }) {
  const pick = (name, store, count, how) =>
    results
      .filter((r) => r.name === name && r.store === store && r.count === count && r.how === how)
      .map(({ measured }) => measured)
  const sizeOf = (count) => {
    const rows = Object.fromEntries(stores.map((store) => [store, storeRow(pick, store, count)]))
    const over = (name) =>
      median(ratios(pick('open', 'pincite', count), pick('open', name, count), (m) => m.ms))
    return {
      count,
      stores: rows,
      changeOverLowdb: median(
        ratios(pick('change', 'lowdb', count, 'latency'), pick('change', 'pincite', count, 'latency'), p50),
      ),
      openToLowdb: over('lowdb'),
      openToSqlite: stores.includes('sqlite') ? over('sqlite') : null,
      busy: {
        ...latency(pick('busy', 'pincite', count, 'latency')),
        ...blocks(pick, 'busy', 'pincite', count),
      },
      jobMs: median(pick('busy', 'pincite', count, 'latency').flatMap(({ jobs }) => jobs)),
      handover: medians(pick('handover', 'pincite', count)),
      close: medians(pick('close', 'pincite', count)),
    }
  }
  return {
    node: process.version,
    system: `${platform()} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    machine: {
      yardstickMs: spread(machines.map(({ yardstick }) => yardstick)),
      load: spread(machines.map(({ load }) => load)),
    },
    sizes: sizes.map(sizeOf),
  }
}

function storeRow(pick, store, count) {
  const [made] = pick('make', store, count)
  return {
    makeMs: made.ms,
    open: {
      ...medians(pick('open', store, count)),
      blockMs: median(pick('openBlock', store, count).map(({ ms }) => ms)),
    },
    change: { ...latency(pick('change', store, count, 'latency')), ...blocks(pick, 'change', store, count) },
  }
}

const p50 = ({ change }) => quantile(change, 0.5)

/** Latency in milliseconds, and as ratios to bare appends made in turn with it in the same process. */
function latency(runs) {
  const at = (name, q) => median(runs.map((measured) => quantile(measured[name], q)))
  const to = (name, q) => median(runs.map((m) => quantile(m.change, q) / quantile(m[name], q)))
  return {
    p50: at('change', 0.5),
    p95: at('change', 0.95),
    floorP50: at('free', 0.5),
    floorP95: at('free', 0.95),
    heldFloorP50: at('held', 0.5),
    toFloor: to('free', 0.5),
    toFloorP25: to('free', 0.25),
    toFloorP95: to('free', 0.95),
    toHeldFloor: to('held', 0.5),
  }
}

/**
 * The longest synchronous stretch of a change and that of a bare append made in turn with it, which needs the thread
 * for next to nothing: that is what the machine takes. And how long the event loop was at work for a change.
 */
function blocks(pick, name, store, count) {
  const at = (how, what, q) =>
    median(pick(name, store, count, how).map((measured) => quantile(measured[what], q)))
  const least = (how, what, q) =>
    Math.min(...pick(name, store, count, how).map((measured) => quantile(measured[what], q)))
  return {
    stretchP50: at('stretch', 'change', 0.5),
    stretchP95: at('stretch', 'change', 0.95),
    quietestP95: least('stretch', 'change', 0.95),
    floorStretchP50: at('stretch', 'free', 0.5),
    floorStretchP95: at('stretch', 'free', 0.95),
    workP50: at('work', 'change', 0.5),
    workP95: at('work', 'change', 0.95),
    floorWorkP50: at('work', 'free', 0.5),
  }
}

function ratios(above, below, figure) {
  return above.map((measured, round) => figure(measured) / figure(below[round]))
}

function medians(runs) {
  const names = Object.keys(runs[0] ?? {})
  return Object.fromEntries(names.map((name) => [name, median(runs.map((measured) => measured[name]))]))
}

function spread(values) {
  return { least: Math.min(...values), median: median(values), most: Math.max(...values) }
}

/** Every limit with what was measured. */
export function limitsOf({ sizes }) {
  return sizes.flatMap(({ count, stores, changeOverLowdb, openToLowdb, busy }) => {
    const { change } = stores.pincite
    const isLarge = count >= LIMITS.lowdbAt
    const block = (when, held) => {
      const most = (machine) => Math.max(LIMITS.blockMs, MACHINE_SHARE * machine)
      const [p50, p95] = [most(held.floorStretchP50), most(held.floorStretchP95)]
      return [
        `thread held at a stretch by a change${when}: p50 < ${shown(p50)} ms, p95 < ${shown(p95)} ms`,
        `${shown(held.stretchP50)}, ${shown(held.quietestP95)}`,
        held.stretchP50 < p50 && held.quietestP95 < p95,
      ]
    }
    const checks = [
      [
        `change p50 <= ${LIMITS.toFloor} x bare append + fdatasync`,
        shown(change.toFloor),
        change.toFloor <= LIMITS.toFloor,
      ],
      block('', change),
      block(' while the file is brought up to date', busy),
    ]
    if (isLarge) {
      checks.push(
        [
          `change p50 >= ${LIMITS.overLowdb} x faster than stock lowdb`,
          shown(changeOverLowdb),
          changeOverLowdb >= LIMITS.overLowdb,
        ],
        [
          `open <= ${LIMITS.openToLowdb} x stock lowdb`,
          shown(openToLowdb),
          openToLowdb <= LIMITS.openToLowdb,
        ],
      )
    }
    return checks.map(([limit, measured, holds]) => ({ count, limit, measured, holds }))
  })
}

/** The figures and the verdict as text. */
export function tablesOf({ node, system, machine, sizes }, limits) {
  const parts = [
    `Node ${node}, ${system}`,
    `yardstick ${range(machine.yardstickMs)} ms, load ${range(machine.load)}`,
  ]
  for (const size of sizes) parts.push('', ...sizeLines(size))
  parts.push('', 'Limits')
  for (const { count, limit, measured, holds } of limits) {
    parts.push(`  ${holds ? 'holds ' : 'MISSED'}  ${String(count).padStart(7)}  ${limit}: ${measured}`)
  }
  return parts.join('\n')
}

function sizeLines({
  count,
  stores,
  changeOverLowdb,
  openToLowdb,
  openToSqlite,
  busy,
  jobMs,
  handover,
  close,
}) {
  const names = Object.keys(stores)
  const row = (title, figure) => [title, ...names.map((name) => shown(figure(stores[name])))]
  const rows = [
    [`${count} annotations`, ...names],
    row('durable change p50, ms', ({ change }) => change.p50),
    row('durable change p95, ms', ({ change }) => change.p95),
    row('  p50 / bare append + fdatasync', ({ change }) => change.toFloor),
    row('  p25 / the same', ({ change }) => change.toFloorP25),
    row('  p95 / the same', ({ change }) => change.toFloorP95),
    row('  p50 / the same, thread held', ({ change }) => change.toHeldFloor),
    row('  bare append + fdatasync p50, ms', ({ change }) => change.floorP50),
    row('thread held at a stretch p50, ms', ({ change }) => change.stretchP50),
    row('  by a bare append p50, ms', ({ change }) => change.floorStretchP50),
    row('thread held at a stretch p95, ms', ({ change }) => change.stretchP95),
    row('  by a bare append p95, ms', ({ change }) => change.floorStretchP95),
    row('event loop at work p50, ms', ({ change }) => change.workP50),
    row('  for a bare append p50, ms', ({ change }) => change.floorWorkP50),
    row('open, ms', ({ open }) => open.ms),
    row('thread held while opening, ms', ({ open }) => open.blockMs),
    row('memory after opening, MB', ({ open }) => open.rss),
    row('memory at most while opening, MB', ({ open }) => open.peak),
  ]
  return [
    ...aligned(rows),
    `  change: ${shown(changeOverLowdb)} x faster than stock lowdb. open: ${shown(openToLowdb)} x stock lowdb` +
      (openToSqlite === null ? '.' : `, ${shown(openToSqlite)} x SQLite with every row read.`),
    `  while pincite.json is brought up to date (${shown(jobMs)} ms): change p50 ${shown(busy.p50)}, p95 ${shown(busy.p95)} ms; ` +
      `${shown(busy.toFloor)} x the bare append; thread held p50 ${shown(busy.stretchP50)}, p95 ${shown(busy.stretchP95)} ms.`,
    `  handing it to a window: ${handover.pieces} pieces, ${shown(handover.megabytes)} MB; host ${shown(handover.hostMs)} ms, held ${shown(handover.hostBlockMs)}; ` +
      `window ${shown(handover.windowMs)} ms, held ${shown(handover.windowBlockMs)}.`,
    `  closing: ${shown(close.ms)} ms after a change (thread held ${shown(close.blockMs)} ms), ${shown(close.cleanMs)} ms after none.`,
  ]
}

function aligned(rows) {
  return rows.map(
    ([title, ...cells]) => `  ${title.padEnd(36)}${cells.map((cell) => cell.padStart(12)).join('')}`,
  )
}

const range = ({ least, median: middle, most }) => `${shown(middle)} (${shown(least)} to ${shown(most)})`

function shown(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return '-'
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
