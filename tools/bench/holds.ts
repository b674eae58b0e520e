import pg from 'pg'
import { fillTown } from '../../apps/server/test/small-town.ts'
import { changeHold, holdsModule, pullList } from '../../apps/server/src/modules/holds/index.ts'
import { targetsNow } from '../../apps/server/src/modules/holds/targets.ts'
import { furnishEmptyLibrary } from '../../apps/server/src/app.ts'
import { clientSettings } from '../../apps/server/src/platform/db.ts'
import { carrel, mustWork, readWork } from '../../apps/server/src/platform/work.ts'
import { todayAt } from '../../apps/server/src/modules/org/index.ts'
import type { Emit } from '../bench-options.ts'
import { openBenchLibrary } from './bench-library.ts'

/** What the runner gives a benchmark. */
export interface HoldsOptions {
  readonly emit: Emit
  readonly holds?: number
  readonly titles?: number
}

/**
 * Targets every waiting hold of a library from nothing (which copy goes to whom, by all rules), then the pull list of one branch,
 * and moves in a long queue: 2,000 who wait for one title.
 */
export async function run({ emit, holds = 100_000, titles = 50_000 }: HoldsOptions): Promise<void> {
  const library = await openBenchLibrary()
  const { platform } = library
  try {
    const { branch } = await furnishEmptyLibrary(platform)
    const { pool } = platform.database
    const client = new pg.Client(clientSettings(platform.database.connection))
    await client.connect()
    await fillTown(client, branch, { titles, items: titles * 2, patrons: 20_000, loans: 0 })
    await client.end()
    const note = `${holds} holds, ${titles} titles, ${titles * 2} items`
    // Some titles are wanted much more than others: the square of an even spread.
    await pool.query(
      `insert into holds.hold (patron_id, bib_id, pickup_branch_id, placed_at, placed_by, nth)
       select p.id, b.id, $1, now(), 'bench', n from (
         select 1 + n / 20000 as n, 1 + (n::bigint * 7919) % $2 as patron, 1 + floor(power(random(), 2) * $3)::bigint as bib from generate_series(1, $4) n) x
       join (select id, row_number() over (order by id) as r from patrons.patron) p on p.r = x.patron
       join (select id, row_number() over (order by id) as r from catalog.bib) b on b.r = x.bib`,
      [branch, 20_000, titles, holds],
    )
    await pool.query('alter table holds.place disable trigger user')
    await pool.query(
      `insert into holds.place (hold_id, bib_id, position)
       select id, bib_id, row_number() over (partition by bib_id order by id) from holds.hold where state = 'waiting'`,
    )
    await pool.query('alter table holds.place enable trigger user')
    await pool.query('analyze')
    const work = readWork(platform, carrel)
    const today = await todayAt(work, branch)
    const time = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
      const began = performance.now()
      const result = await run()
      emit(name, Math.round(performance.now() - began), 'ms', note)
      return result
    }
    await targetsNow(work, branch, today)
    const { targets } = await time('holds: target all', () => targetsNow(work, undefined, today))
    emit('holds: targets found', targets.length, 'holds', note)
    await time('holds: pull list of one branch', () => pullList(work, { branch }))
    await longQueue(platform, branch, time)
  } finally {
    await library.stop()
  }
}

async function longQueue(
  platform: Parameters<typeof readWork>[0],
  branch: number,
  time: <T>(name: string, run: () => Promise<T>) => Promise<T>,
): Promise<void> {
  const { pool } = platform.database
  const { rows } = await pool.query<{ bib: number }>('select max(id) as bib from catalog.bib')
  const bib = Number(rows[0]?.bib)
  await pool.query('delete from holds.place where bib_id = $1', [bib])
  await pool.query('delete from holds.hold where bib_id = $1', [bib])
  await pool.query(
    `with new as (insert into holds.hold (patron_id, bib_id, pickup_branch_id, placed_at, placed_by)
       select id, $1, $2, now(), 'bench' from patrons.patron order by id limit 2000 returning id)
     insert into holds.place (hold_id, bib_id, position) select id, $1, row_number() over (order by id) from new`,
    [bib, branch],
  )
  const last = await pool.query<{ id: number }>('select max(id) as id from holds.hold where bib_id = $1', [bib])
  const id = Number(last.rows[0]?.id)
  await time(`${holdsModule.name}: move the last of 2,000 to the front`, () =>
    mustWork(platform, carrel, (w) => changeHold(w, id, { position: 1 })),
  )
}
