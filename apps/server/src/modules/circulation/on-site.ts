import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Work } from '../../platform/work.ts'
import { calendarOf, dayAt, lastMomentOf, openingsOn, type Branch } from '../org/index.ts'
import type { Attributes } from '../policy/index.ts'
import type { FoundDue } from './find-due.ts'

/** When something lent for use in the library is due: as the branch closes that day, else at its end. */
export async function onSiteDue(w: Work, branch: Branch): Promise<FoundDue> {
  const calendar = await calendarOf(w, branch.id)
  const today = dayAt(branch, w.now)
  const end = lastMomentOf(branch, today)
  const closing = openingsOn(calendar, today).at(-1)?.closes
  const closes =
    closing && Temporal.Instant.compare(closing, w.now) > 0 && Temporal.Instant.compare(closing, end) < 0
      ? closing
      : undefined
  return {
    due: closes ?? end,
    shortened: false,
    reasons: [
      {
        decided: true,
        text: closes
          ? `For use in the library: until ${branch.name} closes`
          : 'For use in the library: until the end of the day',
      },
    ],
  }
}

/** Turns a loan for use in the library into a usual one; what it was is kept, so that this can be undone. */
export async function switchToUsual(
  w: Work,
  loan: number,
  found: FoundDue,
  terms: Attributes,
  hourly: boolean,
): Promise<void> {
  await sql`
    update circulation.loan set on_site = false, due_at = ${found.due}, shortened = ${found.shortened}, terms = ${jsonb(terms)},
      reasons = ${jsonb(found.reasons)}, hourly = ${hourly},
      before = before || jsonb_build_object('onSite', jsonb_build_object('due', due_at, 'terms', terms, 'reasons', reasons))
    where id = ${loan}`.execute(w.db)
}

/** Turns such a loan back into one for use in the library. */
export async function switchBack(w: Work, loan: number): Promise<void> {
  await sql`
    update circulation.loan set on_site = true, due_at = (before->'onSite'->>'due')::timestamptz, shortened = false,
      terms = before->'onSite'->'terms', reasons = before->'onSite'->'reasons', hourly = false, before = before - 'onSite'
    where id = ${loan}`.execute(w.db)
}
