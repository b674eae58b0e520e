// `npm run bench -- NAME [--flag value …]`: runs tools/bench/NAME.ts, which says its figures as lines of JSON on standard output.
import { readFile, readdir } from 'node:fs/promises'
import { parseFlags, type BenchOptions } from './bench-options.ts'

const folder = new URL('bench/', import.meta.url)

/** Files that have a `run`; the others hold what these share. */
async function benchmarkNames(): Promise<readonly string[]> {
  const names: string[] = []
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    if (/^export (async )?function run\(/m.test(await readFile(new URL(file, folder), 'utf8')))
      names.push(file.slice(0, -3))
  }
  return names
}

/** What to run, or what is wrong with the command line. */
async function asked([name, ...args]: readonly string[]) {
  const names = await benchmarkNames()
  if (name === undefined || !names.includes(name)) {
    const problem = name === undefined ? 'Say which benchmark to run' : `There is no benchmark "${name}"`
    throw new Error(
      `${problem}: npm run bench -- NAME [--flag value], with NAME one of ${names.join(', ') || '(none yet)'}.`,
    )
  }
  return { name, flags: parseFlags(args) }
}

// Output that goes into `head` ends early; that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const { name, flags } = await asked(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
const { run } = (await import(new URL(`${name}.ts`, folder).href)) as { run(options: BenchOptions): Promise<void> }
await run({
  ...flags,
  emit(figure, value, unit, note) {
    process.stdout.write(`${JSON.stringify({ name: figure, value, unit, ...(note !== undefined && { note }) })}\n`)
  },
})
