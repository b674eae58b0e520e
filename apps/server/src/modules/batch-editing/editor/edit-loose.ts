import { controlNumber, createWriter, titleOf, type MarcRecord, type OutputFormat } from '@carrel/marc'
import { rememberedHeadingKeys, storedRecord } from '../../catalog/index.ts'
import { unsound } from '../rules/unsound.ts'
import { compiledPlan } from './compiled.ts'
import { editing, editRecord, whyItFailed, type Editing, type EditOutcome } from './edit-record.ts'
import type { EditorTasks, LooseOutcome } from './protocol.ts'
import type { Watch } from './watch.ts'

type Done = Omit<LooseOutcome, 'title' | 'control'>

/** Does a task to records at hand. */
export function editLoose(
  { plan, records, as, stuck }: EditorTasks['records']['ask'],
  watch: Watch,
): readonly LooseOutcome[] {
  const now = Temporal.Instant.fromEpochMilliseconds(plan.now)
  const using = editing(compiledPlan(plan), now, rememberedHeadingKeys())
  const left = new Set(stuck)
  return records.map(({ bytes, form, number }, place) => {
    const before = storedRecord(bytes, form)
    const known = { title: titleOf(before), control: controlNumber(before) }
    if (left.has(place)) return { ...known, ...leftAlone(before, as) }
    const edit = (): Done =>
      as === 'saved'
        ? savedOutcome(editRecord(before, { number, control: known.control || String(number) }, using))
        : fileOutcome(before, number, using, as)
    return { ...known, ...watch(place, edit) }
  })
}

/** Why a record was left alone that a task hangs in. */
export const stuckNote =
  'The task came to no end with this record: a regular expression of it may go on for ever here. The record was left as it is.'

function leftAlone(before: MarcRecord, as: 'saved' | OutputFormat): Done {
  return { state: 'stuck', steps: [], note: stuckNote, after: as === 'saved' ? null : asItCame(before, as) }
}

function savedOutcome(outcome: EditOutcome): Done {
  if (outcome.state === 'unchanged') return { state: 'unchanged', steps: [], note: null, after: null }
  if (outcome.state === 'ready') {
    const { steps, bytes, form } = outcome
    return { state: 'changed', steps, note: null, after: { bytes, form } }
  }
  return { state: outcome.state, steps: outcome.steps, note: outcome.note, after: null }
}

/** A record of a file keeps its own control number, its date of change and, in ISO 2709, its encoding. */
function fileOutcome(before: MarcRecord, number: number, { compiled, moment }: Editing, as: OutputFormat): Done {
  try {
    const { record, steps } = compiled.run(before, { number, now: moment })
    if (record === before) return { state: 'unchanged', steps: [], note: null, after: asItCame(before, as) }
    const problem = unsound(record)
    if (problem !== undefined) return { state: 'refused', steps, note: problem, after: asItCame(before, as) }
    const isEmpty = !record.fields.some(({ kind }) => kind === 'data')
    if (isEmpty) return { state: 'emptied', steps, note: 'No fields would be left.', after: asItCame(before, as) }
    return { state: 'changed', steps, note: null, after: written(record, as) }
  } catch (error) {
    return { state: 'refused', steps: [], note: whyItFailed(error), after: asItCame(before, as) }
  }
}

function asItCame(record: MarcRecord, as: OutputFormat): LooseOutcome['after'] {
  return as === 'iso2709' ? null : written(record, as)
}

/** A record of a JSON list stands for itself: what stands between two is put there with the file. */
function written(record: MarcRecord, as: OutputFormat): LooseOutcome['after'] {
  const form = as === 'json' ? 'jsonl' : as
  return { bytes: createWriter(form).write(record), form }
}
