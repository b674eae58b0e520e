import { sql } from 'kysely'
import { defineJob, handle, type JobHandler } from '../../../platform/jobs.ts'
import { asOnlyRunner } from '../../../platform/only-runner.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { withWork, type Actor, type Work } from '../../../platform/work.ts'
import type { BringIsbnList, IsbnList, IsbnListLine } from '../contract.ts'
import { bringIn } from '../searches/bring-in.ts'
import { addLineItem, type ItemsWanted } from './list-items.ts'
import { getList, isReady, lineByNumber, listRow } from './lists.ts'
import { listLocks, type ListListener } from './search-list.ts'

type Request = NonNullable<typeof BringIsbnList.types>['body']

/** Brings the records of a list in. Tried again after a crash, it goes on with the lines that are left. */
export const bringListJob = defineJob<{
  readonly list: number
  readonly name: string
  readonly items?: ItemsWanted | undefined
}>('copy-cataloguing.bring-list', { title: ({ name }) => `Bringing in ${name}`, retries: 3 })

/** Queues the bringing in of every record that was chosen. */
export async function bringList(w: Work, id: number, { items }: Request): Promise<Outcome<IsbnList>> {
  const list = await listRow(w, id, { lock: true })
  if (isRefusal(list)) return list
  if (list.state === 'bringing' || list.state === 'undoing' || list.state === 'searching' || list.state === 'waiting') {
    return refuse({ code: 'list-busy', message: 'This list is being worked on. Wait until that is done.' })
  }
  const { rows } = await sql`
    select from copy_cataloguing.list_line x where list_id = ${id} and ${isReady} limit 1`.execute(w.db)
  if (rows.length === 0) {
    return refuse({
      code: 'nothing-to-bring',
      message: 'No line of this list has a record to bring in. Choose records first.',
    })
  }
  const job = await w.enqueue(bringListJob, { list: id, name: list.name, ...(items && { items }) })
  await sql`update copy_cataloguing.isbn_list set state = 'bringing', job_id = ${job} where id = ${id}`.execute(w.db)
  await w.audit({ action: 'copy-list.bring', subject: `isbn-list:${id}`, detail: { name: list.name } })
  return getList(w, id)
}

/** Does it, with its progress. */
export const bringListHandler: JobHandler = handle(bringListJob, async (context, { list, items }) => {
  await bringLines(context.platform, context.actor, list, items, context)
  return { list }
})

/** Brings the lines in one by one, each with its item or not at all; one that is refused says why and the others go on. */
export async function bringLines(
  platform: Platform,
  actor: Actor,
  id: number,
  items: ItemsWanted | undefined,
  listener: ListListener,
): Promise<void> {
  await asOnlyRunner(platform, listLocks, id, async () => {
    const db = platform.database.kysely
    const { rows } = await sql<{ number: number }>`
      select number from copy_cataloguing.list_line x where list_id = ${id} and ${isReady} order by number`.execute(db)
    for (const [at, { number }] of rows.entries()) {
      if (listener.cancelled()) break
      const result = await withWork(platform, actor, (w) => bringLine(w, id, number, items))
      if (isRefusal(result)) {
        const said = result.blocks.map(({ message }) => message).join(' ')
        await sql`update copy_cataloguing.list_line set state = 'refused', message = ${said}
          where list_id = ${id} and number = ${number}`.execute(db)
      }
      listener.progress(at + 1, rows.length)
      if (at % 10 === 9) platform.live.tell('copy-list', { id })
    }
    const state = listener.cancelled() ? 'stopped' : 'brought'
    await sql`update copy_cataloguing.isbn_list set state = ${state}, finished_at = ${platform.clock.now()} where id = ${id}`.execute(
      db,
    )
    platform.live.tell('copy-list', { id })
  })
}

async function bringLine(
  w: Work,
  id: number,
  number: number,
  items: ItemsWanted | undefined,
): Promise<Outcome<object>> {
  const line = await lineByNumber(w, id, number)
  if (isRefusal(line)) return line
  const brought = await broughtTitle(w, line)
  if (isRefusal(brought)) return brought
  const item =
    items === undefined || line.cells.barcode === undefined ? null : await addLineItem(w, brought.bib, line, items)
  if (isRefusal(item)) return item
  await sql`
    update copy_cataloguing.list_line set state = 'brought', message = null, bib_id = ${brought.bib},
      version = ${brought.version}, item_id = ${item}
    where list_id = ${id} and number = ${number}`.execute(w.db)
  return {}
}

async function broughtTitle(
  w: Work,
  { candidate, byHand }: IsbnListLine,
): Promise<Outcome<{ bib: number; version: number }>> {
  if (!candidate) {
    return refuse({ code: 'candidate-not-found', message: 'The record of this line is no longer kept. Ask again.' })
  }
  // What somebody chose although the library has the title is wanted twice.
  const bib = await bringIn(w, candidate.id, byHand ? { anyway: true } : {})
  return isRefusal(bib) ? bib : { bib: bib.id, version: bib.version }
}
