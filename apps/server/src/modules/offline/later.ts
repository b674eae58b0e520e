import { sql } from 'kysely'
import type { Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { branchById, libraryOf } from '../org/index.ts'

/** What has happened to an item since a moment, as far as the server knows. */
export interface Since {
  /** It went out again later and is out still. */
  readonly lent: Temporal.Instant | null
  /** It came in later. */
  readonly returned: Temporal.Instant | null
}

/**
 * What happened to an item after a moment. Returns that came in from desks without the server count as of when they were made,
 * so that what two desks did is set in order whichever of them sends first.
 */
export async function sinceThen(w: Work, item: number, at: Temporal.Instant): Promise<Since> {
  const { rows } = await sql<Since>`
    select (select l.out_at from circulation.open_loan_view l where l.item_id = ${item} and l.out_at > ${at}) as lent,
      (select max(coalesce(e.at, r.at)) from circulation.recent_return_view r left join offline.entry e on e.check_in_id = r.id
        where r.item_id = ${item} and coalesce(e.at, r.at) > ${at}) as returned`.execute(w.db)
  return rows[0] ?? { lent: null, returned: null }
}

/** A moment as people at a branch write it. */
export async function momentText(w: Work, branch: number, moment: Temporal.Instant): Promise<string> {
  const { locale } = await libraryOf(w)
  const timeZone = (await branchById(w, branch))?.timeZone ?? 'UTC'
  return moment
    .toZonedDateTimeISO(timeZone)
    .toLocaleString(locale, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' })
}

/** Why something that was done then cannot be written any more. */
export async function overtaken(w: Work, branch: number, { lent, returned }: Since): Promise<readonly Block[]> {
  if (lent) {
    return [
      {
        code: 'lent-since',
        message: `The item was lent again on ${await momentText(w, branch, lent)} and is still out. What was done before that was not written.`,
      },
    ]
  }
  if (!returned) return []
  return [
    {
      code: 'returned-since',
      message: `The item came in again on ${await momentText(w, branch, returned)}. The loan before that was not written.`,
    },
  ]
}
