import { checkCallNumber, fitOnShelf, suggestCallNumber, type ShelfNeighbour } from '@carrel/call-number'
import { cleanScan } from '@carrel/identifiers'
import { sql, type RawBuilder } from 'kysely'
import { actorName } from '../../../platform/actor.ts'
import { jsonText } from '../../../platform/json-text.ts'
import { defineJob, handle, type JobContext, type JobHandler } from '../../../platform/jobs.ts'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import { mustWork, readWork, type Work } from '../../../platform/work.ts'
import type { CallNumberRun, CallNumberSelection } from '../contract-call-number-runs.ts'
import type { RecordForm } from '../rules/bib-draft.ts'
import { storedRecord } from '../stored-record.ts'
import { neighbourOf, shelfAround } from './neighbours.ts'
import { getRun } from './runs.ts'
import { styleReader, type ResolvedStyle, type StylePlace } from './style.ts'

const batchSize = 100

interface PlanPayload {
  readonly run: number
  readonly name: string
  readonly selection: CallNumberSelection
}
const PlanRun = defineJob<PlanPayload>('catalog.plan-call-numbers', {
  title: ({ name }) => `Plan call numbers: ${name}`,
})

/** Begins to plan numbers for many items; the plan is made by a job, and nothing is changed until it is applied. */
export async function planRun(w: Work, selection: CallNumberSelection): Promise<Outcome<CallNumberRun>> {
  const { items, barcodes, bibs, place } = selection
  if (!items?.length && !barcodes?.length && !bibs?.length && !place) {
    return refuse({
      code: 'nothing-selected',
      message: 'Choose the items first: by scanning, by title, or a whole place.',
    })
  }
  const name =
    selection.name?.trim() || (selection.how === 'mend' ? 'Call numbers put right' : 'Call numbers from records')
  const { rows } = await sql<{ id: number }>`
    insert into catalog.call_number_run (name, how, state, created_at, by_name)
    values (${name}, ${selection.how}, 'planning', ${w.now}, ${actorName(w.actor)}) returning id`.execute(w.db)
  const run = rows[0]?.id ?? 0
  const job = await w.enqueue(PlanRun, { run, name, selection })
  await sql`update catalog.call_number_run set job_id = ${job} where id = ${run}`.execute(w.db)
  return getRun(w, run)
}

/** Does the queued planning, with its progress. Tried again after a crash it goes on where it was. */
export const planRunHandler: JobHandler = handle(PlanRun, async (context, { run, selection }) => {
  const read = readWork(context.platform, context.actor)
  try {
    const ids = await selectedItems(read, selection, run)
    const planner = await plannerFor(read, selection.how)
    for (let at = 0; at < ids.length && !context.cancelled(); at += batchSize) {
      const rows = await planner(ids.slice(at, at + batchSize))
      await mustWork(context.platform, context.actor, (w) => insertRows(w, run, rows, selection))
      context.progress(Math.min(at + batchSize, ids.length), ids.length)
    }
    await endPlanning(context, run, 'planned')
    return { run, items: ids.length }
  } catch (error) {
    await endPlanning(context, run, 'failed')
    throw error
  }
})

async function endPlanning({ platform }: JobContext, run: number, state: 'planned' | 'failed'): Promise<void> {
  await sql`update catalog.call_number_run set state = ${state} where id = ${run} and state = 'planning'`.execute(
    platform.database.kysely,
  )
  platform.live.tell('call-number-run', { run })
}

/** Items of a selection that are not planned yet, in the order of their numbers. */
async function selectedItems(
  w: Pick<Work, 'db'>,
  selection: CallNumberSelection,
  run: number,
): Promise<readonly number[]> {
  const { items, barcodes, bibs, place } = selection
  const any: RawBuilder<unknown>[] = []
  if (items?.length) any.push(sql`i.id = any(${items}::bigint[])`)
  if (barcodes?.length) any.push(sql`i.barcode = any(${barcodes.map(cleanScan)}::text[])`)
  if (bibs?.length) any.push(sql`i.bib_id = any(${bibs}::bigint[])`)
  if (place) {
    const branch = place.branch === undefined ? sql`` : sql`and i.branch_id = ${place.branch}`
    const location = place.location === undefined ? sql`` : sql`and i.location_id = ${place.location}`
    any.push(sql`(${place.which === 'missing' ? sql`i.shelf_key = ''` : sql`true`} ${branch} ${location})`)
  }
  const { rows } = await sql<{ id: number }>`
    select i.id from catalog.item i where i.deleted_at is null and (${sql.join(any, sql` or `)})
      and not exists (select from catalog.call_number_run_row r where r.run_id = ${run} and r.item_id = i.id)
    order by i.id`.execute(w.db)
  return rows.map(({ id }) => id)
}

interface Planned {
  readonly item: number
  readonly before: string
  readonly after: string | null
  readonly reasons: readonly string[]
  readonly warnings: readonly string[]
  readonly why: string | null
}

interface ItemRow extends StylePlace {
  readonly id: number
  readonly bib: number
  readonly branch: number
  readonly part: string | null
  readonly callNumber: string
  readonly form: RecordForm
  readonly record: Buffer
}

type Planner = (ids: readonly number[]) => Promise<readonly Planned[]>

async function plannerFor(w: Pick<Work, 'db'>, how: CallNumberSelection['how']): Promise<Planner> {
  const styleAt = await styleReader(w)
  // Numbers that this run gives stand on no shelf yet, and are taken all the same.
  const given = new Map<string, ShelfNeighbour[]>()
  return async (ids) => {
    const { rows } = await sql<ItemRow>`
      select i.id, i.bib_id as bib, i.branch_id as branch, i.location_id as location, i.item_type as "itemType", i.part,
        coalesce(i.home_call_number, i.call_number) as "callNumber", v.form, v.record
      from catalog.item i join catalog.bib b on b.id = i.bib_id
        join catalog.bib_version v on v.bib_id = b.id and v.version = b.version
      where i.id = any(${[...ids]}::bigint[]) order by i.id`.execute(w.db)
    const planned: Planned[] = []
    for (const item of rows) {
      const style = await styleAt(item)
      planned.push(how === 'mend' ? mended(item, style) : await suggested(w, item, style, given))
    }
    return planned
  }
}

function mended(item: ItemRow, { style }: ResolvedStyle): Planned {
  const { callNumber: before } = item
  const check = checkCallNumber(before, style.scheme, style.prefix ? { prefixes: [style.prefix] } : {})
  const said = check.findings.map(({ message }) => message)
  if (check.proposal !== undefined && check.proposal !== '') {
    return { item: item.id, before, after: check.proposal, reasons: said, warnings: [], why: null }
  }
  return check.valid
    ? { item: item.id, before, after: before, reasons: [], warnings: [], why: null }
    : { item: item.id, before, after: null, reasons: [], warnings: [], why: said.join(' ') }
}

async function suggested(
  w: Pick<Work, 'db'>,
  item: ItemRow,
  { style }: ResolvedStyle,
  given: Map<string, ShelfNeighbour[]>,
): Promise<Planned> {
  const { callNumber: before, id } = item
  const record = storedRecord(item.record, item.form)
  const { suggestions, missing } = suggestCallNumber(record, style, { volume: item.part ?? '' })
  const [suggestion] = suggestions
  if (!suggestion) return { item: id, before, after: null, reasons: [], warnings: [], why: missing ?? null }
  const around = await shelfAround(w, suggestion, { branch: item.branch })
  const key = `${item.branch}/${suggestion.prefix} ${suggestion.classNumber}`
  const taken = given.getOrInsertComputed(key, () => [])
  const neighbours = [...around.map((row) => neighbourOf(row, suggestion.byTitle)), ...taken]
  const fit = fitOnShelf(suggestion, neighbours, String(item.bib))
  taken.push({
    callNumber: fit.callNumber,
    heading: suggestion.heading,
    isTitle: false,
    title: suggestion.heading,
    record: String(item.bib),
  })
  const findings = [...suggestion.findings, ...fit.findings].filter(({ severity }) => severity !== 'note')
  return {
    item: id,
    before,
    after: fit.callNumber,
    reasons: [...suggestion.reasons, ...fit.reasons],
    warnings: findings.map(({ message }) => message),
    why: null,
  }
}

async function insertRows(
  w: Work,
  run: number,
  rows: readonly Planned[],
  { place }: CallNumberSelection,
): Promise<void> {
  // Where only what can be mended was asked for, the rest would bury it.
  const kept =
    place?.which === 'proposals' ? rows.filter(({ before, after }) => after !== null && after !== before) : rows
  const values = kept.map((row) => ({
    ...row,
    state: row.after === null ? 'none' : row.after === row.before ? 'same' : 'planned',
  }))
  await sql`
    insert into catalog.call_number_run_row (run_id, item_id, before, after, reasons, warnings, why, state)
    select ${run}, item, before, after, reasons, warnings, why, state
    from json_to_recordset(${jsonText(values)}::json)
      as r(item bigint, before text, after text, reasons text[], warnings text[], why text, state text)
    on conflict do nothing`.execute(w.db)
}

/** Leaves an item out of a plan, takes it in again, or gives it a number by hand. */
export async function changeRunRow(
  w: Work,
  id: number,
  item: number,
  change: { readonly after?: string; readonly leaveOut?: boolean },
): Promise<Outcome<object>> {
  const run = await getRun(w, id)
  if (isRefusal(run)) return run
  if (run.state !== 'planned') {
    return refuse({ code: 'run-not-planned', message: 'A plan can be changed only before it is applied.' })
  }
  const after = change.after?.trim()
  const state =
    change.leaveOut === true
      ? sql`'left-out'`
      : sql`case when ${after ?? null}::text is null and after is null then 'none'
          when coalesce(${after ?? null}::text, after) = before then 'same' else 'planned' end`
  await sql`
    update catalog.call_number_run_row set after = coalesce(${after ?? null}::text, after), state = ${state},
      warnings = case when ${after ?? null}::text is null then warnings else '{}' end,
      reasons = case when ${after ?? null}::text is null then reasons else array['Written by hand.'] end
    where run_id = ${id} and item_id = ${item}`.execute(w.db)
  return {}
}
