// @ts-check
// The door to everything: `npm run …` comes here with whatever Node the machine has (20 or newer). It installs what is
// missing, builds the staff app if need be, and hands over to the right program under Node 26.
import { join } from 'node:path'
import { install, isInstalled } from './install.mjs'
import { carrelEnvironment, findNode26, node26Missing, root } from './node26.mjs'
import { runAsOurselves } from './run-node.mjs'
import { buildStaff, isStaffBuildStale } from './staff-build.mjs'

/**
 * @typedef {object} Entry
 * @property {readonly string[]} args what Node 26 runs, from the repository's root
 * @property {boolean} [staff] needs the built staff app
 * @property {boolean} [production] does without packages for development
 * @property {Readonly<Record<string, string>>} [env]
 */

const cli = 'apps/server/src/cli.ts'

/** @type {ReadonlyMap<string, Entry>} */
const entries = new Map([
  ['demo', { args: [cli, 'demo'], staff: true, production: true }],
  ['start', { args: [cli, 'serve'], staff: true, production: true }],
  ['dev', { args: ['--watch', '--watch-preserve-output', cli, 'demo', '--dev'], env: { NODE_ENV: 'development' } }],
  ['test', { args: ['tools/test.ts'], staff: true }],
  ['check', { args: ['tools/check.ts'] }],
  ['bench', { args: ['tools/bench.ts'] }],
  ['fuzz', { args: ['tools/fuzz.ts'] }],
  ['seed', { args: [cli, 'seed'], production: true }],
  ['carrel', { args: [cli], production: true }],
  ['format', { args: ['node_modules/oxfmt/bin/oxfmt'] }],
])

/** @param {string} line */
const say = (line) => void process.stderr.write(`${line}\n`)

/** @param {string} sentence @returns {never} */
function giveUp(sentence) {
  say(sentence)
  process.exit(1)
}

const [name = '', ...rest] = process.argv.slice(2)
const entry = entries.get(name)
if (entry === undefined) giveUp(`Use one of: ${[...entries.keys()].map((key) => `npm run ${key}`).join(', ')}.`)
if (Number.parseInt(process.versions.node, 10) < 20)
  giveUp(`Carrel needs Node 20 or newer to begin with; this is ${process.version}. Get one from nodejs.org.`)

if (!isInstalled(root, { production: entry.production ?? false })) {
  const problem = await install(root, say)
  if (problem !== undefined) giveUp(problem)
}
const node = findNode26() ?? giveUp(node26Missing)
if (entry.staff && isStaffBuildStale(root)) {
  say('Building the staff app ...')
  const problem = await buildStaff(root, node)
  if (problem !== undefined) giveUp(problem)
}
const args = entry.args.map((part) => (part.includes('/') ? join(root, part) : part))
process.exitCode = await runAsOurselves(node, [...args, ...rest], {
  env: { ...carrelEnvironment(), ...entry.env },
}).catch((error) =>
  giveUp(
    `Node ${node} does not run on this system (${error.message}). Install Node 26 from nodejs.org and start again.`,
  ),
)
