// npm run bench:anchoring [-- --seed 1 --sample 200 --slow 40 --reps 3 --json <file>]: looks for 1,000 quotes in a text
// of 1 MB beside the matchers of other tools, in one run, and says whether the limits hold (exit code 1: they don't).
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { install } from '../install.mjs'
import { machine } from '../store/measure.mjs'
import { makeCases } from './cases.mjs'
import { accuracy } from './judge.mjs'
import { seeded, shuffled } from './random.mjs'
import { limitsOf, tablesOf } from './report.mjs'

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: process.env.PINCITE_SEED ?? '1' },
    sample: { type: 'string', default: '200' },
    slow: { type: 'string', default: '40' },
    reps: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
})
const [seed, sample, slow, reps] = ['seed', 'sample', 'slow', 'reps'].map((name) => Number(options[name]))
if (![seed, sample, slow, reps].every((number) => Number.isInteger(number) && number > 0) || slow > sample) {
  console.error('--seed, --sample, --slow and --reps take whole numbers from 1; --slow is at most --sample.')
  process.exit(2)
}

install(['approx-string-match', 'diff-match-patch', 'dom-anchor-text-quote'])
const { buildMatcher } = await import('./build-matcher.mjs')
await buildMatcher()
const { approxStringMatch, diffMatchPatch, domAnchorTextQuote, pincite } = await import('./matchers.mjs')
const own = await pincite()

/** CPU time in milliseconds that `work` takes of this process: what else runs on the machine does not count. */
function timed(work) {
  const from = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(from)
  return { result, ms: (user + system) / 1_000 }
}

/** Looks for `quotes` and returns their places, the time of all and that of preparing the text. */
function lookFor(matcher, text, quotes) {
  const { result: find, ms: prepared } = timed(() => matcher(text))
  const { result: places, ms } = timed(() => quotes.map((quote) => find(quote)))
  return { places, ms: ms + prepared, prepared }
}

const share = (list, rep) => list.filter((_, i) => i % reps === rep)

/** The peers are slow, so each round gives them its share of a sample; Pincite looks for all quotes in each round. */
function measureCase({ name, text, quotes, noisy = false, least = null }) {
  const order = shuffled(seeded(seed + 9), quotes.length)
  const wanted = quotes.some(({ now }) => now === null) ? 2 * sample : sample
  const samples = { approx: order.slice(0, wanted), dom: order.slice(0, slow), dmp: order.slice(0, slow) }
  const matchers = { approx: approxStringMatch, dom: domAnchorTextQuote, dmp: diffMatchPatch }
  const rounds = []
  const found = { own: [], approx: new Map(), dom: new Map(), dmp: new Map() }
  for (let rep = 0; rep < reps; rep++) {
    console.error(`${name}, round ${rep + 1} of ${reps}…`)
    const round = { machine: machine(), peers: {} }
    for (const [peer, matcher] of Object.entries(matchers)) {
      const chosen = share(samples[peer], rep)
      const { places, ms } = lookFor(
        matcher,
        text,
        chosen.map((i) => quotes[i]),
      )
      chosen.forEach((i, n) => found[peer].set(i, places[n]))
      round.peers[peer] = chosen.length / ms
    }
    const all = lookFor(own, text, quotes)
    found.own = all.places
    rounds.push({
      ...round,
      own: quotes.length / all.ms,
      ownFound: quotes.length / (all.ms - all.prepared),
      prepared: all.prepared,
    })
  }
  const judged = (peer) => {
    const chosen = [...found[peer].keys()]
    return accuracy(
      text,
      chosen.map((i) => quotes[i]),
      chosen.map((i) => found[peer].get(i)),
    )
  }
  const ownOn = (peer) =>
    accuracy(
      text,
      samples[peer].map((i) => quotes[i]),
      samples[peer].map((i) => found.own[i]),
    )
  return {
    name,
    noisy,
    least,
    rounds,
    accuracy: {
      own: accuracy(text, quotes, found.own),
      ownOnSample: ownOn('approx'),
      approx: judged('approx'),
      dom: judged('dom'),
      dmp: judged('dmp'),
    },
  }
}

const cases = makeCases({ seed, size: 1_000_000, count: 1_000 })
// Everything is compiled once before it is timed.
for (const matcher of [own, approxStringMatch, domAnchorTextQuote, diffMatchPatch]) {
  lookFor(matcher, cases[3].text.slice(0, 50_000), cases[3].quotes.slice(0, matcher === own ? 50 : 10))
}
const results = cases.map(measureCase)
const limits = limitsOf(results)
console.log(tablesOf({ seed, sample, slow, reps }, results, limits))
if (options.json !== undefined)
  writeFileSync(options.json, `${JSON.stringify({ seed, results, limits }, null, 1)}\n`)
process.exit(limits.every(({ holds }) => holds) ? 0 : 1)
