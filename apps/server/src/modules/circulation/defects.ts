import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import type { Money } from '../../platform/money.ts'
import { notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { itemForUpdate, setItemStatus, type ItemFacts, type ItemStatus } from '../catalog/index.ts'
import { charge, correct } from '../fees/index.ts'
import { releaseItem } from '../holds/index.ts'
import { libraryOf } from '../org/index.ts'
import type { Defect, ListDefects } from './contract-troubles.ts'
import { partsMissing } from './events.ts'
import { cancelTransits } from './mark-item.ts'
import type { CirculationTables } from './tables.ts'

const tables = (w: Pick<Work, 'db'>) => tablesOf<CirculationTables>(w)

/** What is wrong with an item. */
export interface DefectRequest {
  readonly kind: 'damaged' | 'parts-missing'
  readonly parts?: readonly string[]
  readonly note?: string
  readonly charge?: Money
  readonly loan?: number
  readonly stillLent?: boolean
}

interface LastLoan {
  readonly id: number
  readonly patron: number | null
  readonly branch: number
}

async function lastLoan(w: Work, item: number, loan: number | undefined): Promise<LastLoan | undefined> {
  const which = loan === undefined ? sql`true` : sql`id = ${loan}`
  const { rows } = await sql<LastLoan>`
    select id, patron_id as patron, branch_id as branch from circulation.loan
    where item_id = ${item} and ${which} order by (returned_at is null) desc, id desc limit 1`.execute(w.db)
  return rows[0]
}

/** Notes damage or missing parts, sets the item aside, and charges who had it last if that is asked for. */
export async function reportDefect(w: Work, id: number, request: DefectRequest): Promise<Defect | Refusal> {
  const item = await itemForUpdate(w, { id })
  if (!item) return notFound('item', `There is no item ${id}.`)
  const loan = await lastLoan(w, id, request.loan)
  if (request.loan !== undefined && !loan) return notFound('loan', `Item ${item.barcode} has no loan ${request.loan}.`)
  const problem = await requestProblem(w, item, request, loan)
  if (problem) return problem
  const patron = loan?.patron ?? null
  const amount = request.charge
  const chargeId =
    amount && patron !== null
      ? await charge(w, {
          patron,
          kind: 'damage',
          amount,
          description: descriptionOf(item, request),
          loan: loan?.id ?? null,
          item: id,
          branch: loan?.branch ?? item.holdingBranch,
        })
      : undefined
  const aside: ItemStatus = request.kind === 'damaged' ? 'damaged' : 'incomplete'
  const defect = await tables(w)
    .insertInto('circulation.defect')
    .values({
      item_id: id,
      loan_id: loan?.id ?? null,
      patron_id: patron,
      branch_id: 'branch' in w.actor && w.actor.branch !== null ? w.actor.branch : item.holdingBranch,
      kind: request.kind,
      parts: [...(request.parts ?? [])],
      at: w.now,
      by_name: actorName(w.actor),
      note: request.note ?? '',
      status_before: item.status,
      charge_id: chargeId ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (request.stillLent !== true && item.status !== 'on-loan') {
    await releaseItem(w, item)
    await cancelTransits(w, id, descriptionOf(item, request))
    await setItemStatus(w, item, aside)
  }
  await w.audit({
    action: request.kind === 'damaged' ? 'item.damaged' : 'item.parts-missing',
    subject: `item:${id}`,
    ...(request.note !== undefined && { reason: request.note }),
    detail: { defect: defect.id, parts: request.parts ?? [], charge: chargeId ?? null },
  })
  if (request.kind === 'parts-missing' && patron !== null)
    await w.publish(partsMissing, { defect: defect.id, patron, item: id, parts: request.parts ?? [] })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: item.holdingBranch, patron }))
  return theDefect(w, defect.id)
}

const descriptionOf = (item: ItemFacts, { kind, parts = [] }: DefectRequest) =>
  kind === 'damaged' ? `Damaged: ${item.title}` : `Missing of ${item.title}: ${parts.join(', ')}`

async function requestProblem(
  w: Work,
  item: ItemFacts,
  request: DefectRequest,
  loan: LastLoan | undefined,
): Promise<Refusal | undefined> {
  const open = await tables(w)
    .selectFrom('circulation.defect')
    .select('id')
    .where('item_id', '=', item.id)
    .where('kind', '=', request.kind)
    .where('state', '=', 'open')
    .executeTakeFirst()
  if (open)
    return refuse({
      code: 'defect-known',
      message: 'This was noted for the item already. Settle or undo that first.',
      facts: { defect: open.id },
    })
  if (!request.charge) return undefined
  const { currency } = await libraryOf(w)
  if (request.charge.currency !== currency || request.charge.amount <= 0)
    return refuse({
      code: 'invalid-amount',
      field: 'charge',
      message: `Write an amount in ${currency}, more than nothing.`,
    })
  if (loan?.patron == null)
    return refuse({
      code: 'patron-forgotten',
      field: 'charge',
      message: 'Who had this item last is not known any more, so nobody can be charged for it.',
    })
  return undefined
}

/** An item is repaired or complete again: it waits to be checked in, which says where it goes. */
export async function settleDefect(
  w: Work,
  id: number,
  request: { readonly parts?: readonly string[]; readonly cancelCharge?: boolean; readonly note?: string },
): Promise<Defect | Refusal> {
  const found = await openDefect(w, id)
  if ('ok' in found) return found
  const left = request.parts ? found.parts.filter((part) => !request.parts?.includes(part)) : []
  const item = await itemForUpdate(w, { id: found.item_id })
  if (left.length > 0) {
    await tables(w).updateTable('circulation.defect').set({ parts: left }).where('id', '=', id).execute()
  } else {
    await endDefect(w, id, 'settled')
    if (item && (item.status === 'damaged' || item.status === 'incomplete')) await setItemStatus(w, item, 'in-process')
  }
  if (request.cancelCharge === true && found.charge_id !== null && left.length === 0)
    await correct(w, found.charge_id, await nothing(w), request.note ?? 'Complete again')
  await w.audit({
    action: 'defect.settle',
    subject: `item:${found.item_id}`,
    ...(request.note !== undefined && { reason: request.note }),
    detail: { defect: id, left },
  })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: found.branch_id, patron: found.patron_id }))
  return theDefect(w, id)
}

/** Takes back what was noted by mistake: the item is as it was, the charge is cancelled. */
export async function undoDefect(w: Work, id: number): Promise<Defect | Refusal> {
  const found = await openDefect(w, id)
  if ('ok' in found) return found
  const item = await itemForUpdate(w, { id: found.item_id })
  if (found.charge_id !== null) await correct(w, found.charge_id, await nothing(w), 'Noted by mistake')
  if (item && (item.status === 'damaged' || item.status === 'incomplete'))
    await setItemStatus(w, item, statusAfterUndo(found.status_before))
  await endDefect(w, id, 'undone')
  await w.audit({ action: 'defect.undo', subject: `item:${found.item_id}`, detail: { defect: id } })
  w.afterCommit(() => w.platform.live.tell('loan', { branch: found.branch_id, patron: found.patron_id }))
  return theDefect(w, id)
}

/** What was kept for a hold or on its way went on without it: it has to be checked in again. */
function statusAfterUndo(before: string): ItemStatus {
  const kept = ['available', 'on-loan', 'in-process', 'missing', 'lost', 'withdrawn', 'damaged', 'restricted'] as const
  return kept.find((status) => status === before) ?? 'in-process'
}

async function nothing(w: Work): Promise<Money> {
  return { amount: 0, currency: (await libraryOf(w)).currency }
}

async function openDefect(w: Work, id: number) {
  const row = await tables(w)
    .selectFrom('circulation.defect')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return notFound('defect', `There is nothing noted under ${id}.`)
  return row.state === 'open' ? row : refuse({ code: 'defect-settled', message: 'This is settled already.' })
}

async function endDefect(w: Work, id: number, state: 'settled' | 'undone'): Promise<void> {
  await tables(w)
    .updateTable('circulation.defect')
    .set({ state, settled_at: w.now, settled_by: actorName(w.actor) })
    .where('id', '=', id)
    .execute()
}

type DefectRow = Omit<Defect, 'at'> & { readonly at: Temporal.Instant; readonly total: number }

async function readDefects(w: Pick<Work, 'db'>, condition: RawBuilder<unknown>, tail: RawBuilder<unknown>) {
  const { rows } = await sql<DefectRow>`
    select d.id, d.kind, d.item_id as item, i.barcode, i.title, i.bib_id as bib, d.loan_id as loan, d.patron_id as patron,
      p.name as "patronName", d.branch_id as branch, d.parts, d.note, d.at, d.by_name as by, d.charge_id as charge, d.state,
      count(*) over () as total
    from circulation.defect d join catalog.item_history_view i on i.id = d.item_id
      left join patrons.patron_view p on p.id = d.patron_id
    where ${condition} ${tail}`.execute(w.db)
  return rows
}

const defectView = ({ total: _total, at, ...row }: DefectRow): Defect => ({ ...row, at: at.toString() })

async function theDefect(w: Work, id: number): Promise<Defect> {
  const [row] = await readDefects(w, sql`d.id = ${id}`, sql``)
  if (!row) throw new Error(`Defect ${id} is gone.`)
  return defectView(row)
}

/** Damaged and incomplete items, the longest waiting first; settled ones latest first. */
export async function listDefects(
  w: Work,
  query: NonNullable<(typeof ListDefects)['types']>['query'],
): Promise<{ total: number; rows: Defect[] }> {
  const parts = [query.settled === true ? sql`d.state <> 'open'` : sql`d.state = 'open'`]
  if (query.branch !== undefined) parts.push(sql`d.branch_id = ${query.branch}`)
  if (query.item !== undefined) parts.push(sql`d.item_id = ${query.item}`)
  if (query.patron !== undefined) parts.push(sql`d.patron_id = ${query.patron}`)
  if (query.kind !== undefined) parts.push(sql`d.kind = ${query.kind}`)
  const order = query.settled === true ? sql`order by d.settled_at desc, d.id` : sql`order by d.at, d.id`
  const rows = await readDefects(
    w,
    sql.join(parts, sql` and `),
    sql`${order} limit ${query.limit ?? 200} offset ${query.offset ?? 0}`,
  )
  return { total: rows[0]?.total ?? 0, rows: rows.map(defectView) }
}
