// `npm run fuzz -- [--minutes 10] [--target ber] [--seed 1] [--rounds 1] [--out folder]`: gives readers of strangers' bytes damaged ones.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseFlags } from './bench-options.ts'
import { playOne, type Find } from './fuzz/play.ts'
import { targets } from './fuzz/targets/index.ts'

/** What the command line wants. Throws a sentence for what it cannot. */
function wantedOf(args: readonly string[]) {
  const flags = parseFlags(args)
  const number = (name: string, otherwise: number): number => {
    const given = flags[name] ?? otherwise
    if (typeof given !== 'number' || given < 0) throw new Error(`--${name} is a number.`)
    return given
  }
  const { target, out } = flags
  if (target !== undefined && !targets.some(({ name }) => name === target))
    throw new Error(`--target is one of ${targets.map(({ name }) => name).join(', ')}.`)
  return {
    minutes: number('minutes', 10),
    // Another one each day, the same for the whole of it.
    first: number('seed', Math.floor(Date.now() / 86_400_000) * 10_000),
    rounds: number('rounds', Number.POSITIVE_INFINITY),
    out: typeof out === 'string' ? out : 'fuzz-finds',
    chosen: targets.filter(({ name }) => target === undefined || name === target),
  }
}

async function keep({ target, seed, input, error }: Find, out: string): Promise<void> {
  const file = join(out, `${target}-${seed}`)
  await mkdir(out, { recursive: true })
  await writeFile(`${file}.input`, input)
  await writeFile(`${file}.txt`, `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.stdout.write(
    `${target} does not bear ${file}.input: ${String(error).slice(0, 300)}\n  again: npm run fuzz -- --target ${target} --seed ${seed} --rounds 1\n`,
  )
}

async function main(): Promise<void> {
  const { minutes, first, rounds, out, chosen } = wantedOf(process.argv.slice(2))
  const until = performance.now() + minutes * 60_000
  process.stdout.write(`Seeds from ${first} on, of ${chosen.map(({ name }) => name).join(', ')}.\n`)
  const found = new Map<string, number>()
  const slowest = new Map<string, { readonly seed: number; readonly ms: number }>()
  let round = 0
  for (; round < rounds && performance.now() < until; round++)
    for (const each of chosen) {
      const began = performance.now()
      const find = playOne(each, first + round)
      const ms = performance.now() - began
      if (ms > (slowest.get(each.name)?.ms ?? 0)) slowest.set(each.name, { seed: first + round, ms })
      const finds = found.get(each.name) ?? 0
      // Of one fault there are many inputs; ten are enough to find it.
      if (find && finds < 10) await keep(find, out)
      if (find) found.set(each.name, finds + 1)
    }
  for (const { name } of chosen) {
    const { ms, seed } = slowest.get(name) ?? { ms: 0, seed: first }
    process.stdout.write(
      `${name}: ${round} inputs, ${found.get(name) ?? 0} not borne, the slowest ${Math.round(ms)} ms (seed ${seed})\n`,
    )
  }
  if (found.size > 0) process.exitCode = 1
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
