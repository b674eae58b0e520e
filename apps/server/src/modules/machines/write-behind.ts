import { sql } from 'kysely'
import { jsonb } from '../../platform/db.ts'
import type { Platform } from '../../platform/platform.ts'
import { hubOf, perMinute, type Hub } from './hub.ts'
import type { NewTrace } from './trace-entry.ts'

// A machine that storms fills neither the memory nor the table: of each second only so many entries are kept.
const mostOfMachine = 200
const mostWaiting = 20_000
const every = 1000

/** Puts an entry into the trace; it is written a moment later, together with others. */
export function noteTrace(platform: Platform, entry: NewTrace): void {
  const hub = hubOf(platform)
  const machine = entry.machine ?? 0
  const kept = hub.kept.get(machine) ?? 0
  if (entry.tone !== 'fault' && (kept >= mostOfMachine || hub.waiting.length >= mostWaiting))
    return void hub.passedOver.set(machine, (hub.passedOver.get(machine) ?? 0) + 1)
  hub.kept.set(machine, kept + 1)
  hub.waiting.push(entry)
}

/** Writes what is waiting: entries of the trace, and how lines do. Resolves when it is in the database. */
export async function writeNow(platform: Platform): Promise<void> {
  const hub = hubOf(platform)
  while (hub.writing) await hub.writing
  hub.writing = write(platform, hub)
    .catch((err: unknown) => platform.log.warn({ err }, 'what machines said was not written'))
    .finally(() => {
      hub.writing = undefined
    })
  await hub.writing
}

async function write(platform: Platform, hub: Hub): Promise<void> {
  const entries = [...hub.waiting, ...passedOver(platform, hub)]
  hub.waiting = []
  hub.kept.clear()
  const db = platform.database.kysely
  if (entries.length > 0) {
    const rows = entries.map(({ at, ...entry }) => ({ ...entry, at: at.toString() }))
    await sql`
      insert into machines.trace (at, machine_id, session, address, emulated, tone, text, code, request, answer, problem, why,
        patron_id, item_id, milliseconds)
      select at, machine, session, address, emulated, tone, text, code, request, answer, problem, why, patron, item, milliseconds
      from jsonb_to_recordset(${jsonb(rows)}) as t(at timestamptz, machine bigint, session text, address text, emulated boolean,
        tone text, text text, code text, request text, answer text, problem text, why jsonb, patron bigint, item bigint,
        milliseconds real)`.execute(db)
  }
  if (hub.heard.size > 0) {
    const heard = [...hub.heard].map(([id, at]) => ({ id, at: at.toString() }))
    hub.heard.clear()
    await sql`
      update machines.machine m set last_message_at = h.at
      from jsonb_to_recordset(${jsonb(heard)}) as h(id bigint, at timestamptz) where m.id = h.id`.execute(db)
    platform.live.tell('machine-trace', { machines: heard.map(({ id }) => id) })
  }
  await writeLines(platform, hub)
}

function passedOver(platform: Platform, hub: Hub): readonly NewTrace[] {
  const told = [...hub.passedOver].map(([machine, count]): NewTrace => ({
    at: platform.clock.now(),
    machine: machine === 0 ? null : machine,
    session: '',
    address: '',
    emulated: false,
    tone: 'line',
    text: `${count} more messages in this second are not in the trace`,
    code: '',
    request: null,
    answer: null,
    problem: null,
    why: [],
    patron: null,
    item: null,
    milliseconds: 0,
  }))
  hub.passedOver.clear()
  return told
}

async function writeLines(platform: Platform, hub: Hub): Promise<void> {
  const db = platform.database.kysely
  const ended = [...hub.ended]
  hub.ended.clear()
  if (ended.length > 0) await sql`delete from machines.session where id = any(${ended}::text[])`.execute(db)
  const lines = [...hub.lines.values()].map((line) => ({
    id: line.id,
    machine: line.machine?.id ?? null,
    address: line.address,
    tls: line.tls,
    emulated: line.emulated,
    since: line.since.toString(),
    last: line.lastMessage?.toString() ?? null,
    messages: line.messages,
    faults: line.faults,
    per_minute: perMinute(line),
  }))
  if (lines.length > 0) {
    await sql`
      insert into machines.session (id, machine_id, address, tls, emulated, since, last_message_at, messages, faults, per_minute, seen_at)
      select id, machine, address, tls, emulated, since, last, messages, faults, per_minute, now()
      from jsonb_to_recordset(${jsonb(lines)}) as l(id text, machine bigint, address text, tls boolean, emulated boolean,
        since timestamptz, last timestamptz, messages bigint, faults bigint, per_minute integer)
      on conflict (id) do update set machine_id = excluded.machine_id, last_message_at = excluded.last_message_at,
        messages = excluded.messages, faults = excluded.faults, per_minute = excluded.per_minute, seen_at = now()`.execute(
      db,
    )
  }
  const { listener } = hub
  if (listener) {
    await sql`
      insert into machines.listener (process, port, tls_port, most, seen_at)
      values (${hub.process}, ${listener.port}, ${listener.tlsPort}, ${listener.most}, now())
      on conflict (process) do update set port = excluded.port, tls_port = excluded.tls_port, most = excluded.most, seen_at = now()`.execute(
      db,
    )
  }
}

const heartbeat = 10

/** Writes every second while there is something to write, and that lines are still open every ten; hears who is to hang up. */
export async function startWriting(platform: Platform): Promise<() => Promise<void>> {
  const hub = hubOf(platform)
  let beats = 0
  const timer = setInterval(() => {
    beats += 1
    const isDue = beats % heartbeat === 0 && (hub.lines.size > 0 || hub.listener !== undefined)
    const isBusy = hub.waiting.length > 0 || hub.ended.size > 0 || hub.heard.size > 0
    if ((isDue || isBusy) && !hub.writing) void writeNow(platform)
  }, every).unref()
  const deaf = platform.live.hear((topic, data) => {
    if (topic !== 'machine-hang-up' || typeof data !== 'object' || data === null) return
    for (const line of hub.lines.values()) {
      const isMeant =
        ('machine' in data && data.machine === line.machine?.id) || ('session' in data && data.session === line.id)
      if (isMeant) line.hangUp()
    }
  })
  return async () => {
    clearInterval(timer)
    deaf()
    hub.listener = undefined
    await writeNow(platform)
    await sql`delete from machines.listener where process = ${hub.process}`
      .execute(platform.database.kysely)
      .catch(() => {})
    platform.services.delete('machines.hub')
  }
}
