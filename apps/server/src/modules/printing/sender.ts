import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { carrel, readWork } from '../../platform/work.ts'
import type { Printer } from './contract.ts'
import type { Patience } from './line/printer-line.ts'
import { usualPatience } from './line/printer-line.ts'
import { sendPage, type Sent } from './line/send-page.ts'
import { noteState } from './note-state.ts'
import { openPrinterLocks } from './printer-locks.ts'
import { printerById, tables } from './printers.ts'
import { canPrint } from './rules/printer-state.ts'
import { addressPolicy, contentHours } from './settings.ts'
import { isRefusal } from '../../platform/refusal.ts'
import { readSetting } from '../../platform/setting.ts'
import { printTopic } from './tell-print.ts'

/** A page whose line breaks so often in its middle is held, so that it does not stop those behind it. */
const mostAttempts = 5

/** Sends what waits in the queues. One process sends to a printer at a time, one page after the other. */
export interface Sender {
  /** Begins to send what is due; a printer that is slow keeps no other waiting. */
  nudge(): Promise<void>
  /** Sends everything that is due, and waits until nothing is under way; answers how many pages came out. */
  sendDue(): Promise<number>
  close(): Promise<void>
}

/** Makes a sender; nothing is sent until it is told to. */
export function openSender(platform: Platform, patience: Patience = usualPatience): Sender {
  const busy = new Map<number, Promise<number>>()
  // What came while its printer was busy, perhaps after the last look into the queue.
  const again = new Set<number>()
  const locks = openPrinterLocks(platform)
  let closed = false
  const isClosed = () => closed

  const drain = async (printer: number): Promise<number> => {
    if (!(await locks.take(printer))) return 0
    let out = 0
    try {
      await settleCutOff(platform, printer)
      for (;;) {
        const came = isClosed() ? undefined : await sendNext(platform, printer, patience)
        if (came === undefined) return out
        out += came
      }
    } finally {
      await locks.give(printer)
    }
  }
  const start = (printer: number) => {
    const run = drain(printer)
      .catch((error: unknown) => {
        platform.log.error({ err: error, printer }, 'print queue stopped')
        return 0
      })
      .finally(() => {
        busy.delete(printer)
        if (again.delete(printer)) void nudge()
      })
    busy.set(printer, run)
  }
  const nudge = async () => {
    if (isClosed()) return
    try {
      for (const printer of await duePrinters(platform)) {
        if (busy.has(printer)) again.add(printer)
        else if (!isClosed()) start(printer)
      }
    } catch (error) {
      platform.log.error({ err: error }, 'print queues could not be read')
    }
  }
  return {
    nudge,
    async sendDue() {
      let out = 0
      for (;;) {
        await nudge()
        if (busy.size === 0) return out
        const sum = (await Promise.all(busy.values())).reduce((all, one) => all + one, 0)
        out += sum
        // Nothing moved: what is left waits for its printer or for another process.
        if (sum === 0) return out
      }
    },
    async close() {
      closed = true
      await Promise.all(busy.values())
      await locks.close()
    },
  }
}

/** Printers with pages that wait, whose time to be tried has come. */
async function duePrinters(platform: Platform): Promise<readonly number[]> {
  const rows = await tables({ db: platform.database.kysely })
    .selectFrom('printing.printer as printer')
    .select('printer.id')
    .where('enabled', '=', true)
    .where('removed_at', 'is', null)
    .where((is) => is.or([is('next_at', 'is', null), is('next_at', '<=', platform.clock.now())]))
    .where((is) =>
      is.exists(
        is
          .selectFrom('printing.print_job as job')
          .select('job.id')
          .whereRef('job.printer_id', '=', 'printer.id')
          .where('job.state', 'in', ['waiting', 'printing']),
      ),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/**
 * What was being printed when a process ended. Nothing had gone out: it waits again. Something had: nobody knows whether it
 * came out whole, so a person looks, and nothing is printed twice.
 */
async function settleCutOff(platform: Platform, printer: number): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update printing.print_job set
      state = case when sent_at is null then 'waiting' else 'held' end,
      problem = case when sent_at is null then ''
        else 'Carrel was stopped while this was printed. Look whether it came out.' end
    where printer_id = ${printer} and state = 'printing' returning id`.execute(platform.database.kysely)
  if (rows.length > 0) platform.live.tell(printTopic, { printer })
}

interface Claimed {
  readonly id: number
  readonly content: Buffer
  readonly attempts: number
}

/** Sends the first page of a queue: 1 when it came out, 0 when it was put aside, undefined when the queue has to wait. */
async function sendNext(platform: Platform, id: number, patience: Patience): Promise<number | undefined> {
  const w = readWork(platform, carrel)
  const printer = await printerById(w, id)
  if (isRefusal(printer) || !printer.enabled) return undefined
  const {
    rows: [page],
  } = await sql<Claimed>`
    update printing.print_job set state = 'printing', attempts = attempts + 1, sent_at = null
    where id = (select id from printing.print_job where printer_id = ${id} and state = 'waiting' order by id limit 1 for update skip locked)
    returning id, content, attempts`.execute(platform.database.kysely)
  if (!page) return undefined
  platform.live.tell(printTopic, { printer: id })
  const sent = await trySending(platform, printer, page, patience)
  await settle(platform, printer, page, sent)
  platform.live.tell(printTopic, { printer: id })
  if (sent.is === 'printed') return 1
  return sent.is === 'unsure' && canPrint(sent.state) ? 0 : sent.is === 'withdrawn' ? 0 : undefined
}

async function trySending(platform: Platform, printer: Printer, page: Claimed, patience: Patience): Promise<Sent> {
  const w = readWork(platform, carrel)
  const beforeFirstByte = async () => {
    const { numAffectedRows } = await sql`
      update printing.print_job set sent_at = ${platform.clock.now()} where id = ${page.id} and state = 'printing'`.execute(
      platform.database.kysely,
    )
    return numAffectedRows === 1n
  }
  try {
    return await sendPage(printer, page.content, await addressPolicy(w), beforeFirstByte, patience)
  } catch (error) {
    platform.log.error({ err: error, printer: printer.id, job: page.id }, 'printing failed')
    return {
      is: 'unsure',
      state: 'error',
      problem: 'Something went wrong in Carrel while this was printed. Look whether it came out.',
    }
  }
}

async function settle(platform: Platform, printer: Printer, page: Claimed, sent: Sent): Promise<void> {
  if (sent.is === 'withdrawn') return
  const now = platform.clock.now()
  const db = { db: platform.database.kysely }
  if (sent.is === 'printed') {
    const keep = (await readSetting(db, contentHours)) > 0
    await tables(db)
      .updateTable('printing.print_job')
      .set({
        state: 'printed',
        problem: '',
        printed_at: now,
        ended_at: now,
        ...(!keep && { content: null }),
      })
      .where('id', '=', page.id)
      .where('state', '=', 'printing')
      .execute()
  } else {
    const held = sent.is === 'unsure' || (sent.is === 'broken' && page.attempts >= mostAttempts)
    const problem =
      held && sent.is === 'broken'
        ? `${sent.problem.replace(/ It is printed again.*/, '')} This happened ${page.attempts} times. Look whether it came out.`
        : sent.problem
    await tables(db)
      .updateTable('printing.print_job')
      .set({
        state: held ? 'held' : 'waiting',
        problem,
        // A printer that was not ready is no fault of the page.
        ...(sent.is === 'not-now' && { attempts: page.attempts - 1 }),
        ...(!held && { sent_at: null }),
      })
      .where('id', '=', page.id)
      .where('state', '=', 'printing')
      .execute()
  }
  await noteState(platform, printer.id, sent.state, sent.is === 'broken')
}
