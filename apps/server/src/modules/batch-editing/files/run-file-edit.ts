import { outputFormats, type InputFormat, type MarcEntry, type OutputFormat } from '@carrel/marc'
import { sql, type Kysely } from 'kysely'
import { jsonb } from '../../../platform/db.ts'
import { handle, type JobHandler } from '../../../platform/jobs.ts'
import { jsonText } from '../../../platform/json-text.ts'
import type { Platform } from '../../../platform/platform.ts'
import { contentsOf, FileRecords, UnusableFile } from '../../catalog/index.ts'
import { crewOf } from '../editor/crew-of.ts'
import type { LooseOutcome } from '../editor/protocol.ts'
import { runLoose } from '../editor/run-loose.ts'
import { TaskHangs } from '../editor/task-hangs.ts'
import type { RunListener } from '../runs/preview-run.ts'
import { fileEditJob, fileEditRow, type FileEditRow } from './file-edits.ts'

const batchSize = 500
/** A task that hangs in more records than this is given up: each costs seconds. */
const mostStuck = 20

/** Does a queued task over a file, with its progress. */
export const fileEditHandler: JobHandler = handle(fileEditJob, async (context, { edit }) => {
  await runFileEdit(context.platform, edit, context)
  return { edit }
})

/** Runs a task over an uploaded file and keeps the file that comes of it. The catalogue is not touched. */
export async function runFileEdit(platform: Platform, id: number, listener: RunListener): Promise<void> {
  const db = platform.database.kysely
  const edit = await begin(db, id)
  if (!edit) return
  try {
    // A packed file is kept unpacked beside, so that single records of it can be shown.
    const { hash: file } = await platform.files.put(contentsOf(platform.files.get(edit.file)))
    await sql`update batch_editing.file_edit set file = ${file} where id = ${id}`.execute(db)
    const run = new FileRun(platform, { ...edit, file }, listener)
    const { hash } = await platform.files.put(run.result())
    const state = run.isStopped ? 'cancelled' : 'done'
    await sql`
      update batch_editing.file_edit set state = ${state}, result = ${run.isStopped ? null : hash}, form = ${run.form},
        records = ${run.records}, changed = ${run.changed}, untouched = ${run.untouched}, steps = ${jsonb(Object.fromEntries(run.steps))}
      where id = ${id}`.execute(db)
  } catch (error) {
    const isFile = error instanceof UnusableFile || error instanceof TaskHangs
    const told = isFile ? error.message : 'Something failed while the file was worked on. Try it again.'
    await sql`update batch_editing.file_edit set state = 'failed', error = ${told} where id = ${id}`.execute(db)
    if (!isFile) throw error
  }
}

async function begin(db: Kysely<unknown>, id: number): Promise<FileEditRow | undefined> {
  const { rows } = await sql`
    update batch_editing.file_edit set state = 'running', error = null
    where id = ${id} and state in ('waiting', 'running') returning id`.execute(db)
  if (rows.length === 0) return undefined
  await sql`delete from batch_editing.file_change where edit_id = ${id}`.execute(db)
  return fileEditRow({ db }, id)
}

/** What stands around, and between, the records of a format. */
const frames: Readonly<Partial<Record<OutputFormat, readonly [before: string, between: string, after: string]>>> = {
  marcxml: [
    '<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">\n',
    '',
    '</collection>\n',
  ],
  json: ['[\n', ',\n', '\n]\n'],
}

/** One walk through a file: the bytes that come of it, and what was counted. */
class FileRun {
  records = 0
  changed = 0
  untouched = 0
  readonly steps = new Map<number, number>()
  form: InputFormat = 'iso2709'
  isStopped = false
  readonly #platform: Platform
  readonly #edit: FileEditRow
  readonly #listener: RunListener
  readonly #now: number
  #stuck = 0
  /** Bytes of the result so far. */
  #at = 0

  constructor(platform: Platform, edit: FileEditRow, listener: RunListener) {
    this.#platform = platform
    this.#edit = edit
    this.#listener = listener
    this.#now = platform.clock.now().epochMilliseconds
  }

  async *result(): AsyncGenerator<Uint8Array> {
    const file = this.#platform.files.get(this.#edit.file)
    const records = new FileRecords(file, this.#edit.name)
    let batch: MarcEntry[] = []
    try {
      for await (const entry of records) {
        if (this.records === 0 && batch.length === 0) yield* this.#begin(records.form)
        batch.push(entry)
        if (batch.length < batchSize) continue
        if (this.#listener.cancelled()) {
          this.isStopped = true
          return
        }
        yield* this.#editBatch(batch)
        batch = []
        this.#listener.progress(records.bytes, this.#edit.size)
      }
      yield* this.#editBatch(batch)
      yield* this.#said(this.#frame[2])
    } finally {
      file.destroy()
    }
  }

  *#begin(form: InputFormat): Generator<Uint8Array> {
    this.form = form
    if (!isOutput(form)) {
      throw new UnusableFile('Records in this format can be read and not written. Convert the file to ISO 2709 first.')
    }
    yield* this.#said(this.#frame[0])
  }

  get #frame(): readonly [string, string, string] {
    return (isOutput(this.form) ? frames[this.form] : undefined) ?? ['', '', '']
  }

  *#said(text: string): Generator<Uint8Array> {
    if (text === '') return
    const bytes = Buffer.from(text, 'utf8')
    this.#at += bytes.length
    yield bytes
  }

  async *#editBatch(batch: readonly MarcEntry[]): AsyncGenerator<Uint8Array> {
    const as = isOutput(this.form) ? this.form : 'iso2709'
    const readable = batch.filter(({ record }) => record !== undefined)
    const { task, called } = this.#edit
    const asked = {
      plan: { task, called, now: this.#now },
      records: readable.map(({ raw, number }) => ({ bytes: raw, form: this.form, number })),
      as,
    }
    const outcomes = await runLoose(crewOf(this.#platform), asked, mostStuck - this.#stuck)
    this.#stuck += outcomes.filter(({ state }) => state === 'stuck').length
    const byNumber = new Map(readable.map(({ number }, index) => [number, outcomes[index]]))
    const rows: object[] = []
    for (const entry of batch) {
      const outcome = byNumber.get(entry.number)
      if (this.records > 0) yield* this.#said(this.#frame[1])
      this.records += 1
      const bytes = pieceOf(entry, outcome, as)
      rows.push(...this.#note(entry, outcome, bytes.length))
      this.#at += bytes.length
      yield bytes
    }
    await insertChanges(this.#platform.database.kysely, this.#edit.id, rows)
  }

  /** Counts a record, and gives what is kept of one that changed or could not be worked on. */
  #note(entry: MarcEntry, outcome: LooseOutcome | undefined, length: number): readonly object[] {
    if (outcome?.state === 'unchanged') return []
    const isChanged = outcome?.state === 'changed'
    if (isChanged) this.changed += 1
    else this.untouched += 1
    for (const step of isChanged ? outcome.steps : []) this.steps.set(step, (this.steps.get(step) ?? 0) + 1)
    return [
      {
        number: entry.number,
        state: isChanged ? 'changed' : 'untouched',
        control: outcome?.control.slice(0, 200) || null,
        title: outcome?.title.slice(0, 500) || null,
        steps: outcome?.steps ?? [],
        note: outcome ? outcome.note : (entry.problems[0]?.message ?? 'This record cannot be read.'),
        at: entry.offset,
        length: entry.raw.length,
        ...(isChanged && { result_at: this.#at, result_length: length }),
      },
    ]
  }
}

function isOutput(form: InputFormat): form is InputFormat & OutputFormat {
  return (outputFormats as readonly string[]).includes(form)
}

/** The bytes of a record in the result: as they came, unless it was written anew. */
function pieceOf({ raw }: MarcEntry, outcome: LooseOutcome | undefined, as: OutputFormat): Uint8Array {
  const bytes = outcome?.after?.bytes
  if (!bytes) return raw
  // A line of JSON ends with a line break, which does not belong between the records of a list.
  return as === 'json' && bytes.at(-1) === 0x0a ? bytes.subarray(0, -1) : bytes
}

async function insertChanges(db: Kysely<unknown>, edit: number, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into batch_editing.file_change (edit_id, number, state, control, title, steps, note, at, length, result_at, result_length)
    select ${edit}, number, state, control, title, steps, note, at, length, result_at, result_length
    from json_to_recordset(${jsonText(rows)}::json) as r(number integer, state text, control text, title text,
      steps integer[], note text, at bigint, length bigint, result_at bigint, result_length bigint)`.execute(db)
}
