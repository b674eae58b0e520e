// `npm test`: everything that can be tested, in one process and with one summary at the end: the checks of the source
// (tools/checks.test.ts), packages, server, staff app, tools, and the day at the desk in a real browser (e2e).
// `--only PATTERN` runs the tests whose file's path or whose name holds it.
import { globSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

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
  stdio: 'inherit',
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
