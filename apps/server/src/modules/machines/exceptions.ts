import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { jsonb } from '../../platform/db.ts'
import { notFound, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import type { MachineException } from './contract.ts'
import type { MachinesTables } from './tables.ts'

/** Something that a machine did on its own. */
export interface NewException {
  readonly machine: { readonly id: number; readonly name: string; readonly branch: number }
  readonly kind: MachineException['kind']
  readonly recorded: boolean
  readonly card: string
  readonly barcode: string
  readonly patron: number | null
  readonly item: number | null
  readonly loan: number | null
  readonly happened: Temporal.Instant
  readonly blocks: readonly Block[]
}

/** Keeps it for staff to look at. */
export async function noteException(w: Work, { machine, ...exception }: NewException): Promise<void> {
  await tablesOf<MachinesTables>(w)
    .insertInto('machines.exception')
    .values({
      at: w.now,
      machine_id: machine.id,
      machine_name: machine.name,
      branch_id: machine.branch,
      kind: exception.kind,
      recorded: exception.recorded,
      card: exception.card.slice(0, 100),
      barcode: exception.barcode.slice(0, 100),
      patron_id: exception.patron,
      item_id: exception.item,
      loan_id: exception.loan,
      happened_at: exception.happened,
      blocks: jsonb(exception.blocks.map(({ code, message }) => ({ code, message }))),
    })
    .execute()
  w.afterCommit(() => w.platform.live.tell('machine-exception', { machine: machine.id }))
}

interface Row {
  readonly id: number
  readonly at: Temporal.Instant
  readonly machine_id: number | null
  readonly machine_name: string
  readonly kind: MachineException['kind']
  readonly recorded: boolean
  readonly card: string
  readonly barcode: string
  readonly patron_id: number | null
  readonly item_id: number | null
  readonly loan_id: number | null
  readonly happened_at: Temporal.Instant
  readonly blocks: MachineException['blocks']
  readonly settled_at: Temporal.Instant | null
  readonly settled_by: string | null
  readonly note: string
  readonly total: number
}

async function read(
  w: Work,
  condition: RawBuilder<unknown>,
  page: { readonly limit?: number; readonly offset?: number } = {},
): Promise<{ total: number; rows: MachineException[] }> {
  const { rows } = await sql<Row>`
    select *, count(*) over () as total from machines.exception e where ${condition}
    order by id desc limit ${page.limit ?? 200} offset ${page.offset ?? 0}`.execute(w.db)
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at.toString(),
      machine: row.machine_id,
      machineName: row.machine_name,
      kind: row.kind,
      recorded: row.recorded,
      card: row.card,
      barcode: row.barcode,
      patron: row.patron_id,
      item: row.item_id,
      loan: row.loan_id,
      happened: row.happened_at.toString(),
      blocks: row.blocks,
      settledAt: row.settled_at?.toString() ?? null,
      settledBy: row.settled_by,
      note: row.note,
    })),
  }
}

/** What machines did on their own, newest first. */
export function listExceptions(
  w: Work,
  query: { readonly settled?: boolean; readonly machine?: number; readonly limit?: number; readonly offset?: number },
) {
  const parts = [sql`true`]
  if (query.settled !== undefined) parts.push(query.settled ? sql`settled_at is not null` : sql`settled_at is null`)
  if (query.machine !== undefined) parts.push(sql`machine_id = ${query.machine}`)
  return read(w, sql.join(parts, sql` and `), query)
}

/** Says that somebody has looked at it. */
export async function settleException(w: Work, id: number, note: string): Promise<MachineException | Refusal> {
  const row = await tablesOf<MachinesTables>(w)
    .updateTable('machines.exception')
    .set({ settled_at: w.now, settled_by: actorName(w.actor), note })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  const [exception] = (await read(w, sql`id = ${id}`)).rows
  if (!exception) return notFound('exception', `There is no exception ${id}.`)
  if (row) {
    await w.audit({ action: 'machine.settle-exception', subject: `machine-exception:${id}`, detail: { note } })
    w.afterCommit(() => w.platform.live.tell('machine-exception', { machine: exception.machine }))
  }
  return exception
}
