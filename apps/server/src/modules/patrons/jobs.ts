import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { readWork, withWork, tablesOf } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { categoriesOf } from './categories.ts'
import { erasePatron } from './leaving.ts'
import { categoryOn } from './rules/category-on.ts'
import { keepDeletedDays } from './settings.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

const ChangeCategories = defineJob<object>('patrons.change-categories', { retries: 1 })
const WipeDeleted = defineJob<object>('patrons.wipe-deleted', { retries: 1 })
const ForgetSignUps = defineJob<object>('patrons.forget-sign-ups', { retries: 1 })

/** Writes down who is in another category by age; what counts is read from the clock, so nobody waits for this. */
const changeCategories = handle(
  ChangeCategories,
  async ({ platform, actor }) => {
    const reader = readWork(platform, actor)
    const categories = await categoriesOf(reader)
    const outgrown = [...categories.values()].filter(({ ageTo, becomes }) => ageTo !== null && becomes !== null)
    for (const { code, ageTo } of outgrown) {
      // A day to spare for branches on the other side of the date line; the rule decides.
      const born = (await todayAt(reader, null)).subtract({ years: (ageTo ?? 0) + 1 }).add({ days: 1 })
      const { rows } = await sql<{ id: number }>`
        select id from patrons.patron where category_code = ${code} and birth_date <= ${born} and deleted_at is null order by id`.execute(
        reader.db,
      )
      for (const { id } of rows) {
        await withWork(platform, actor, async (w) => {
          const row = await lockPatron(w, id)
          if (!row || row.deleted_at !== null) return
          const next = categoryOn(categories, row.category_code, row.birth_date, await todayAt(w, row.branch_id))
          if (next === row.category_code) return
          await tablesOf<PatronsTables>(w)
            .updateTable('patrons.patron')
            .set({ category_code: next })
            .where('id', '=', id)
            .execute()
          await w.audit({
            action: 'patron.outgrew',
            subject: `patron:${id}`,
            reason: 'Older than the category is for',
            detail: { from: row.category_code, to: next },
          })
        })
      }
    }
  },
  '5 * * * *',
)

/** Wipes the personal data of patrons who were deleted some time ago. */
const wipeDeleted = handle(
  WipeDeleted,
  async ({ platform, actor }) => {
    const reader = readWork(platform, actor)
    const days = await readSetting(reader, keepDeletedDays)
    const { rows } = await sql<{ id: number }>`
      select id from patrons.patron where deleted_at <= ${reader.now.subtract({ hours: 24 * days })} and erased_at is null
        and merged_into is null order by id`.execute(reader.db)
    for (const { id } of rows) {
      const done = await withWork(platform, actor, (w) => erasePatron(w, id, `Deleted ${days} days ago`))
      if (isRefusal(done)) platform.log.warn({ patron: id, blocks: done.blocks }, 'a deleted patron could not be wiped')
    }
  },
  '25 2 * * *',
)

/** Forgets sign-ups that nobody confirmed, and links that are of no use any more. */
const forgetSignUps = handle(
  ForgetSignUps,
  async ({ platform, actor }) => {
    await withWork(platform, actor, async (w) => {
      const before = w.now.subtract({ hours: 48 })
      await sql`delete from patrons.registration where state = 'unconfirmed' and created_at < ${before}`.execute(w.db)
      await sql`delete from patrons.pin_reset where at < ${before}`.execute(w.db)
    })
  },
  '35 * * * *',
)

/** What this module does later or by the clock. */
export const peopleJobs: readonly JobHandler[] = [changeCategories, wipeDeleted, forgetSignUps]
