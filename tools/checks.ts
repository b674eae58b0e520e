import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One check of the source, as a program to run from the repository's root. */
export interface Check {
  readonly name: string
  readonly args: readonly string[]
}

/** A check that found something, with what it printed. */
export interface FailedCheck {
  readonly name: string
  readonly output: string
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** The checks of this repository. With `fix`, lint and format change files instead of complaining. */
export function checks(fix = false): readonly Check[] {
  const types = (project: string) => ['node_modules/typescript/bin/tsc', '--noEmit', '-p', project]
  return [
    { name: 'types', args: types('tsconfig.json') },
    { name: 'types of packages, which may use nothing of Node', args: types('tsconfig.packages.json') },
    ...(existsSync(join(root, 'apps/staff/src'))
      ? [
          { name: 'types of the staff app', args: types('apps/staff/tsconfig.json') },
          { name: 'types of its tests', args: types('apps/staff/tsconfig.test.json') },
        ]
      : []),
    { name: 'types of the self-check', args: types('apps/kiosk/tsconfig.json') },
    { name: 'types of its tests', args: types('apps/kiosk/tsconfig.test.json') },
    {
      name: 'lint',
      args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...(fix ? ['--fix'] : [])],
    },
    {
      name: 'format (npm run format puts it right)',
      args: ['node_modules/oxfmt/bin/oxfmt', ...(fix ? [] : ['--check'])],
    },
  ]
}

/** Runs one check; undefined when it is content. */
export function runCheck({ name, args }: Check): Promise<FailedCheck | undefined> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const hear = (bytes: Buffer) => {
      output += bytes.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', (error) => resolve({ name, output: error.message }))
    child.once('close', (code) => resolve(code === 0 ? undefined : { name, output }))
  })
}

/** Runs all checks side by side and tells how each went. */
export async function runChecks({
  fix,
  say,
}: {
  readonly fix: boolean
  say(line: string): void
}): Promise<readonly FailedCheck[]> {
  const begun = performance.now()
  const seconds = () => `${((performance.now() - begun) / 1000).toFixed(1)} s`
  const outcomes = await Promise.all(
    checks(fix).map(async (check) => {
      const failure = await runCheck(check)
      say(`${failure === undefined ? 'ok    ' : 'FAILED'} ${check.name} (${seconds()})`)
      return failure
    }),
  )
  return outcomes.filter((outcome) => outcome !== undefined)
}
