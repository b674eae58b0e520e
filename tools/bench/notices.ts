import pg from 'pg'
import { clientSettings } from '../../apps/server/src/platform/db.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import { furnishEmptyLibrary } from '../../apps/server/src/app.ts'
import { createNoticeRule, scheduleDue, writeDue } from '../../apps/server/src/modules/notifications/index.ts'
import { fillTown } from '../../apps/server/test/small-town.ts'
import { openBenchLibrary } from './bench-library.ts'

/** What the runner gives a benchmark. */
export interface BenchOptions {
  readonly emit: (name: string, value: number, unit: string, note?: string) => void
  /** Overdue loans. */
  readonly loans?: number
}

/** Loans that are out for weeks, four to a patron, straight in the database. */
async function lend(database: pg.Client, branch: number): Promise<void> {
  await database.query(
    `insert into circulation.loan (item_id, patron_id, branch_id, out_at, due_at, terms, reasons, patron_category, item_type, lent_by, before)
     select i.id, p.first + (i.id - f.first) / 4, $1, now() - interval '40 days',
       date_trunc('day', now()) - make_interval(days => 8 + (i.id % 5)::int) - interval '1 second', '{}', '[]', 'adult', 'book', 'bench', '{}'
     from catalog.item i, (select min(id) as first from catalog.item) f, (select min(id) as first from patrons.patron) p`,
    [branch],
  )
  await database.query(`update patrons.patron set email = 'p' || id || '@example.org'`)
  await database.query('analyze')
}

/** Tells the patrons of very many overdue loans: what is due is found, written, and found to be done. */
export async function run({ emit, loans = 200_000 }: BenchOptions): Promise<void> {
  const library = await openBenchLibrary()
  const { platform } = library
  try {
    const { branch } = await furnishEmptyLibrary(platform)
    const database = new pg.Client(clientSettings(platform.database.connection))
    await database.connect()
    await fillTown(database, branch, { titles: loans / 2, items: loans, patrons: loans / 4 })
    await lend(database, branch)
    for (const branchOnly of [null, branch])
      await mustWork(platform, carrel, (w) =>
        createNoticeRule(w, {
          kind: 'overdue',
          branch: branchOnly,
          steps: [1, 7, 14, 28].map((count) => ({ count, unit: 'days', channels: ['email', 'print'] })),
        }),
      )
    const measured = async (name: string, work: () => Promise<number>, note: string) => {
      const began = performance.now()
      const done = await work()
      const seconds = (performance.now() - began) / 1000
      emit(`notices.${name}.seconds`, Number(seconds.toFixed(2)), 's', `${note}: ${done}`)
      return done / seconds
    }
    const found = await measured(
      'schedule',
      () => scheduleDue(platform),
      `notices found due among ${loans} overdue loans`,
    )
    await measured('schedule-again', () => scheduleDue(platform), 'notices found the second time')
    const written = await measured('write', () => writeDue(platform), 'mails written, one for each patron')
    emit('notices.schedule.per_second', Math.round(found), '1/s', 'loans scheduled a second')
    emit('notices.write.per_second', Math.round(written), '1/s', 'mails a second, all notices of a patron in one')
    await database.end()
  } finally {
    await library.stop()
  }
}
