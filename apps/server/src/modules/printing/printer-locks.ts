import pg from 'pg'
import { clientSettings } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'

// Any number that nothing else locks by.
const lockClass = 91_001

/** Which process sends to a printer: locks of a connection, which end with the process, however it ends. */
export interface PrinterLocks {
  /** True when this process sends to the printer from now on; false while another does. */
  take(printer: number): Promise<boolean>
  give(printer: number): Promise<void>
  close(): Promise<void>
}

/** Opens the locks over one connection; it is made when the first is asked for. */
export function openPrinterLocks(platform: Platform): PrinterLocks {
  let client: Promise<pg.Client> | undefined
  const connected = async () => {
    const fresh = new pg.Client(clientSettings(platform.database.connection))
    fresh.on('error', () => {})
    fresh.once('end', () => {
      client = undefined
    })
    await fresh.connect()
    return fresh
  }
  const line = () =>
    (client ??= connected().catch((error: unknown) => {
      client = undefined
      throw error
    }))
  // One question at a time over one connection.
  let last: Promise<unknown> = Promise.resolve()
  const ask = (question: string, printer: number) => {
    const answer = last.then(async () => (await line()).query<{ taken: boolean }>(question, [lockClass, printer]))
    last = answer.catch(() => {})
    return answer
  }
  return {
    async take(printer: number): Promise<boolean> {
      const { rows } = await ask('select pg_try_advisory_lock($1, $2) as taken', printer)
      return rows[0]?.taken === true
    },
    async give(printer: number): Promise<void> {
      await ask('select pg_advisory_unlock($1, $2)', printer).catch(() => {})
    },
    async close(): Promise<void> {
      await last
      await (await client?.catch(() => undefined))?.end().catch(() => {})
    },
  }
}
