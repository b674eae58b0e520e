import { sql } from 'kysely'
import { actorName } from '../../platform/actor.ts'
import { notFound, refuse, type Block, type Refusal } from '../../platform/refusal.ts'
import { tablesOf, type Work } from '../../platform/work.ts'
import { branchById, todayAt } from '../org/index.ts'
import { blockKindsOf, stopsOf } from './block-kinds.ts'
import type { AddPatronBlock, AddPatronNote, Patron } from './contract.ts'
import type { PastBlock } from './contract-people.ts'
import { patronBlocked, patronUnblocked } from './events.ts'
import { patronById } from './queries.ts'
import { dayOrNull } from './register-patron.ts'
import { isInForce } from './rules/lending-blocks.ts'
import { lockPatron } from './store.ts'
import type { PatronsTables } from './tables.ts'

type NewBlock = NonNullable<(typeof AddPatronBlock)['types']>['body']
type NewNote = NonNullable<(typeof AddPatronNote)['types']>['body']

/** Blocks a patron by hand, until a last day or until someone clears it. */
export async function addPatronBlock(w: Work, id: number, request: NewBlock): Promise<Patron | Refusal> {
  const row = await lockPatron(w, id)
  if (!row) return notFound('patron', `There is no patron ${id}.`)
  const reason = request.reason.trim()
  const until = dayOrNull(request.until)
  const kind = request.kind ?? null
  const branch = request.branch ?? null
  const problems: Block[] = []
  if (reason === '')
    problems.push({
      code: 'invalid-reason',
      field: 'reason',
      message: 'Write why, for the colleague who will be asked.',
    })
  if (!isInForce({ until }, await todayAt(w, row.branch_id)))
    problems.push({
      code: 'invalid-until',
      field: 'until',
      message: 'The last day of the block is past already. Choose today or later.',
    })
  if (kind !== null && !(await blockKindsOf(w)).has(kind))
    problems.push({ code: 'invalid-kind', field: 'kind', message: `There is no kind of block "${kind}".` })
  if (branch !== null && !(await branchById(w, branch)))
    problems.push({ code: 'branch-not-found', field: 'branch', message: `There is no branch ${branch}.` })
  if (problems.length > 0) return refuse(...problems)
  const block = await tablesOf<PatronsTables>(w)
    .insertInto('patrons.block')
    .values({
      patron_id: id,
      reason,
      since: w.now,
      until,
      by_name: actorName(w.actor),
      kind_code: kind,
      branch_id: branch,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await w.audit({
    action: 'patron.block',
    subject: `patron:${id}`,
    reason,
    detail: { block: block.id, until: until?.toString() ?? null, ...(kind !== null && { kind }) },
  })
  await w.publish(patronBlocked, { patron: id, block: block.id, kind, until: until?.toString() ?? null })
  return patronById(w, id)
}

/** Clears a block; it stays in the patron's history with who cleared it and why. */
export async function clearPatronBlock(w: Work, id: number, block: number, why?: string): Promise<Patron | Refusal> {
  const cleared = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.block')
    .set({ cleared_at: w.now, cleared_by: actorName(w.actor), cleared_reason: (why ?? '').trim() })
    .where('id', '=', block)
    .where('patron_id', '=', id)
    .where('cleared_at', 'is', null)
    .returning('reason')
    .executeTakeFirst()
  if (!cleared) return notFound('block', 'There is no such block, or someone has cleared it already.')
  await w.audit({
    action: 'patron.unblock',
    subject: `patron:${id}`,
    ...(why !== undefined && { reason: why }),
    detail: { block, reason: cleared.reason },
  })
  await w.publish(patronUnblocked, { patron: id, block })
  return patronById(w, id)
}

/** Every block that a patron ever had, latest first. */
export async function pastBlocks(w: Work, id: number): Promise<{ total: number; rows: PastBlock[] }> {
  const { rows } = await sql<{
    id: number
    kind: string | null
    kind_name: string | null
    reason: string
    since: Temporal.Instant
    until: Temporal.PlainDate | null
    by_name: string
    branch_id: number | null
    stops: string[] | null
    ignore_within: number | null
    cleared_at: Temporal.Instant | null
    cleared_by: string | null
    cleared_reason: string | null
  }>`
    select b.id, k.code as kind, k.name as kind_name, b.reason, b.since, b.until, b.by_name, b.branch_id, k.stops, k.ignore_within,
      b.cleared_at, b.cleared_by, b.cleared_reason
    from patrons.block b left join patrons.block_kind k on k.code = b.kind_code
    where b.patron_id = ${id} order by b.id desc`.execute(w.db)
  return {
    total: rows.length,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      kindName: row.kind_name,
      reason: row.reason,
      since: row.since.toString(),
      until: row.until?.toString() ?? null,
      by: row.by_name,
      branch: row.branch_id,
      stops: stopsOf(row.stops),
      ignoreWithin: row.ignore_within,
      cleared: row.cleared_at?.toString() ?? null,
      clearedBy: row.cleared_by,
      clearedReason: row.cleared_reason,
    })),
  }
}

/** Adds a note: for staff, told at the desk, or a message to the patron. */
export async function addPatronNote(w: Work, id: number, note: NewNote): Promise<Patron | Refusal> {
  if (!(await lockPatron(w, id))) return notFound('patron', `There is no patron ${id}.`)
  if (note.text.trim() === '') return refuse({ code: 'invalid-text', field: 'text', message: 'Write the note first.' })
  const kind = note.kind ?? 'staff'
  await tablesOf<PatronsTables>(w)
    .insertInto('patrons.note')
    .values({
      patron_id: id,
      text: note.text.trim(),
      at: w.now,
      by_name: actorName(w.actor),
      kind,
      until: dayOrNull(note.until),
    })
    .execute()
  await w.audit({ action: 'patron.note', subject: `patron:${id}`, detail: { kind } })
  return patronById(w, id)
}

/** Takes a note away. */
export async function endPatronNote(w: Work, id: number, note: number): Promise<Patron | Refusal> {
  const ended = await tablesOf<PatronsTables>(w)
    .updateTable('patrons.note')
    .set({ done_at: w.now, done_by: actorName(w.actor) })
    .where('id', '=', note)
    .where('patron_id', '=', id)
    .where('done_at', 'is', null)
    .returning('kind')
    .executeTakeFirst()
  if (!ended) return notFound('note', 'There is no such note, or someone has taken it away already.')
  await w.audit({ action: 'patron.note-end', subject: `patron:${id}`, detail: { note, kind: ended.kind } })
  return patronById(w, id)
}
