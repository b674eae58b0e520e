import { controlNumber, titleOf } from '@carrel/marc'
import { rememberedHeadingKeys, storedRecord } from '../../catalog/index.ts'
import { compiledPlan } from './compiled.ts'
import { editing, editRecord, type EditOutcome } from './edit-record.ts'
import type { EditorTasks, LooseOutcome, LooseRecord } from './protocol.ts'
import type { Watch } from './watch.ts'

/** Does a task to records at hand. */
export function editLoose(
  { plan, records, stuck }: EditorTasks['records']['ask'],
  watch: Watch,
): readonly LooseOutcome[] {
  const now = Temporal.Instant.fromEpochMilliseconds(plan.now)
  const using = editing(compiledPlan(plan), now, rememberedHeadingKeys())
  const left = new Set(stuck)
  return records.map(({ bytes, form, number }: LooseRecord, place) => {
    const before = storedRecord(bytes, form)
    const known = { title: titleOf(before), control: controlNumber(before) }
    if (left.has(place)) return { ...known, state: 'stuck', steps: [], note: stuckNote, after: null }
    const outcome = watch(place, () => editRecord(before, { number, control: known.control || String(number) }, using))
    return { ...known, ...looseOutcome(outcome) }
  })
}

/** Why a record was left alone that a task hangs in. */
export const stuckNote =
  'The task came to no end with this record: a regular expression of it may go on for ever here. The record was left as it is.'

function looseOutcome(outcome: EditOutcome): Omit<LooseOutcome, 'title' | 'control'> {
  if (outcome.state === 'unchanged') return { state: 'unchanged', steps: [], note: null, after: null }
  if (outcome.state === 'ready') {
    const { steps, bytes, form } = outcome
    return { state: 'changed', steps, note: null, after: { bytes, form } }
  }
  return { state: outcome.state, steps: outcome.steps, note: outcome.note, after: null }
}
