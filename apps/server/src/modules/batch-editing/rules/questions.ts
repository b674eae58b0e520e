import type { Block } from '../../../platform/refusal.ts'
import type { AllCounts } from './run-counts.ts'

/** What decides which questions a preview asks. */
export interface QuestionFacts {
  readonly kind: 'task' | 'undo'
  readonly counts: AllCounts
  readonly instructions: number
  readonly understood: number
  readonly protectedTags: readonly string[]
  /** More records than this are a question. */
  readonly askAbove: number
}

const permission = 'catalog:batch'

/** Questions that have to be answered before a run is written; none for an undoing, which only takes back. */
export function questionsOf(facts: QuestionFacts): readonly Block[] {
  if (facts.kind === 'undo') return []
  const { counts, instructions, understood } = facts
  const asked: Block[] = []
  const ask = (code: string, count: number, message: string) => {
    if (count > 0) asked.push({ code, message, override: permission, confirm: true, facts: { count } })
  }
  ask(
    'batch-empties-records',
    counts.emptied,
    `The task would leave nothing, or no title, in ${records(counts.emptied)}. These stay as they are. Write the others?`,
  )
  ask(
    'batch-thins-records',
    counts.thinned,
    `The task takes more than half of the fields out of ${records(counts.thinned)}. Write it all the same?`,
  )
  ask(
    'batch-changes-protected',
    counts.protected,
    `The task changes a protected field (${facts.protectedTags.join(', ')}) in ${records(counts.protected)}. Write it all the same?`,
  )
  ask(
    'batch-steps-not-understood',
    instructions - understood,
    `${instructions - understood} of ${instructions} instructions of the task are not understood and do nothing. Write what the others do?`,
  )
  const many = counts.ready > facts.askAbove ? counts.ready : 0
  ask('batch-many-records', many, `${records(many)} would be changed. Write them all?`)
  return asked
}

/** What else should be known of a run, in sentences. */
export function remarksOf({ kind, counts }: Pick<QuestionFacts, 'kind' | 'counts'>): readonly string[] {
  const remarks: string[] = []
  const are = (count: number, one: string, many: string) => `${capital(records(count))} ${count === 1 ? one : many}`
  if (counts.refused > 0)
    remarks.push(are(counts.refused, 'is refused and stays as it is.', 'are refused and stay as they are.'))
  if (counts.stuck > 0) remarks.push(`The task came to no end with ${records(counts.stuck)}.`)
  if (counts.conflict > 0) {
    remarks.push(
      kind === 'undo'
        ? are(counts.conflict, 'was edited since and stays as it is.', 'were edited since and stay as they are.')
        : are(
            counts.conflict,
            'was saved by someone else since the preview and stays as it is.',
            'were saved by someone else since the preview and stay as they are.',
          ),
    )
  }
  if (counts.locked > 0) remarks.push(are(counts.locked, 'is open in the editor.', 'are open in the editor.'))
  if (counts.gone > 0)
    remarks.push(are(counts.gone, 'was deleted since it was selected.', 'were deleted since they were selected.'))
  return remarks
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function records(count: number): string {
  return count === 1 ? 'one record' : `${count.toLocaleString('en')} records`
}
