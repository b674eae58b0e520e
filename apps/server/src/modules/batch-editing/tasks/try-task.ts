import { readerFor, sniffFormat, titleOf } from '@carrel/marc'
import { recordText } from '@carrel/marc-tasks'
import { isRefusal, refuse, type Outcome } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'
import { bibRecords, storedRecord } from '../../catalog/index.ts'
import type { TryBatchTask } from '../contract.ts'
import { crewOf } from '../editor/crew-of.ts'
import type { LooseOutcome, LooseRecord, TaskPlan } from '../editor/protocol.ts'
import { runLoose } from '../editor/run-loose.ts'
import { TaskHangs } from '../editor/task-hangs.ts'
import { diffView } from '../runs/changes.ts'
import { plannedTask } from '../runs/begin-run.ts'

type Request = NonNullable<typeof TryBatchTask.types>['body']
type Tried = NonNullable<typeof TryBatchTask.types>['response']

/** Records that are tried at once. */
const most = 50

/** What a task would do to a few records: titles of the catalogue, or records that someone pasted. Nothing is saved. */
export async function tryTask(w: Work, request: Request): Promise<Outcome<Tried>> {
  const planned = await plannedTask(w, { task: request.task })
  if (isRefusal(planned)) return planned
  const stored = await bibRecords(w, request.bibs ?? [])
  const pasted = request.marc === undefined ? [] : pastedRecords(request.marc)
  if (isRefusal(pasted)) return pasted
  const records: readonly (LooseRecord & { readonly bib: number | null })[] = [
    ...stored.map(({ bib, bytes, form }, index) => ({ bib, bytes, form, number: index + 1 })),
    ...pasted.map((record, index) => ({ ...record, bib: null, number: stored.length + index + 1 })),
  ]
  if (records.length === 0) {
    return refuse({ code: 'selection-empty', message: 'Choose a record to try the task on, or paste one.' })
  }
  const plan = { task: planned.task, called: [...planned.called], now: w.now.epochMilliseconds }
  const outcomes = await outcomesOf(w, plan, records)
  if (isRefusal(outcomes)) return outcomes
  return {
    rows: outcomes.map(({ state, steps, note, after }, index) => {
      const record = records[index]
      const before = record && storedRecord(record.bytes, record.form)
      const changed = after && storedRecord(after.bytes, after.form)
      return {
        bib: record?.bib ?? null,
        title: before ? titleOf(before) : '',
        state,
        steps: [...steps],
        note,
        diff: before && changed ? diffView(before, changed) : null,
        after: changed ? recordText(changed) : null,
      }
    }),
  }
}

/** A task that hangs is found out by a few records; the others need not be waited for. */
const mostStuck = 2

async function outcomesOf(
  w: Work,
  plan: TaskPlan,
  records: readonly LooseRecord[],
): Promise<Outcome<readonly LooseOutcome[]>> {
  const loose = records.map(({ bytes, form, number }) => ({ bytes, form, number }))
  try {
    return await runLoose(crewOf(w.platform), { plan, records: loose, as: 'saved' }, mostStuck)
  } catch (error) {
    if (!(error instanceof TaskHangs)) throw error
    return refuse({ code: 'batch-task-hangs', field: 'task', message: error.message })
  }
}

function pastedRecords(text: string): Outcome<readonly Omit<LooseRecord, 'number'>[]> {
  const bytes = Buffer.from(text, 'utf8')
  const sniffed = sniffFormat(bytes)
  if (!sniffed.ok) return refuse({ code: 'invalid-marc', field: 'marc', message: sniffed.message })
  const reader = readerFor(sniffed.format)
  const entries = [...reader.push(bytes), ...reader.end()]
  const unread = entries.find(({ record }) => !record)
  const records = entries.flatMap(({ record, raw }) => (record ? [{ bytes: raw, form: sniffed.format }] : []))
  if (records.length > 0 && records.length <= most && !unread) return records
  const message =
    records.length > most
      ? `There are ${records.length} records in this text; ${most} are tried at once.`
      : (unread?.problems[0]?.message ?? 'There is no record in this text.')
  return refuse({ code: 'invalid-marc', field: 'marc', message })
}
