#!/usr/bin/env node
// The `pincite` command: builds what is stale, then runs the built command line.
import { buildIfStale } from './build-if-stale.mjs'

await buildIfStale()
const { main } = await import('../out/main/cli.js')
process.exitCode = await main(process.argv.slice(2))
