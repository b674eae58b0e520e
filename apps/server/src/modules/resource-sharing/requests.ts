import { sql, type Selectable } from 'kysely'
import type { Identifier } from '@carrel/ncip'
import { actorName } from '../../platform/actor.ts'
import { refuse, type Block } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { tables, type Partner } from './agency-store.ts'
import type { ResourceSharingTables } from './tables.ts'

/** A request as it is stored. */
export type RequestRow = Selectable<ResourceSharingTables['resource_sharing.request']>
export type RequestKind = RequestRow['kind']

/** What a request is when it begins. */
export interface NewRequest {
  readonly kind: RequestKind
  readonly number: Identifier
  readonly title: string
  readonly patron: number
  readonly returnBy?: Temporal.Instant | undefined
}

/**
 * Takes the number of a request. Undefined when it is taken already, by a message that was sent before or is being answered at this
 * moment: then nothing is to be made again.
 */
export async function claimNumber(w: Work, partner: Partner, request: NewRequest): Promise<number | undefined> {
  const row = await tables(w)
    .insertInto('resource_sharing.request')
    .values({
      agency_id: partner.id,
      kind: request.kind,
      number: request.number.value,
      number_agency: request.number.agency ?? '',
      title: request.title,
      patron_id: request.patron,
      return_by: request.returnBy ?? null,
      created_at: w.now,
    })
    .onConflict((clash) => clash.columns(['agency_id', 'kind', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/** Writes what a request has come to: its title, item and hold. */
export async function fillRequest(
  w: Work,
  id: number,
  made: Partial<Pick<RequestRow, 'bib_id' | 'item_id' | 'hold_id' | 'barcode' | 'title'>>,
): Promise<void> {
  await tables(w).updateTable('resource_sharing.request').set(made).where('id', '=', id).execute()
}

/** A request of a partner by its number, locked; what it lends before what it asks for. */
export function requestByNumber(
  w: Work,
  partner: Partner,
  number: string,
  kind?: RequestKind,
): Promise<RequestRow | undefined> {
  return tables(w)
    .selectFrom('resource_sharing.request')
    .selectAll()
    .where('agency_id', '=', partner.id)
    .where('number', '=', number)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? 'accepted'))
    .orderBy(sql`state <> 'open'`)
    .orderBy('kind')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** What a partner lent under a barcode, the latest first; locked. */
export function acceptedByBarcode(w: Work, partner: Partner, barcode: string): Promise<RequestRow | undefined> {
  return tables(w)
    .selectFrom('resource_sharing.request')
    .selectAll()
    .where('agency_id', '=', partner.id)
    .where('kind', '=', 'accepted')
    .where('barcode', '=', barcode)
    .orderBy(sql`state <> 'open'`)
    .orderBy('id', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
}

/** Open requests of a partner for a title whose holds were filled for a patron. */
export async function filledRequests(
  w: Work,
  partner: Partner,
  { patron, bib }: { readonly patron: number; readonly bib: number },
): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select r.id from resource_sharing.request r join holds.notice_hold_view h on h.id = r.hold_id
    where r.agency_id = ${partner.id} and r.kind = 'requested' and r.state = 'open' and r.bib_id = ${bib}
      and r.patron_id = ${patron} and h.state = 'filled' order by r.id for update of r`.execute(w.db)
  return rows.map((row) => row.id)
}

/** A request by its own number, locked. */
export function requestById(w: Work, id: number): Promise<RequestRow | undefined> {
  return tables(w)
    .selectFrom('resource_sharing.request')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Keeps what happened with a request; it names no reader, because it outlives the reader's part in it. */
export async function noteStep(w: Work, request: number, service: string, text: string): Promise<void> {
  await tables(w)
    .insertInto('resource_sharing.request_step')
    .values({ request_id: request, at: w.now, service, text, by_name: actorName(w.actor) })
    .execute()
  w.afterCommit(() => w.platform.live.tell('resource-sharing', { request }))
}

/** Ends a request; who it was for is forgotten with it. */
export async function endRequest(w: Work, id: number, state: 'closed' | 'cancelled'): Promise<void> {
  await tables(w)
    .updateTable('resource_sharing.request')
    .set({ state, ended_at: w.now, patron_id: null })
    .where('id', '=', id)
    .execute()
  await w.audit({ action: `request.${state === 'closed' ? 'close' : 'cancel'}`, subject: `shared-request:${id}` })
}

/** Refuses because a partner has no such request here. */
export function unknownRequest(number: string) {
  const block: Block = { code: 'request-not-found', message: `There is no request ${number} here.` }
  return refuse(block)
}
