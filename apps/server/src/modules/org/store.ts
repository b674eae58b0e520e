import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'

/** Lets one change of the tree of branches go at a time: two moves could else make a circle. */
export async function lockBranches(w: Work): Promise<void> {
  await sql`lock table org.branch in share row exclusive mode`.execute(w.db)
}

/** Lets one change of these branches' calendars go at a time. */
export async function lockCalendar(w: Work, ...branches: readonly number[]): Promise<void> {
  await sql`select id from org.branch where id = any(${[...branches]}::bigint[]) order by id for no key update`.execute(
    w.db,
  )
}

/** Lets one change of staff accounts go at a time, so that the last administrator cannot be lost. */
export async function lockStaff(w: Work): Promise<void> {
  await sql`lock table org.staff in share row exclusive mode`.execute(w.db)
}
