import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../platform/jobs.ts'
import type { Platform } from '../../platform/platform.ts'
import { readSetting } from '../../platform/setting.ts'
import { carrel, readWork } from '../../platform/work.ts'
import { todayAt } from '../org/index.ts'
import { keepDays, rareDays } from './settings.ts'

/** Searches made this often on one day only may tell of the one person who made them. */
const rare = 2

/** Forgets the words of old searches, and sooner those that hardly anybody made; the counts of each day stay. */
export async function forgetSearches(platform: Platform): Promise<{ readonly forgotten: number }> {
  const w = readWork(platform, carrel)
  const [rarely, all, today] = await Promise.all([readSetting(w, rareDays), readSetting(w, keepDays), todayAt(w, null)])
  const { numAffectedRows } = await sql`
    delete from discovery.search_day s
    where day < ${today.subtract({ days: all })}
      or day < ${today.subtract({ days: rarely })} and searches <= ${rare} and not exists (
        select from discovery.search_day other where other.term_key = s.term_key and other.day <> s.day)`.execute(w.db)
  await sql`delete from discovery.view_day where day < ${today.subtract({ days: all })}`.execute(w.db)
  return { forgotten: Number(numAffectedRows ?? 0n) }
}

const Forget = defineJob<object>('discovery.forget')

export const jobs: readonly JobHandler[] = [handle(Forget, ({ platform }) => forgetSearches(platform), '40 3 * * *')]
