import { sql } from 'kysely'
import { actorName, may } from '../../platform/actor.ts'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { alterPatron } from './change-patron.ts'
import type { PatronRequest } from './contract-registration.ts'
import { erasePatron } from './leaving.ts'
import type { PatronsTables } from './tables.ts'

interface Row {
  readonly id: number
  readonly patron: number
  readonly name: string
  readonly kind: 'contact' | 'erasure'
  readonly wanted: Record<string, string>
  readonly now: Record<string, string>
  readonly note: string
  readonly state: PatronRequest['state']
  readonly at: Temporal.Instant
  readonly decided_by: string | null
  readonly reason: string
  readonly total: number
}

/** What patrons asked for in their account, oldest first. */
export async function listRequests(
  w: Work,
  query: { readonly state?: PatronRequest['state']; readonly limit?: number; readonly offset?: number },
): Promise<{ total: number; rows: PatronRequest[] }> {
  return readRequests(w, sql`r.state = ${query.state ?? 'waiting'}`, query.limit ?? 50, query.offset ?? 0)
}

async function readRequests(
  w: Work,
  condition: ReturnType<typeof sql>,
  limit: number,
  offset: number,
): Promise<{ total: number; rows: PatronRequest[] }> {
  const { rows } = await sql<Row>`
    select r.id, r.patron_id as patron, p.name, r.kind, r.wanted,
      json_build_object('email', p.email, 'phone', p.phone, 'address', p.address) as now,
      r.note, r.state, r.at, r.decided_by, r.reason, count(*) over () as total
    from patrons.request r join patrons.patron p on p.id = r.patron_id
    where ${condition} order by r.id limit ${limit} offset ${offset}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total: _total, decided_by, at, ...row }) => ({
      ...row,
      at: at.toString(),
      decidedBy: decided_by,
    })),
  }
}

async function waiting(w: Work, id: number) {
  return tablesOf<PatronsTables>(w)
    .selectFrom('patrons.request')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst()
}

const notWaiting = () => notFound('request', 'There is no such request, or somebody has decided already.')

/** Does what a patron asked for. */
export async function approveRequest(w: Work, id: number): Promise<PatronRequest | Refusal> {
  const row = await waiting(w, id)
  if (!row) return notWaiting()
  const view = (await readRequests(w, sql`r.id = ${id}`, 1, 0)).rows[0]
  if (!view) return notWaiting()
  if (row.kind === 'erasure' && !may(w.actor, 'patrons:delete'))
    return refuse({
      code: 'permission-missing',
      message: 'Erasing needs the permission "patrons:delete". Ask a senior colleague.',
      facts: { permission: 'patrons:delete' },
    })
  if (row.kind === 'contact') {
    const { email, phone, address } = view.wanted
    const done = await alterPatron(
      w,
      row.patron_id,
      {
        ...(email !== undefined && { email }),
        ...(phone !== undefined && { phone }),
        ...(address !== undefined && { address }),
      },
      'patron',
    )
    if (isRefusal(done)) return done
  }
  await decide(w, id, 'approved', '')
  if (row.kind === 'erasure') {
    const done = await erasePatron(w, row.patron_id, 'The patron asked for it')
    if (isRefusal(done)) return done
  }
  w.afterCommit(() => w.platform.live.tell('patron-request', { patron: row.patron_id }))
  return { ...view, state: 'approved', decidedBy: actorName(w.actor) }
}

/** Turns down what a patron asked for. */
export async function rejectRequest(w: Work, id: number, reason: string): Promise<PatronRequest | Refusal> {
  const row = await waiting(w, id)
  if (!row) return notWaiting()
  await decide(w, id, 'rejected', reason)
  await w.audit({
    action: 'patron.request-rejected',
    subject: `patron:${row.patron_id}`,
    reason,
    detail: { request: id },
  })
  w.afterCommit(() => w.platform.live.tell('patron-request', { patron: row.patron_id }))
  return (await readRequests(w, sql`r.id = ${id}`, 1, 0)).rows[0] ?? notWaiting()
}

async function decide(w: Work, id: number, state: 'approved' | 'rejected', reason: string): Promise<void> {
  await tablesOf<PatronsTables>(w)
    .updateTable('patrons.request')
    .set({ state, decided_at: w.now, decided_by: actorName(w.actor), reason })
    .where('id', '=', id)
    .execute()
}
