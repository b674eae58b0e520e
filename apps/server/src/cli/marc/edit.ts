import path from 'node:path'
import { controlNumber, diffRecords, type MarcEntry, type MarcRecord } from '@carrel/marc'
import type { Stylesheets } from '@carrel/marc-tasks'
import { editGuarded } from '@carrel/marc-tasks/node/guard'
import { KeptStylesheets } from '../../platform/xslt/kept-stylesheets.ts'
import { CommandError, type CommandIo } from '../command.ts'
import { parseOptions, wholeNumber } from '../options.ts'
import { changedLines } from './diff-lines.ts'
import { openRecordOutput, refuseSameFile, type RecordOutput } from './record-output.ts'
import { keepRefusals } from './refusals.ts'
import { loadTasks } from './tasks/load-tasks.ts'
import { readyTasks, type ReadyTasks } from './tasks/ready-tasks.ts'
import { readingOptions, walkRecords, type Reading } from './walk-records.ts'
import { refusedFile, secondsSince, tellEnd, writingFor, writingOptions, type Writing } from './writing-options.ts'

const usage =
  'marc edit FILE --task TASK … [--name NAME] (--out FILE | --preview N) [--force] [--to FORMAT] [--encoding E] [--refused FILE] [--json] [--from FORMAT]'

/** Records that are edited together under one time limit. */
const BATCH = 250
/** Records that are looked at before anything is written. */
const DRY = 1000

/**
 * `carrel marc edit`: does tasks to the records of a file, tasks of MarcEdit or Carrel's own. Without `--out` it shows what
 * would change. Records that are not changed keep their bytes. A task that would empty records is stopped before anything is
 * written, unless `--force` is said; one whose regular expression never ends leaves that record as it was and names it.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseOptions(
    argv,
    {
      ...readingOptions,
      ...writingOptions,
      task: { type: 'string', multiple: true },
      name: { type: 'string' },
      preview: { type: 'string' },
      force: { type: 'boolean' },
    },
    usage,
  )
  const [file] = positionals
  const { task: files = [] } = values
  if (file === undefined || positionals.length > 1 || files.length === 0)
    throw new CommandError(`Usage: carrel ${usage}`)
  const stylesheets = new KeptStylesheets()
  try {
    return await editFile(file, files, values, io, stylesheets)
  } finally {
    stylesheets.close()
  }
}

interface EditValues extends Reading, Writing {
  readonly out?: string | undefined
  readonly refused?: string | undefined
  readonly json?: boolean | undefined
  readonly name?: string | undefined
  readonly preview?: string | undefined
  readonly force?: boolean | undefined
}

async function editFile(
  file: string,
  files: readonly string[],
  values: EditValues,
  io: CommandIo,
  stylesheets: Stylesheets,
): Promise<number> {
  const { out } = values
  const started = performance.now()
  const shown = wholeNumber('preview', values.preview, out === undefined ? 10 : 0)
  const tasks = readyTasks(await loadTasks(files, values.name), stylesheets)
  tellTasks(tasks, io)
  if (out !== undefined) refuseSameFile(out, file, ...files)
  const refusals = keepRefusals(out === undefined ? values.refused : refusedFile(values.refused, out))
  const output =
    out === undefined ? undefined : openRecordOutput(out, io, { ...writingLike(file, out, values), refusals })
  const edit = new EditRun(tasks, io, output, { shown, json: values.json === true, force: values.force === true })
  try {
    const { records } = await walkRecords(file, io, values, refusals, (record, entry) => edit.add(record, entry))
    await edit.finish()
    await refusals.finish()
    await output?.finish()
    const { changed, emptied, stopped, failed } = edit
    const refused = refusals.count
    const unchanged = edit.records - changed
    const { instructions, understood } = tasks.compiled
    const totals = {
      records,
      changed,
      unchanged,
      refused,
      emptied,
      stopped,
      failed,
      ...(output && { written: output.written }),
      instructions,
      understood,
      notUnderstood: tasks.notUnderstood,
      warnings: tasks.warnings,
      perStep: tasks.perStep,
      seconds: secondsSince(started),
    }
    const written = output ? `, written ${output.written}` : ', nothing written (say --out FILE)'
    const sentence = `${records} records: ${changed} changed, ${unchanged} unchanged${failed === 0 ? '' : `, ${failed} of these because a step failed`}, ${refused} refused${refusals.note}${written}; ${understood} of ${instructions} instructions done`
    tellEnd(io, values, totals, sentence)
    return understood === 0 ? 1 : 0
  } catch (error) {
    await output?.abort()
    await refusals.abort()
    throw error
  }
}

/** Unless the name of the result or `--to` tells a format, it is that of the file. */
function writingLike(file: string, out: string, values: Writing): ReturnType<typeof writingFor> {
  const hasEnding = /\.[A-Za-z0-9]+$/.test(path.basename(out))
  if (values.to !== undefined || hasEnding) return writingFor(out, values)
  return /\.[A-Za-z0-9]+$/.test(path.basename(file))
    ? writingFor(file, values)
    : writingFor(out, { ...values, to: 'iso2709' })
}

/** What is told before the records are looked at. */
function tellTasks({ compiled, notUnderstood, warnings }: ReadyTasks, io: CommandIo): void {
  if (compiled.instructions === 0) throw new CommandError('The task has no instructions.')
  for (const warning of warnings) io.stderr.write(`Beware: ${warning}\n`)
  for (const { task, line, text, why } of notUnderstood) {
    const where = line === undefined ? '' : `, line ${line}`
    io.stderr.write(`“${task}”${where} is left out: ${why}\n  ${(text ?? '').replaceAll('\t', '⇥')}\n`)
  }
}

interface EditOptions {
  readonly shown: number
  readonly json: boolean
  readonly force: boolean
}

/** Edits records batch by batch and counts what becomes of them. */
class EditRun {
  records = 0
  changed = 0
  emptied = 0
  stopped = 0
  /** Records with which a step failed. */
  failed = 0
  readonly #tasks: ReadyTasks
  readonly #io: CommandIo
  readonly #output: RecordOutput | undefined
  readonly #options: EditOptions
  readonly #now = new Date().toISOString().replace(/\.\d+Z$/, 'Z')
  #waiting: { record: MarcRecord; entry: MarcEntry }[] = []
  /** What is kept back until enough was looked at. */
  #held: { record: MarcRecord; entry: MarcEntry }[] | undefined = []
  #shown = 0

  constructor(tasks: ReadyTasks, io: CommandIo, output: RecordOutput | undefined, options: EditOptions) {
    this.#tasks = tasks
    this.#io = io
    this.#output = output
    this.#options = options
  }

  add(record: MarcRecord, entry: MarcEntry): Promise<void> | undefined {
    this.#waiting.push({ record, entry })
    return this.#waiting.length >= BATCH ? this.#flush() : undefined
  }

  async finish(): Promise<void> {
    await this.#flush()
    await this.#release()
  }

  async #flush(): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    const given = waiting.map(({ record, entry }) => ({ record, run: { number: entry.number, now: this.#now } }))
    // When many records do not come to an end, each of them is given less time, so that the file does.
    const results = editGuarded(this.#tasks.compiled, given, 1000, this.stopped < 10 ? 2000 : 200)
    for (const [index, { record, entry }] of waiting.entries()) {
      const result = results[index]
      if (!result) continue
      this.records++
      if (result.stopped) this.#tellStopped(record, entry)
      if (result.failed !== undefined) this.#tellFailed(record, entry, result.failed)
      const next = this.#count(record, result.record, result.steps, entry)
      if (this.#held) this.#held.push({ record: next, entry })
      else await this.#output?.write(next, entry)
    }
    if (this.records >= DRY) await this.#release()
  }

  /** What becomes of a record; one that would be emptied stays as it was. */
  #count(record: MarcRecord, next: MarcRecord, steps: readonly number[], entry: MarcEntry): MarcRecord {
    if (next === record) return record
    if (next.fields.length === 0 && record.fields.length > 0) {
      this.emptied++
      if (!this.#options.force) {
        if (!this.#held) this.#io.stderr.write(`${nameOf(record, entry)} would be emptied; it was left as it was.\n`)
        return record
      }
    }
    this.changed++
    for (const step of steps) {
      const count = this.#tasks.perStep[step - 1]
      if (count) count.records++
    }
    if (this.#shown < this.#options.shown) this.#show(record, next, steps, entry)
    return next
  }

  /** Lets through what was kept back, unless the task empties records. */
  async #release(): Promise<void> {
    const held = this.#held
    if (!held) return
    if (this.emptied > 0 && !this.#options.force) {
      throw new CommandError(
        `The task would leave ${this.emptied} of the first ${this.records} records without any field, so nothing was written. Say --force if that is meant.`,
      )
    }
    this.#held = undefined
    for (const { record, entry } of held) await this.#output?.write(record, entry)
  }

  #tellStopped(record: MarcRecord, entry: MarcEntry): void {
    this.stopped++
    this.#io.stderr.write(
      `${nameOf(record, entry)} was left as it was: the task did not come to an end with it; look at its regular expressions.\n`,
    )
  }

  #tellFailed(record: MarcRecord, entry: MarcEntry, why: string): void {
    this.failed++
    this.#io.stderr.write(`${nameOf(record, entry)} was left as it was: ${why}\n`)
  }

  #show(record: MarcRecord, next: MarcRecord, steps: readonly number[], entry: MarcEntry): void {
    this.#shown++
    const changes = changedLines(diffRecords(record, next))
    if (this.#options.json) {
      const line = { record: entry.number, control: controlNumber(record), steps, changes }
      this.#io.stdout.write(`${JSON.stringify(line)}\n`)
      return
    }
    const lines = changes.flatMap(({ before, after }) => [
      ...(before === undefined ? [] : [`- ${before}\n`]),
      ...(after === undefined ? [] : [`+ ${after}\n`]),
    ])
    this.#io.stdout.write(`${nameOf(record, entry)}, steps ${steps.join(', ')}\n${lines.join('')}\n`)
  }
}

function nameOf(record: MarcRecord, entry: MarcEntry): string {
  const control = controlNumber(record)
  return `record ${entry.number}${control === '' ? '' : ` (${control})`}`
}
