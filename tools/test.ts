// `npm test`: everything that can be tested, in one process and with one summary at the end: the checks of the source
// (tools/checks.test.ts), packages, server, staff app, tools, and the day at the desk in a real browser (e2e).
// `--only PATTERN` runs the tests whose file's path or whose name holds it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs, stripVTControlCharacters } from 'node:util'

const root = fileURLToPath(new URL('..', import.meta.url))
const { values } = parseArgs({ options: { only: { type: 'string' } }, strict: true })
const { only } = values

const files = globSync(
  [
    'packages/*/{src,node,test}/**/*.test.ts',
    'apps/*/{src,test}/**/*.test.ts',
    'tools/**/*.test.ts',
    'e2e/**/*.test.ts',
  ],
  { cwd: root },
)
const named = only === undefined ? files : files.filter((file) => file.includes(only))
const byName = only !== undefined && named.length === 0 ? [`--test-name-pattern=${only}`] : []

// One process: files are not isolated from each other, so that hundreds of them start in no time. A test that never ends fails.
const options = ['--test', '--test-isolation=none', '--test-timeout=300000', '--test-force-exit', ...byName]
const child = spawn(process.execPath, [...options, ...(named.length > 0 ? named : files)], {
  cwd: root,
  stdio: ['inherit', 'pipe', 'inherit'],
  env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))

// The runner lists the failures after its summary; the summary is said once more, so that it always comes last.
const summary: string[] = []
// Cases of docs/scenarios.md: their tests are named `B03 …`. A failed one is listed a second time after the summary.
const cases = { passed: 0, failed: new Set<string>() }
let last = ''
for await (const line of createInterface({ input: child.stdout })) {
  console.log(line)
  const plain = stripVTControlCharacters(line)
  if (/^ℹ \w+ [\d.]+$/.test(plain)) summary.push(plain)
  const [, mark, scenario] = /^\s*([✔✖]) ([A-M]\d\d\b.*?)(?: \([\d.]+ms\))?$/.exec(plain) ?? []
  if (mark === '✔') cases.passed += 1
  else if (scenario !== undefined) cases.failed.add(scenario)
  if (plain !== '') last = plain
}
const [code] = child.exitCode === null && child.signalCode === null ? await once(child, 'exit') : [child.exitCode]
if (cases.passed + cases.failed.size > 0)
  console.log(`\nLending scenarios (docs/scenarios.md): ${cases.passed} passed, ${cases.failed.size} failed`)
if (cases.passed + cases.failed.size > 0 || !summary.includes(last)) console.log(`\n${summary.join('\n')}`)
process.exitCode = typeof code === 'number' ? code : 1
