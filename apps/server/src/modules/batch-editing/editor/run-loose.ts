import type { EditorCrew } from './crew.ts'
import type { EditorTasks, LooseOutcome } from './protocol.ts'
import { TaskHangs } from './task-hangs.ts'

/**
 * Has a task done to records at hand by a thread; records that it hangs in are named and left alone. Throws `TaskHangs` when
 * there are more than `mostStuck` of them: each costs seconds.
 */
export async function runLoose(
  crew: EditorCrew,
  asked: Omit<EditorTasks['records']['ask'], 'stuck'>,
  mostStuck: number,
): Promise<readonly LooseOutcome[]> {
  const stuck: number[] = []
  for (;;) {
    const edited = await crew.run('records', { ...asked, stuck })
    if (edited.ok) return edited.answer
    // Asked again without the record: a thread that hung is gone with all that it had done.
    stuck.push(edited.stuckAt)
    if (stuck.length > mostStuck) throw new TaskHangs()
  }
}
