import { text } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Does all that another task does. */
export const runTask = stepKind({
  name: 'run-task',
  title: 'Do another task',
  help: 'Does all the steps of another task, in its order.',
  group: 'whole',
  params: { task: text({ kind: 'task', label: 'Task' }) },
  compile: ({ task: name }, context) => {
    const compiled = context.task(name)
    return typeof compiled === 'string' ? compiled : (record, run) => compiled.run(record, run).record
  },
})
