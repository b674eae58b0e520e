import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { hubOf } from './hub.ts'

const every = 2000

/** Writes what came in since the last time. Resolves when it is in the database. */
export async function writeTraffic(platform: Platform): Promise<void> {
  const hub = hubOf(platform)
  const { counts, faults } = hub
  const db = platform.database.kysely
  hub.counts = new Map()
  hub.faults = []
  if (counts.size > 0) {
    const rows = [...counts].map(([key, count]) => {
      const [protocol = '', hour = ''] = key.split('\n')
      return { protocol, hour, ...count }
    })
    await sql`
      insert into protocols.traffic as t (protocol, hour, requests, refused, failed)
      select protocol, hour, requests, refused, failed
      from jsonb_to_recordset(${jsonb(rows)}) as r(protocol text, hour timestamptz, requests integer, refused integer, failed integer)
      on conflict (protocol, hour) do update set requests = t.requests + excluded.requests,
        refused = t.refused + excluded.refused, failed = t.failed + excluded.failed`.execute(db)
  }
  if (faults.length > 0)
    await sql`
      insert into protocols.fault (protocol, at, address, operation, message, request, size)
      select protocol, at, address, operation, message, decode(request, 'hex'), size
      from jsonb_to_recordset(${jsonb(faults)}) as f(protocol text, at timestamptz, address text, operation text, message text,
        request text, size integer)`.execute(db)
}

/** Begins to write what comes in; returns how to stop, which writes what is left. */
export async function startCounting(platform: Platform): Promise<() => Promise<void>> {
  const write = () =>
    writeTraffic(platform).catch((err: unknown) => platform.log.warn({ err }, 'traffic of protocols was not written'))
  const timer = setInterval(() => void write(), every).unref()
  const deaf = platform.live.hear((topic) => {
    // After a reset nothing of before is told.
    if (topic !== 'reset') return
    const hub = hubOf(platform)
    hub.counts.clear()
    hub.faults = []
    hub.allowances.clear()
  })
  return async () => {
    clearInterval(timer)
    deaf()
    await write()
  }
}
