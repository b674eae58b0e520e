import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { databaseError } from '../../../platform/db.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { readWork, tablesOf, withWork, type Work } from '../../../platform/work.ts'
import { alterPatron } from '../change-patron.ts'
import type { Patron } from '../contract.ts'
import { previewLeaving } from '../leaving.ts'
import { patronById } from '../queries.ts'
import type { PatronsTables } from '../tables.ts'
import { undoJob } from './import-jobs.ts'

interface Line {
  readonly line: number
  readonly state: 'added' | 'changed'
  readonly patron_id: number
  readonly before: Readonly<Record<string, unknown>> | null
  readonly after: Readonly<Record<string, unknown>> | null
}

/** Takes an import back, the last line first; what later depends on a line leaves that line as it is, with the reason. */
export const undoHandler: JobHandler = handle(undoJob, async (context, payload) => {
  const { platform, actor } = context
  const reader = readWork(platform, actor)
  const { rows } = await sql<Line>`
    select line, state, patron_id, before, after from patrons.import_line
    where import_id = ${payload.import} and state in ('added', 'changed') and patron_id is not null and undone is null order by line desc`.execute(
    reader.db,
  )
  let kept = 0
  for (const [i, line] of rows.entries()) {
    const result = await withWork(platform, actor, async (w) => {
      const reason = line.state === 'added' ? await takeAway(w, line.patron_id) : await putBack(w, line)
      await sql`update patrons.import_line set undone = ${reason ?? ''} where import_id = ${payload.import} and line = ${line.line}`.execute(
        w.db,
      )
      return { reason }
    })
    if (isRefusal(result) || result.reason !== undefined) kept++
    context.progress(i + 1, rows.length, `${kept} stay`)
  }
  await tablesOf<PatronsTables>(reader)
    .updateTable('patrons.import')
    .set({ state: 'undone', ended_at: platform.clock.now() })
    .where('id', '=', payload.import)
    .execute()
  platform.live.tell('patron-import', { id: payload.import })
  return { import: payload.import, undone: rows.length - kept, stay: kept }
})

/** Takes an added patron away as if they had never been; the reason why not, where something depends on them. */
async function takeAway(w: Work, id: number): Promise<string | undefined> {
  const leaving = await previewLeaving(w, id)
  if (isRefusal(leaving)) return undefined
  if (leaving.blocks.length > 0) return leaving.blocks.map(({ message }) => message).join(' ')
  await sql`savepoint patron`.execute(w.db)
  try {
    await sql`delete from patrons.card where patron_id = ${id}`.execute(w.db)
    await sql`delete from patrons.patron where id = ${id}`.execute(w.db)
    await w.audit({ action: 'patron.import-undo', subject: `patron:${id}` })
    return undefined
  } catch (error) {
    if (databaseError(error)?.code !== '23503') throw error
    await sql`rollback to savepoint patron`.execute(w.db)
    return 'Something was recorded for this patron since: a loan, a hold or a payment.'
  }
}

/** Gives a changed patron back what they had, as far as it was not changed again. */
async function putBack(w: Work, { patron_id, before, after }: Line): Promise<string | undefined> {
  const patron = await patronById(w, patron_id)
  if (isRefusal(patron)) return undefined
  const now: Readonly<Record<string, unknown>> = { ...patron }
  const entries = Object.entries(before ?? {}).filter(([field]) => field !== 'pin')
  const back = entries.filter(
    ([field]) => isAsLeft(field, after?.[field], patron) || isDeepStrictEqual(now[field], after?.[field]),
  )
  if (back.length > 0) {
    const done = await alterPatron(w, patron_id, Object.fromEntries(back), 'file')
    if (isRefusal(done)) return done.blocks.map(({ message }) => message).join(' ')
  }
  const changed = entries.length - back.length
  return changed > 0 ? 'Some of it was changed again since, and stays.' : undefined
}

function isAsLeft(field: string, after: unknown, patron: Patron): boolean {
  if (field !== 'fields' || typeof after !== 'object' || after === null) return false
  return Object.entries(after).every(([code, value]) => String(patron.fields[code] ?? '') === String(value))
}
