import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { stripVTControlCharacters } from 'node:util'

/** What a run of tests came to. */
export interface TestOutcome {
  readonly code: number
  /** The figures of the runner's summary, e.g. `tests` 3101, in its order. */
  readonly summary: ReadonlyMap<string, number>
  /** Cases of docs/scenarios.md: their tests are named `B03 …`. A failed one is listed a second time after the summary. */
  readonly cases: { readonly passed: number; readonly failed: ReadonlySet<string> }
}

/** A run of tests in a process of its own. */
export interface TestRun {
  readonly outcome: Promise<TestOutcome>
  /** From now on its lines are told, those that were held back first. */
  tell(say: (line: string) => void): void
  kill(signal: NodeJS.Signals): void
}

// So many tests in one process fill the young part of its memory all the time: a larger one spares a tenth of the work.
const memory = '--max-semi-space-size=64'

/** Starts Node's test runner with its arguments; its lines are held back until somebody wants them. */
export function startTests(folder: string, args: readonly string[]): TestRun {
  const child = spawn(process.execPath, [memory, '--test', ...args], {
    cwd: folder,
    stdio: ['inherit', 'pipe', 'inherit'],
    env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
  })
  const held: string[] = []
  let say = (line: string): void => void held.push(line)
  const read = async (): Promise<TestOutcome> => {
    const summary = new Map<string, number>()
    const failed = new Set<string>()
    let passed = 0
    for await (const line of createInterface({ input: child.stdout })) {
      say(line)
      const plain = stripVTControlCharacters(line)
      const [, name, figure] = /^ℹ (\w+) ([\d.]+)$/.exec(plain) ?? []
      if (name !== undefined) summary.set(name, Number(figure))
      const [, mark, scenario] = /^\s*([✔✖]) ([A-M]\d\d\b.*?)(?: \([\d.]+ms\))?$/.exec(plain) ?? []
      if (mark === '✔') passed += 1
      else if (scenario !== undefined) failed.add(scenario)
    }
    const [code] = child.exitCode === null && child.signalCode === null ? await once(child, 'exit') : [child.exitCode]
    return { code: typeof code === 'number' ? code : 1, summary, cases: { passed, failed } }
  }
  return {
    outcome: read(),
    tell(next) {
      say = next
      for (const line of held.splice(0)) next(line)
    },
    kill: (signal) => void child.kill(signal),
  }
}

/** The summary of runs that went on at the same time, in the runner's own words: sums, and the longest time. */
export function summaryOf(outcomes: readonly TestOutcome[]): string {
  const names = outcomes[0]?.summary.keys() ?? []
  const figure = (name: string) => {
    const figures = outcomes.map(({ summary }) => summary.get(name) ?? 0)
    return name === 'duration_ms' ? Math.max(...figures) : figures.reduce((sum, one) => sum + one, 0)
  }
  return [...names].map((name) => `ℹ ${name} ${figure(name)}`).join('\n')
}
