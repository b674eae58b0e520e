import type { Task } from '@carrel/marc-tasks'
import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { visibleTo } from '../owner.ts'

/** Tasks that a saved one may call in turn are followed this deep; a ring of tasks is a fault that the language finds. */
const deepest = 50

/** The saved tasks that a task calls, and those that they call, by name. One that is missing is simply not there. */
export async function calledTasks(w: Pick<Work, 'db' | 'actor'>, task: Task): Promise<ReadonlyMap<string, Task>> {
  const found = new Map<string, Task>()
  let wanted = namesIn(task)
  for (let depth = 0; wanted.length > 0 && depth < deepest; depth++) {
    const { rows } = await sql<{ task: Task }>`
      select task from batch_editing.task
      where lower(name) = any(${wanted.map((name) => name.toLowerCase())}::text[]) and deleted_at is null
        and ${visibleTo(w)}`.execute(w.db)
    const next: string[] = []
    for (const { task: called } of rows) {
      // Known by the name that the step has: tasks of other programs are careless about capitals.
      const name = wanted.find((one) => one.toLowerCase() === called.name.toLowerCase()) ?? called.name
      found.set(name, { ...called, name })
      next.push(...namesIn(called))
    }
    wanted = next.filter((name) => !found.has(name))
  }
  return found
}

/** Names of the tasks that the steps of a task call, each once. */
export function namesIn(task: Task): readonly string[] {
  const names = task.steps.flatMap((step) =>
    step.do === 'run-task' && typeof step['task'] === 'string' ? step['task'] : [],
  )
  return [...new Set(names)]
}
