import { sql } from 'kysely'
import { seedLibrary } from '../../../../tools/seed/seed-library.ts'
import { createProgress } from './progress.ts'
import type { CommandIo } from './command.ts'
import { openLibrary } from './open-library.ts'
import { libraryOptions, parseOptions, refuseOperands, wholeNumber } from './options.ts'

const usage = 'seed --bibs N [--items N] [--patrons N] [--loans N] [--data DIR] [--json]'

/** `carrel seed`: fills a library with made-up titles, items, patrons and loans of any number. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const number = { type: 'string' } as const
  const { values, positionals } = parseOptions(
    argv,
    { ...libraryOptions, bibs: number, items: number, patrons: number, loans: number },
    usage,
  )
  refuseOperands(positionals, usage)
  const bibs = wholeNumber('bibs', values.bibs, 1000)
  const size = {
    bibs,
    items: wholeNumber('items', values.items, bibs * 2),
    patrons: wholeNumber('patrons', values.patrons, Math.ceil(bibs / 10)),
    loans: wholeNumber('loans', values.loans, Math.ceil(bibs / 5)),
  }
  const library = await openLibrary(values, io)
  try {
    const done: Record<string, number> = {}
    for (const [what, count] of Object.entries(size)) done[what] = count
    const began = performance.now()
    let step = ''
    let bar = createProgress(io, undefined)
    const seconds = await seedLibrary(library.platform, size, (what, at, total) => {
      if (what !== step) {
        bar.clear()
        step = what
        bar = createProgress(io, total)
      }
      bar.update(at, `${at.toLocaleString('en')} ${what}`)
    })
    bar.clear()
    await sql`analyze`.execute(library.platform.database.kysely)
    const report = {
      ...done,
      seconds: Number(((performance.now() - began) / 1000).toFixed(1)),
      bibsPerSecond: Math.round(bibs / Math.max(0.001, seconds.bibs)),
    }
    if (values.json) io.stdout.write(`${JSON.stringify(report)}\n`)
    else
      io.stdout.write(
        `Added ${bibs.toLocaleString('en')} titles (${report.bibsPerSecond.toLocaleString('en')} a second), ${size.items.toLocaleString('en')} items, ${size.patrons.toLocaleString('en')} patrons and ${size.loans.toLocaleString('en')} loans in ${report.seconds} s.\n`,
      )
    return 0
  } finally {
    await library.close()
  }
}
