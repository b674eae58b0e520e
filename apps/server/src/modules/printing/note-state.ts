import type { Platform } from '../../platform/platform.ts'
import type { PrinterState } from './contract.ts'
import { tables } from './printers.ts'
import { canPrint, secondsToWait } from './rules/printer-state.ts'

/** Writes down how a printer is, and when it is tried again if it cannot print. */
export async function noteState(
  platform: Platform,
  printer: number,
  state: PrinterState,
  lineBroke = false,
): Promise<void> {
  const now = platform.clock.now()
  const db = tables({ db: platform.database.kysely })
  if (canPrint(state) && !lineBroke) {
    await db
      .updateTable('printing.printer')
      .set({ state, state_at: now, misses: 0, next_at: null })
      .where('id', '=', printer)
      .execute()
    return
  }
  const { misses } = await db
    .updateTable('printing.printer')
    .set((is) => ({ state, state_at: now, misses: is('misses', '+', 1) }))
    .where('id', '=', printer)
    .returning('misses')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('printing.printer')
    .set({ next_at: now.add({ seconds: secondsToWait(state, misses) }) })
    .where('id', '=', printer)
    .execute()
}
