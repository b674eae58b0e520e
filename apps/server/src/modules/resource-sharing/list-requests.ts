import { sql } from 'kysely'
import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import type { ListSharedRequests, SharedRequest } from './contract.ts'
import { endRequest, noteStep, requestById } from './requests.ts'
import { stageOf } from './rules/stage.ts'
import { closeAccepted, endItsHold } from './take-away.ts'

interface Row {
  readonly id: number
  readonly agency: number
  readonly agency_name: string
  readonly kind: SharedRequest['kind']
  readonly number: string
  readonly state: 'open' | 'closed' | 'cancelled'
  readonly title: string
  readonly barcode: string | null
  readonly bib: number | null
  readonly hold: number | null
  readonly hold_state: string | null
  readonly patron: number | null
  readonly patron_name: string | null
  readonly pickup_name: string | null
  readonly due: Temporal.Instant | null
  readonly lent: boolean
  readonly return_by: Temporal.Instant | null
  readonly created_at: Temporal.Instant
  readonly ended_at: Temporal.Instant | null
  readonly steps: SharedRequest['steps'] | null
  readonly total: number
}

type Query = NonNullable<typeof ListSharedRequests.types>['query'] & { readonly id?: number }

/** Requests with what has become of them, latest first. */
export async function listRequests(w: Work, query: Query): Promise<{ total: number; rows: SharedRequest[] }> {
  const q = query.q?.trim() ?? ''
  const like = `%${q.replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<Row>`
    select r.id, r.agency_id as agency, a.name as agency_name, r.kind, r.number, r.state, r.title, r.barcode, r.bib_id as bib,
      r.hold_id as hold, h.state as hold_state, r.patron_id as patron, p.name as patron_name, b.name as pickup_name, l.due_at as due,
      exists (select from resource_sharing.request_step s where s.request_id = r.id and s.service = 'CheckOutItem') as lent,
      r.return_by, r.created_at, r.ended_at, count(*) over () as total,
      (select json_agg(json_build_object('at', s.at, 'service', s.service, 'text', s.text, 'by', s.by_name) order by s.id)
        from resource_sharing.request_step s where s.request_id = r.id) as steps
    from resource_sharing.request r
      join resource_sharing.agency a on a.id = r.agency_id
      left join holds.notice_hold_view h on h.id = r.hold_id
      left join org.branch_view b on b.id = h.pickup_branch_id
      left join patrons.patron_view p on p.id = r.patron_id
      left join lateral (
        select o.due_at from circulation.open_loan_view o join catalog.item_view i on i.id = o.item_id
        where case r.kind when 'accepted' then o.item_id = r.item_id else o.patron_id = r.patron_id and i.bib_id = r.bib_id end
        limit 1) l on true
    where (${query.id ?? null}::bigint is null or r.id = ${query.id ?? null})
      and (${query.agency ?? null}::bigint is null or r.agency_id = ${query.agency ?? null})
      and (${query.kind ?? null}::text is null or r.kind = ${query.kind ?? null})
      and (${query.open !== true} or r.state = 'open')
      and (${q} = '' or r.number ilike ${like} or r.title ilike ${like} or r.barcode ilike ${like} or p.name ilike ${like})
    order by r.id desc limit ${query.limit ?? 100} offset ${query.offset ?? 0}`.execute(w.db)
  return { total: rows[0]?.total ?? 0, rows: rows.map(viewOf) }
}

function viewOf(row: Row): SharedRequest {
  return {
    id: row.id,
    agency: row.agency,
    agencyName: row.agency_name,
    kind: row.kind,
    number: row.number,
    stage: stageOf({
      state: row.state,
      hold: row.hold_state ?? undefined,
      onLoan: row.due !== null,
      lent: row.lent,
    }),
    title: row.title,
    barcode: row.barcode,
    bib: row.bib,
    hold: row.hold,
    patron: row.patron,
    patronName: row.patron_name,
    pickupName: row.pickup_name,
    due: row.due?.toString() ?? null,
    returnBy: row.return_by?.toString() ?? null,
    createdAt: row.created_at.toString(),
    endedAt: row.ended_at?.toString() ?? null,
    steps: (row.steps ?? []).map((step) => ({ ...step, at: Temporal.Instant.from(step.at).toString() })),
  }
}

/** Closes a request by hand, as its item went back without a message. */
export async function closeRequest(w: Work, id: number): Promise<SharedRequest | Refusal> {
  const request = await requestById(w, id)
  if (!request) return notFound('request', `There is no request ${id}.`)
  if (request.state !== 'open')
    return refuse({ code: 'request-ended', message: `This request is ${request.state} already.` })
  const reason = 'Closed by staff'
  if (request.kind === 'accepted') {
    const refused = await closeAccepted(w, request, 'closed', reason)
    if (isRefusal(refused)) return refused
  } else {
    const refused = await endItsHold(w, request, reason)
    if (isRefusal(refused)) return refused
    await endRequest(w, id, 'closed')
  }
  await noteStep(w, id, 'close', reason)
  const [row] = (await listRequests(w, { id })).rows
  return row ?? notFound('request', `There is no request ${id}.`)
}
