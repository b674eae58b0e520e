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
  if (counts.refused > 0) remarks.push(`${records(counts.refused)} would be unsound and will be left as they are.`)
  if (counts.stuck > 0) remarks.push(`The task came to no end with ${records(counts.stuck)}.`)
  if (counts.conflict > 0) {
    remarks.push(
      kind === 'undo'
        ? `${records(counts.conflict)} were edited since and stay as they are.`
        : `${records(counts.conflict)} were saved by someone else since the preview and stay as they are.`,
    )
  }
  if (counts.locked > 0) remarks.push(`${records(counts.locked)} are open in the editor.`)
  if (counts.gone > 0) remarks.push(`${records(counts.gone)} were deleted since they were selected.`)
  return remarks
}

function records(count: number): string {
  return count === 1 ? 'one record' : `${count.toLocaleString('en')} records`
}
