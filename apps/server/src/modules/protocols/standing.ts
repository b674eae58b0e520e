import { sql } from 'kysely'
import { changed } from '../../platform/live-cache.ts'
import { notFound, type Outcome } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { ProtocolFault, ProtocolStanding } from './contract.ts'
import { hubOf } from './hub.ts'
import { protocolList, protocolNamed, type Protocol } from './protocol-list.ts'
import { ruleTopic, type ProtocolSettings } from './protocol-settings.ts'
import { faultText } from './rules/fault-text.ts'
import type { ProtocolsTables } from './tables.ts'
import { writeTraffic } from './write-behind.ts'

/** Refuses because there is no such protocol. */
export function unknownProtocol(name: string) {
  return notFound('protocol', `Carrel has no protocol "${name.slice(0, 40)}".`)
}

/** All protocols with their rules and what came in by them in the last day. */
export async function listProtocols(w: Work): Promise<{ total: number; rows: ProtocolStanding[] }> {
  await writeTraffic(w.platform)
  const db = tablesOf<ProtocolsTables>(w)
  const thisHour = w.now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const lastDay = Array.from({ length: 24 }, (_, n) => thisHour.subtract({ hours: 23 - n }))
  const since = thisHour.subtract({ hours: 24 })
  const [rules, hours] = await Promise.all([
    db.selectFrom('protocols.rule').selectAll().execute(),
    db.selectFrom('protocols.traffic').selectAll().where('hour', '>', since).orderBy('hour').execute(),
  ])
  const rows = protocolList.map((protocol: Protocol) => {
    const rule = rules.find((row) => row.protocol === protocol.name)
    const own = hours.filter((row) => row.protocol === protocol.name)
    const sum = (of: (row: (typeof own)[number]) => number) => own.reduce((total, row) => total + of(row), 0)
    return {
      name: protocol.name,
      title: protocol.title,
      text: protocol.text,
      address: addressOf(w, protocol),
      canTry: protocol.name === 'z3950' || protocol.trial !== null,
      audience: rule?.audience ?? protocol.audience,
      perMinute: rule?.per_minute ?? protocol.perMinute,
      mostRecords: rule?.most_records ?? protocol.mostRecords,
      hours: lastDay.map((hour) => {
        const row = own.find((each) => each.hour.equals(hour))
        return {
          hour: hour.toString(),
          requests: row?.requests ?? 0,
          refused: row?.refused ?? 0,
          failed: row?.failed ?? 0,
        }
      }),
      requests: sum((row) => row.requests),
      refused: sum((row) => row.refused),
      failed: sum((row) => row.failed),
    }
  })
  return { total: rows.length, rows }
}

function addressOf(w: Work, { path }: Protocol): string | null {
  if (path !== null) return path
  const { z3950 } = hubOf(w.platform).listening
  return z3950 ? `${z3950.host}:${z3950.port}/Default` : null
}

/** Sets who may use a protocol and how much. */
export async function putProtocol(w: Work, name: string, rule: ProtocolSettings): Promise<Outcome<ProtocolStanding>> {
  if (!protocolNamed(name)) return unknownProtocol(name)
  const values = {
    audience: rule.audience,
    per_minute: rule.perMinute,
    most_records: rule.mostRecords,
    changed_at: w.now,
  }
  await tablesOf<ProtocolsTables>(w)
    .insertInto('protocols.rule')
    .values({ protocol: name, ...values })
    .onConflict((clash) => clash.column('protocol').doUpdateSet(values))
    .execute()
  changed(w, ruleTopic)
  await w.audit({ action: 'protocol.change', subject: `protocol:${name}`, detail: { ...rule } })
  const { rows } = await listProtocols(w)
  return rows.find((row) => row.name === name) ?? unknownProtocol(name)
}

/** The last requests that could not be answered, latest first. */
export async function listFaults(w: Work, name: string): Promise<Outcome<{ total: number; rows: ProtocolFault[] }>> {
  if (!protocolNamed(name)) return unknownProtocol(name)
  await writeTraffic(w.platform)
  const { rows } = await sql<{
    id: number
    at: Temporal.Instant
    address: string
    operation: string
    message: string
    request: Buffer
    size: number
  }>`select id, at, address, operation, message, request, size from protocols.fault where protocol = ${name}
    order by id desc limit 50`.execute(w.db)
  return {
    total: rows.length,
    rows: rows.map(({ at, request, ...fault }) => ({
      ...fault,
      at: at.toString(),
      hex: request.toString('hex'),
      text: faultText(request),
    })),
  }
}
