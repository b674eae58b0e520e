import type { EditorCrew } from './crew.ts'
import type { LooseOutcome, LooseRecord, TaskPlan } from './protocol.ts'

/** Has a task done to records at hand by a thread; records that it hangs in are named and left alone. */
export async function runLoose(
  crew: EditorCrew,
  plan: TaskPlan,
  records: readonly LooseRecord[],
): Promise<readonly LooseOutcome[]> {
  const stuck: number[] = []
  for (;;) {
    const edited = await crew.run('records', { plan, records, stuck })
    if (edited.ok) return edited.answer
    // Asked again without the record: a thread that hung is gone with all that it had done.
    stuck.push(edited.stuckAt)
  }
}
