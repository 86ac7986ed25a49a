#!/usr/bin/env node
// The `pincite` command: builds what is stale, then runs the built command line.
import { buildIfStale } from './build-if-stale.mjs'

await buildIfStale()
// npm runs scripts in the package's folder; paths on the command line mean the person's own.
if (process.env.npm_lifecycle_event === 'pincite' && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD)
const { main } = await import('../out/main/cli.js')
process.exitCode = await main(process.argv.slice(2))
