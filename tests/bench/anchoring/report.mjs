// Turns measurements into tables and a verdict. Ratios are made within one round before the median is taken.
import { cpus, platform, release } from 'node:os'
import { median } from '../store/measure.mjs'

const LIMITS = { faster: 100, falseHitsToPeer: 1 / 3, falseHits: 0.01 }

const PEERS = {
  approx: 'approx-string-match, as Hypothesis',
  dom: 'dom-anchor-text-quote',
  dmp: 'diff-match-patch',
}

const fasterThan = (rounds, peer) => median(rounds.map((round) => round.own / round.peers[peer]))

/** Every limit with what was measured. */
export function limitsOf(results) {
  return results.flatMap(({ name, noisy, least, rounds, accuracy }) => {
    const { own, ownOnSample, approx } = accuracy
    const limits = []
    const add = (limit, measured, holds) => limits.push({ name, limit, measured, holds })
    if (noisy) {
      const ratio = fasterThan(rounds, 'approx')
      add(`quotes/s >= ${LIMITS.faster} x the first peer's`, shown(ratio), ratio >= LIMITS.faster)
    }
    if (least !== null) {
      add(`right >= ${percent(least)}`, percent(own.right), own.right >= least)
      add(
        "right >= the first peer's, same quotes",
        `${percent(ownOnSample.right)} to ${percent(approx.right)}`,
        ownOnSample.right >= approx.right,
      )
    }
    if (own.deleted > 0) {
      const most = approx.hits * LIMITS.falseHitsToPeer
      add(
        "deleted quotes found <= a third of the first peer's, same quotes",
        `${percent(ownOnSample.hits)} to ${percent(approx.hits)}`,
        ownOnSample.hits <= most,
      )
      add(
        `the same without second copies, all quotes <= ${percent(LIMITS.falseHits)}`,
        percent(own.falseHits),
        own.falseHits <= LIMITS.falseHits,
      )
    }
    return limits
  })
}

/** The figures and the verdict as text. */
export function tablesOf({ seed, sample, slow, reps }, results, limits) {
  const machines = results.flatMap(({ rounds }) => rounds.map(({ machine }) => machine))
  const spread = (values) =>
    `${shown(median(values))} (${shown(Math.min(...values))} to ${shown(Math.max(...values))})`
  const parts = [
    `Node ${process.version}, ${platform()} ${release()}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}`,
    `yardstick ${spread(machines.map(({ yardstick }) => yardstick))} ms, load ${spread(machines.map(({ load }) => load))}`,
    `seed ${seed} (--seed or PINCITE_SEED makes the same again), ${reps} rounds; the first peer looks for ${sample} of the`,
    `1,000 quotes (for ${2 * sample} where half are deleted), the others for ${slow}; times are CPU time`,
  ]
  for (const result of results) parts.push('', ...caseLines(result))
  parts.push('', 'Limits')
  for (const { name, limit, measured, holds } of limits) {
    parts.push(`  ${holds ? 'holds ' : 'MISSED'}  ${name.padEnd(24)}${limit}: ${measured}`)
  }
  return parts.join('\n')
}

function caseLines({ name, rounds, accuracy }) {
  const line = (title, cells) => `  ${title.padEnd(38)}${cells.map((cell) => cell.padStart(13)).join('')}`
  const heads = ['quotes/s', 'Pincite is', 'right', 'elsewhere', 'not found', 'deleted hit', 'no copy']
  const judged = ({ right, wrong, none, hits, falseHits }) =>
    [right, wrong, none, hits, falseHits].map(percent)
  const prepared = median(rounds.map((round) => round.prepared))
  return [
    line(name, heads),
    line('Pincite, index included', [perSecond(rounds.map(({ own }) => own)), '', ...judged(accuracy.own)]),
    line(`  index apart (${shown(prepared)} ms)`, [perSecond(rounds.map(({ ownFound }) => ownFound))]),
    line("  on the first peer's sample", ['', '', ...judged(accuracy.ownOnSample)]),
    ...Object.entries(PEERS).map(([peer, title]) =>
      line(title, [
        perSecond(rounds.map(({ peers }) => peers[peer])),
        `${shown(fasterThan(rounds, peer))} x`,
        ...judged(accuracy[peer]),
      ]),
    ),
  ]
}

const perSecond = (perMs) => shown(1_000 * median(perMs))
const percent = (part) => (part === null ? '-' : `${(100 * part).toFixed(1)} %`)

function shown(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en')
  return value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
