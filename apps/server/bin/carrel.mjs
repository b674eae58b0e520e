#!/usr/bin/env node
// @ts-check
// The command `carrel`, for any Node from 20 on: the program itself needs Node 26 and is run under it.
import { fileURLToPath } from 'node:url'
import { carrelEnvironment, findNode26, wantedNode } from '../../../tools/node26.mjs'
import { runAsOurselves } from '../../../tools/run-node.mjs'

const cli = fileURLToPath(new URL('../src/cli.ts', import.meta.url))
const node = findNode26()
if (node === undefined) {
  process.stderr.write(`carrel: Node ${wantedNode} is not here yet. Run "npm ci" in Carrel's folder once.\n`)
  process.exitCode = 1
} else {
  process.exitCode = await runAsOurselves(node, [cli, ...process.argv.slice(2)], { env: carrelEnvironment() })
}
