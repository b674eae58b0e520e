import { isSameRecord } from '@carrel/marc'
import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { withWork, type Actor, type Work } from '../../../platform/work.ts'
import { bibRecordAt, deleteBib, deleteItem } from '../../catalog/index.ts'
import type { IsbnList } from '../contract.ts'
import { getList, listRow } from './lists.ts'
import { listLocks, type ListListener } from './search-list.ts'

/** Takes back what a list brought in. Tried again after a crash, it goes on with the lines that are left. */
export const undoListJob = defineJob<{ readonly list: number; readonly name: string }>('copy-cataloguing.undo-list', {
  title: ({ name }) => `Taking back ${name}`,
  retries: 3,
})

/** Queues the taking back of everything that a list brought in. */
export async function undoList(w: Work, id: number): Promise<Outcome<IsbnList>> {
  const list = await listRow(w, id, { lock: true })
  if (isRefusal(list)) return list
  if (list.state !== 'brought' && list.state !== 'stopped') {
    return refuse({
      code: 'nothing-to-undo',
      message: 'This list has brought nothing in that could be taken back, or is being worked on.',
    })
  }
  const job = await w.enqueue(undoListJob, { list: id, name: list.name })
  await sql`update copy_cataloguing.isbn_list set state = 'undoing', job_id = ${job} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'copy-list.undo', subject: `isbn-list:${id}`, detail: { name: list.name } })
  return getList(w, id)
}

/** Does it, with its progress. */
export const undoListHandler: JobHandler = handle(undoListJob, async (context, { list }) => {
  await undoLines(context.platform, context.actor, list, context)
  return { list }
})

interface Brought {
  readonly number: number
  readonly bib: number
  readonly version: number
  readonly item: number | null
  readonly now: number | null
}

/** Takes lines back, last first; a title that was edited or lent since stays and says so. */
export async function undoLines(platform: Platform, actor: Actor, id: number, listener: ListListener): Promise<void> {
  await asOnlyRunner(platform, listLocks, id, async () => {
    const db = platform.database.kysely
    const { rows } = await sql<Brought>`
      select l.number, l.bib_id as bib, l.version, l.item_id as item, b.version as now
      from copy_cataloguing.list_line l left join catalog.bib_view b on b.id = l.bib_id
      where l.list_id = ${id} and l.state = 'brought' order by l.number desc`.execute(db)
    for (const [at, line] of rows.entries()) {
      if (listener.cancelled()) break
      const result = await withWork(platform, actor, (w) => undoLine(w, line))
      const said = isRefusal(result) ? result.blocks.map(({ message }) => message).join(' ') : null
      await sql`
        update copy_cataloguing.list_line set state = ${said === null ? 'undone' : 'kept'}, message = ${said},
          bib_id = ${said === null ? null : line.bib}, item_id = ${said === null ? null : line.item}
        where list_id = ${id} and number = ${line.number}`.execute(db)
      listener.progress(at + 1, rows.length)
    }
    await sql`update copy_cataloguing.isbn_list set state = ${listener.cancelled() ? 'stopped' : 'undone'},
      finished_at = ${platform.clock.now()} where id = ${id}`.execute(db)
    platform.live.tell('copy-list', { id })
  })
}

async function undoLine(w: Work, { bib, version, item, now }: Brought): Promise<Outcome<object>> {
  if (now === null) return {}
  if (now !== version && !(await saysTheSame(w, bib, version))) {
    return refuse({
      code: 'bib-changed-since',
      message: 'The record was changed after it was brought in, so the title stays. Delete it by hand if it is to go.',
    })
  }
  if (item !== null) {
    const gone = await deleteItem(w, item)
    if (isRefusal(gone) && gone.blocks[0]?.code !== 'item-not-found') return gone
  }
  return deleteBib(w, bib)
}

/** What was done to a title since and taken back again does not keep it here. */
async function saysTheSame(w: Work, bib: number, version: number): Promise<boolean> {
  const [now, then] = [await bibRecordAt(w, bib), await bibRecordAt(w, bib, version)]
  return !isRefusal(now) && !isRefusal(then) && isSameRecord(now.record, then.record, { ignore: ['005'] })
}
