import { sql } from 'kysely'
import { handle, type JobContext, type JobHandler } from '../../../platform/jobs.ts'
import type { CsvForm, CsvRecord } from '../../../platform/csv.ts'
import { isRefusal, refuse, type Block } from '../../../platform/refusal.ts'
import { readWork, tablesOf, withWork, type Work } from '../../../platform/work.ts'
import { branchesOf, todayAt } from '../../org/index.ts'
import { categoriesOf } from '../categories.ts'
import type { ImportPlan } from '../contract-import.ts'
import type { PatronsTables } from '../tables.ts'
import { draftOfRow, type Draft, type Known } from './draft-of-row.ts'
import { formOf, recordsOf } from './import-file.ts'
import { importJob } from './import-jobs.ts'
import { importRow, planOf } from './imports.ts'
import { takeRow, type Taken } from './take-row.ts'
import { takeTogether } from './take-together.ts'

// Lines that are written together, and committed together.
const batchSize = 500

interface LineResult extends Taken {
  readonly line: number
  readonly name: string
  readonly from: number
  readonly to: number
}

interface Run {
  readonly context: JobContext
  readonly id: number
  readonly file: string
  readonly size: number
  readonly columns: readonly string[]
  readonly form: CsvForm
  readonly plan: ImportPlan
  readonly known: Known
}

/** Does a queued check or import. */
export const importHandler: JobHandler = handle(importJob, async (context, payload) => {
  const { platform, actor } = context
  const reader = readWork(platform, actor)
  const row = await importRow(reader, payload.import)
  if (!row) return {}
  await setState(context, row.id, { state: 'running' })
  await sql`delete from patrons.import_line where import_id = ${row.id}`.execute(reader.db)
  try {
    const { form, columns } = await formOf(platform, row.file, row.size)
    const known: Known = {
      categories: await categoriesOf(reader),
      branches: (await branchesOf(reader)).ordered,
      today: await todayAt(reader, null),
    }
    const run: Run = {
      context,
      id: row.id,
      file: row.file,
      size: row.size,
      columns,
      form,
      plan: planOf(row.plan),
      known,
    }
    const counts = payload.dryRun ? await dryRun(run) : await realRun(run)
    const state = context.cancelled() ? 'cancelled' : payload.dryRun ? 'checked' : 'done'
    await setState(context, row.id, { state, ended_at: platform.clock.now(), ...counts })
    return { import: row.id, ...counts }
  } catch (error) {
    await setState(context, row.id, { state: 'failed', error: error instanceof Error ? error.message : String(error) })
    throw error
  }
})

type Changes = Partial<{
  state: 'running' | 'checked' | 'done' | 'cancelled' | 'failed'
  error: string
  ended_at: Temporal.Instant
  lines: number
  added: number
  changed: number
  existing: number
  refused: number
}>

async function setState({ platform }: JobContext, id: number, changes: Changes): Promise<void> {
  await tablesOf<PatronsTables>({ db: platform.database.kysely })
    .updateTable('patrons.import')
    .set(changes)
    .where('id', '=', id)
    .execute()
  platform.live.tell('patron-import', { id })
}

interface Counts {
  lines: number
  added: number
  changed: number
  existing: number
  refused: number
}

const noCounts = (): Counts => ({ lines: 0, added: 0, changed: 0, existing: 0, refused: 0 })

function count(counts: Counts, results: readonly LineResult[]): void {
  for (const { state } of results) {
    counts.lines++
    counts[state]++
  }
}

/** Imports in batches, each committed by itself: what was done stays when the machine stops. */
async function realRun(run: Run): Promise<Counts> {
  const { context } = run
  const counts = noCounts()
  for await (const records of batchesOf(run)) {
    const results = await withWork(context.platform, context.actor, async (w) => {
      const done = await takeBatch(w, records, run)
      await writeLines(w, run.id, done)
      return done
    })
    if (isRefusal(results)) throw new Error(results.blocks.map(({ message }) => message).join(' '))
    count(counts, results)
    await setState(context, run.id, counts)
    tell(run, records, counts)
  }
  return counts
}

/** Does everything in one transaction that is taken back at its end, so that lines see those before them; what became of the lines is kept by another. */
async function dryRun(run: Run): Promise<Counts> {
  const { context } = run
  let counts = noCounts()
  const refused: Block = { code: 'dry-run', message: 'A dry run writes nothing.' }
  await withWork(context.platform, context.actor, async (w) => {
    counts = noCounts()
    // Those who would be added do not exist.
    const unborn = new Set<number | null>()
    for await (const records of batchesOf(run)) {
      const results = await takeBatch(w, records, run)
      for (const { state, patron } of results) if (state === 'added') unborn.add(patron)
      const shown = results.map((result) => (unborn.has(result.patron) ? { ...result, patron: null } : result))
      await withWork(context.platform, context.actor, (other) => writeLines(other, run.id, shown))
      count(counts, results)
      tell(run, records, counts)
    }
    return refuse(refused)
  })
  return counts
}

/** The records of the file some hundred at a time, until someone cancels. */
async function* batchesOf({ context, file, form }: Run): AsyncGenerator<readonly CsvRecord[]> {
  let batch: CsvRecord[] = []
  for await (const record of recordsOf(context.platform, file, form)) {
    if (context.cancelled()) break
    batch.push(record)
    if (batch.length < batchSize) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function tell({ context, size }: Run, records: readonly CsvRecord[], { lines, refused }: Counts): void {
  context.progress(records.at(-1)?.to ?? 0, size, `${lines} lines, ${refused} refused`)
}

/** Takes the plain rows of a batch together and the others one by one, in their order. */
async function takeBatch(w: Work, records: readonly CsvRecord[], run: Run): Promise<readonly LineResult[]> {
  const rows = records.map((record) => ({
    record,
    broken: brokenBlock(record, run.columns),
    draft: draftOf(record, run),
  }))
  const whole = rows.filter(({ broken }) => !broken)
  const together = await togetherOrNone(
    w,
    whole.map(({ draft }) => draft),
    run,
  )
  const taken = new Map(whole.map(({ record }, i) => [record, together.get(i)]))
  const done: LineResult[] = []
  for (const row of rows) done.push(await takeRecord(w, row, run, taken.get(row.record)))
  return done
}

const draftOf = (record: CsvRecord, { columns, plan, known }: Run) => draftOfRow(record.fields, columns, plan, known)

/** What could be taken together; nothing where that fails, as when another desk gives one of the cards at the same moment. */
async function togetherOrNone(w: Work, drafts: readonly Draft[], run: Run): Promise<ReadonlyMap<number, Taken>> {
  w.send(sql`savepoint batch`.compile(w.db))
  try {
    const taken = await takeTogether(w, drafts, run.plan)
    w.send(sql`release savepoint batch`.compile(w.db))
    return taken
  } catch (error) {
    await sql`rollback to savepoint batch`.execute(w.db)
    w.platform.log.warn({ err: error, import: run.id }, 'rows of an import are taken one by one')
    return new Map()
  }
}

interface Row {
  readonly record: CsvRecord
  readonly broken: Block | undefined
  readonly draft: Draft
}

/** What became of one record. It is taken within a savepoint unless it was taken already: what is refused leaves nothing behind. */
async function takeRecord(w: Work, { record, broken, draft }: Row, run: Run, taken?: Taken): Promise<LineResult> {
  const { line, from, to } = record
  const { familyName, givenName } = draft.patron
  const name = [familyName, givenName].filter(Boolean).join(', ').slice(0, 200)
  const at = (problems: readonly Block[]) =>
    problems.map((block) => ({ ...block, facts: { column: null, value: null, ...block.facts, line } }))
  if (taken) return { ...taken, line, from, to, name }
  if (broken) return { line, from, to, name: '', state: 'refused', patron: null, problems: at([broken]) }
  // Statements of one connection keep their order, so nobody has to wait for these.
  w.send(sql`savepoint line`.compile(w.db))
  try {
    const alone = await takeRow(w, draft, run.plan)
    w.send((alone.state === 'refused' ? sql`rollback to savepoint line` : sql`release savepoint line`).compile(w.db))
    return { ...alone, problems: at(alone.problems), line, from, to, name }
  } catch (error) {
    await sql`rollback to savepoint line`.execute(w.db)
    w.platform.log.error({ err: error, import: run.id, line }, 'a line of an import failed')
    const block = { code: 'line-failed', message: 'This line could not be written; the log of the server says why.' }
    return { line, from, to, name, state: 'refused', patron: null, problems: at([block]) }
  }
}

function brokenBlock({ broken, fields }: CsvRecord, columns: readonly string[]): Block | undefined {
  const value = (fields[0] ?? '').slice(0, 100)
  if (broken === 'quote')
    return { code: 'invalid-line', message: 'A quotation mark opens here and is never closed.', facts: { value } }
  if (broken === 'too-long')
    return { code: 'invalid-line', message: 'This line is longer than a megabyte.', facts: { value } }
  const extra = fields.slice(columns.length).filter((field) => field.trim() !== '')
  if (extra.length > 0)
    return {
      code: 'invalid-line',
      message: `This line has ${fields.length} fields, and there are ${columns.length} headings. Is a delimiter not in quotes?`,
      facts: { value: extra[0] },
    }
  const unkeepable = fields.find((field) => field.includes('\u0000'))
  return unkeepable === undefined
    ? undefined
    : { code: 'invalid-line', message: 'This line holds zero bytes, which are no text.', facts: { value: '' } }
}

async function writeLines(w: Work, id: number, results: readonly LineResult[]): Promise<void> {
  if (results.length === 0) return
  const rows = results.map((result) => ({
    line: result.line,
    state: result.state,
    patron_id: result.patron,
    name: result.name,
    problems: result.problems,
    before: result.before ?? null,
    after: result.after ?? null,
    from_byte: result.from,
    to_byte: result.to,
  }))
  await sql`insert into patrons.import_line (import_id, line, state, patron_id, name, problems, before, after, from_byte, to_byte)
    select ${id}, r.line, r.state, r.patron_id, r.name, r.problems, nullif(r.before, 'null'), nullif(r.after, 'null'), r.from_byte, r.to_byte
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(line integer, state text, patron_id bigint, name text, problems jsonb,
      before jsonb, after jsonb, from_byte bigint, to_byte bigint)
    on conflict (import_id, line) do nothing`.execute(w.db)
}
