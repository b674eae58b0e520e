import pg from 'pg'
import { fillTown } from '../../apps/server/test/small-town.ts'
import { ageLoans } from '../../apps/server/src/modules/circulation/age-loans.ts'
import { setUp } from '../../apps/server/src/modules/org/index.ts'
import { clientSettings } from '../../apps/server/src/platform/db.ts'
import { carrel, mustWork } from '../../apps/server/src/platform/work.ts'
import type { Emit } from '../bench-options.ts'
import { openBenchLibrary } from './bench-library.ts'

/** What the runner gives a benchmark. */
export interface AgeingOptions {
  readonly emit: Emit
  /** Overdue loans that all count as lost by now. */
  readonly loans?: number
}

const terms = {
  fine: { amount: { amount: 25, currency: 'USD' }, every: { count: 1, unit: 'days' } },
  fineCap: { amount: 500, currency: 'USD' },
  lostAfter: { count: 28, unit: 'days' },
  replacementPrice: { amount: 2000, currency: 'USD' },
  processingFee: { amount: 500, currency: 'USD' },
}

/**
 * Lets overdue loans age to lost, all at once: each gets its fine fixed, a replacement and a processing fee charged, its
 * item set to lost and a line in the audit log. A second run has to find nothing.
 */
export async function run({ emit, loans = 200_000 }: AgeingOptions): Promise<void> {
  const library = await openBenchLibrary()
  const { platform } = library
  try {
    const { branch } = await mustWork(platform, carrel, (w) =>
      setUp(w, {
        library: 'Bench',
        currency: 'USD',
        branch: { code: 'ELM', name: 'Elm Street', timeZone: 'America/Chicago' },
        administrator: { name: 'Ada', username: 'ada', password: 'correct horse' },
      }),
    )
    const database = new pg.Client(clientSettings(platform.database.connection))
    await database.connect()
    const patrons = Math.max(100, Math.floor(loans / 4))
    await fillTown(database, branch, { titles: Math.max(1, Math.floor(loans / 2)), items: loans, patrons, loans })
    await database.query(
      `update circulation.loan set out_at = now() - interval '80 days', terms = $1,
         due_at = date_trunc('day', now() - interval '60 days' + (id % 30) * interval '1 day') + interval '4 hours 59 minutes 59 seconds'`,
      [JSON.stringify(terms)],
    )
    await database.query('vacuum analyze circulation.loan')
    const began = performance.now()
    const { aged } = await ageLoans(platform)
    const seconds = (performance.now() - began) / 1000
    const note = `${aged} of ${loans} overdue loans, each with a fine, a replacement and a processing fee`
    emit('ageing.seconds', Math.round(seconds * 10) / 10, 's', note)
    emit('ageing.per_second', Math.round(aged / seconds), '1/s', note)
    const again = performance.now()
    const second = await ageLoans(platform)
    emit('ageing.again.ms', Math.round(performance.now() - again), 'ms', `${second.aged} aged the second time`)
    const { rows } = await database.query<{ charges: number; lost: number }>(
      `select (select count(*) from fees.charge) as charges, (select count(*) from catalog.item where status = 'lost') as lost`,
    )
    emit('ageing.charges', rows[0]?.charges ?? 0, 'rows', `${rows[0]?.lost ?? 0} items lost`)
    await database.end()
  } finally {
    await library.stop()
  }
}
