import { sql } from 'kysely'
import type { Work } from '../../platform/work.ts'
import type { MachineSession } from './contract.ts'
import { hubOf } from './hub.ts'
import { staleAfter } from './machine-rows.ts'
import { writeNow } from './write-behind.ts'

interface Row {
  readonly id: string
  readonly machine: number | null
  readonly name: string | null
  readonly address: string
  readonly tls: boolean
  readonly emulated: boolean
  readonly since: Temporal.Instant
  readonly last: Temporal.Instant | null
  readonly messages: number
  readonly faults: number
}

/** Lines that are open, in whatever process. */
export async function listSessions(
  w: Work,
  { machine }: { readonly machine?: number },
): Promise<{ total: number; rows: MachineSession[] }> {
  await writeNow(w.platform)
  const { rows } = await sql<Row>`
    select s.id, s.machine_id as machine, m.name, s.address, s.tls, s.emulated, s.since, s.last_message_at as last, s.messages, s.faults
    from machines.session s left join machines.machine m on m.id = s.machine_id
    where s.seen_at > now() - ${staleAfter}::interval
      and (${machine ?? null}::bigint is null or s.machine_id = ${machine ?? null})
    order by s.since, s.id limit 5000`.execute(w.db)
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      id: row.id,
      machine: row.machine,
      machineName: row.name,
      address: row.address,
      tls: row.tls,
      emulated: row.emulated,
      since: row.since.toString(),
      lastMessage: row.last?.toString() ?? null,
      messages: row.messages,
      faults: row.faults,
    })),
  }
}

/** Hangs up; whichever process holds the line hears of it. */
export async function endSession(w: Work, session: string): Promise<object> {
  await w.audit({ action: 'machine.hang-up', subject: `machine-session:${session}` })
  w.afterCommit(() => w.platform.live.tell('machine-hang-up', { session }))
  return {}
}

/** Where machines reach the library, and how much goes on. */
export async function machineLine(w: Work) {
  const own = hubOf(w.platform).listener
  if (own) await writeNow(w.platform)
  const { rows } = await sql<{ port: number; tls_port: number | null; most: number }>`
    select port, tls_port, most from machines.listener where seen_at > now() - ${staleAfter}::interval
    order by seen_at desc limit 1`.execute(w.db)
  const counted = await sql<{ open: number; per_minute: number }>`
    select count(*)::int as open, coalesce(sum(per_minute), 0)::int as per_minute from machines.session
    where not emulated and seen_at > now() - ${staleAfter}::interval`.execute(w.db)
  const [at] = rows
  const [now] = counted.rows
  return {
    listening: at !== undefined,
    port: at?.port ?? w.platform.config.sip2Port,
    tlsPort: at?.tls_port ?? null,
    open: now?.open ?? 0,
    most: at?.most ?? 0,
    perMinute: now?.per_minute ?? 0,
  }
}
