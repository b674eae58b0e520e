// `npm test`: everything that can be tested, with one summary at the end, in three processes side by side: the checks of the
// source (tools/checks.test.ts), tools and packages, which compute; server and staff app, which wait for PostgreSQL half of
// the time; and the day in a real browser (e2e). A fourth gains nothing on two cores.
// `--only PATTERN` runs the tests whose file's path or whose name holds it.
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startTests, summaryOf } from './test-run.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: true })
const { only } = values

const computing = globSync(['packages/*/{src,node,test}/**/*.test.ts', 'tools/**/*.test.ts'], { cwd: root })
const inside = globSync('apps/*/{src,test}/**/*.test.ts', { cwd: root })
const outside = globSync('e2e/**/*.test.ts', { cwd: root })
const named = only === undefined ? [] : [...computing, ...inside, ...outside].filter((file) => file.includes(only))
const groups = named.length > 0 ? [named] : [inside, computing, outside]
const byName = only !== undefined && named.length === 0 ? [`--test-name-pattern=${only}`] : []

// Files are not isolated from each other, so that hundreds of them start in no time. A test that never ends fails; the limit
// holds for a whole `describe` too, which on a slow machine takes minutes.
const options = ['--test-isolation=none', '--test-timeout=1200000', '--test-force-exit', ...byName]
const runs = groups.map((files) => startTests(root, [...options, ...files]))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => runs.forEach((run) => run.kill(signal)))

const outcomes = []
for (const run of runs) {
  run.tell((line) => console.log(line))
  outcomes.push(await run.outcome)
}
const passed = outcomes.reduce((sum, { cases }) => sum + cases.passed, 0)
const failed = outcomes.reduce((sum, { cases }) => sum + cases.failed.size, 0)
if (passed + failed > 0) console.log(`\nLending scenarios (docs/scenarios.md): ${passed} passed, ${failed} failed`)
console.log(`\n${summaryOf(outcomes)}`)
process.exitCode = outcomes.find(({ code }) => code !== 0)?.code ?? 0
