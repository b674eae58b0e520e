import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { furnishEmptyLibrary } from '../../apps/server/src/app.ts'
import { addImport, importHandler, runPatronImport } from '../../apps/server/src/modules/patrons/index.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import type { BenchOptions } from '../bench-options.ts'
import { openBenchLibrary, type BenchLibrary } from './bench-library.ts'

/** Checks a file of `--lines` patrons (100,000), imports it, and imports it again with another telephone number for each. */
export async function run({ emit, lines = 100_000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  const total = Number(lines)
  try {
    await furnishEmptyLibrary(library.platform)
    const measured = async (name: string, phone: number, dryRun: boolean) => {
      const began = performance.now()
      const cpu = process.cpuUsage()
      const counts = await take(library, madeUp(total, phone), dryRun)
      const seconds = (performance.now() - began) / 1000
      const { user, system } = process.cpuUsage(cpu)
      emit(`patron-import.${name}.per_second`, Math.round(total / seconds), 'lines/s', counts)
      emit(`patron-import.${name}.cpu`, Number(((user + system) / 1e6).toFixed(1)), 's', 'of this process')
      emit(`patron-import.${name}.memory`, Math.round(process.memoryUsage().rss / 2 ** 20), 'MB', 'afterwards')
    }
    await measured('check', 1, true)
    await measured('add', 1, false)
    await measured('change', 2, false)
  } finally {
    await library.stop()
  }
}

async function take({ platform }: BenchLibrary, text: Iterable<string>, dryRun: boolean): Promise<string> {
  const file = await platform.files.put(Readable.from(text))
  const plan = { defaults: { category: 'adult', branch: 'MAIN' }, overwrite: { phone: 'always' as const } }
  const { id } = await mustWork(platform, carrel, async (w) => {
    const branch = await sql<{ code: string }>`select code from org.branch where kind = 'branch' limit 1`.execute(w.db)
    const added = await addImport(w, file, 'people.csv')
    if ('ok' in added) return added
    const defaults = { ...plan.defaults, branch: branch.rows[0]?.code ?? '' }
    return runPatronImport(w, added.id, { dryRun, plan: { ...plan, defaults } })
  })
  const context = { platform, actor: carrel, id: 0, progress() {}, cancelled: () => false }
  return JSON.stringify(await importHandler.run(context, { import: id, name: 'people.csv', dryRun }))
}

function* madeUp(lines: number, phone: number): Generator<string> {
  yield 'card,surname,firstname,dob,street,zip,city,email,phone\n'
  for (let i = 0; i < lines; i++)
    yield `P${String(i).padStart(8, '0')},Family${i % 9973},Given${i % 487},${1940 + (i % 75)}-0${1 + (i % 9)}-1${i % 10},${i % 300} Elm Street,1${i % 10_000},Springfield,p${i}@example.org,555 ${phone}${i}\n`
}
