import { sql } from 'kysely'
import type { Platform } from '../../platform/platform.ts'
import { carrel, mustWork, type Work } from '../../platform/work.ts'
import { tables } from './agency-store.ts'
import type { Answered } from './answer-ncip.ts'
import type { ListNcipMessages, NcipLogEntry } from './contract.ts'

/** Messages that are kept of each partner, and of all that are unknown together. */
const kept = 200
/** Characters of a message or answer that are kept. */
const longestKept = 20_000

/** Text as the database keeps it: without zero bytes, cut where it is very long. */
function keepable(text: string): string {
  const plain = text.replaceAll('\u0000', '')
  return plain.length <= longestKept ? plain : `${plain.slice(0, longestKept)}\n… (${plain.length} characters in all)`
}

/** Keeps an exchange and lets the oldest of the partner go. */
export async function logExchange(
  platform: Platform,
  answered: Answered,
  exchange: { readonly address: string; readonly bytes: number; readonly milliseconds: number },
): Promise<void> {
  const agency = answered.partner?.id ?? null
  await mustWork(platform, carrel, async (w) => {
    await tables(w)
      .insertInto('resource_sharing.message')
      .values({
        agency_id: agency,
        at: w.now,
        address: exchange.address,
        service: answered.service.slice(0, 100),
        outcome: answered.outcome,
        problem: answered.problem?.type ?? '',
        detail: keepable(answered.problem?.detail ?? ''),
        warnings: [...answered.warnings],
        request: keepable(answered.request),
        answer: keepable(answered.xml),
        bytes: exchange.bytes,
        milliseconds: Math.round(exchange.milliseconds),
      })
      .execute()
    await sql`delete from resource_sharing.message where agency_id is not distinct from ${agency} and id < (
      select id from resource_sharing.message where agency_id is not distinct from ${agency} order by id desc offset ${kept - 1} limit 1)`.execute(
      w.db,
    )
    w.afterCommit(() => platform.live.tell('resource-sharing', { agency }))
  })
}

type Query = NonNullable<typeof ListNcipMessages.types>['query']
type Row = Omit<NcipLogEntry, 'at'> & { readonly at: Temporal.Instant; readonly total: number }

/** The last messages with their answers, latest first. */
export async function listMessages(w: Work, query: Query): Promise<{ total: number; rows: NcipLogEntry[] }> {
  const { rows } = await sql<Row>`
    select m.id, m.agency_id as agency, a.name as "agencyName", m.at, m.address, m.service, m.outcome, m.problem, m.detail, m.warnings,
      m.request, m.answer, m.bytes, m.milliseconds, count(*) over () as total
    from resource_sharing.message m left join resource_sharing.agency a on a.id = m.agency_id
    where (${query.agency ?? null}::bigint is null or m.agency_id = ${query.agency ?? null})
      and (${query.unknown !== true} or m.agency_id is null)
      and (${query.outcome ?? null}::text is null or m.outcome = ${query.outcome ?? null})
    order by m.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, at, ...row }) => ({ ...row, at: at.toString() })),
  }
}
