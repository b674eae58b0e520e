import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ListBatchTasks } from '../../../../../server/src/modules/batch-editing/contract.ts'
import {
  BeginBatchTask,
  type CataloguingBatch,
} from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import styles from '../copy-cataloguing.module.css'
import { Step } from './step.tsx'

/** A saved task done to every title, as a batch edit with its own preview and undo. */
export function TaskStep({ batch }: { readonly batch: CataloguingBatch }) {
  const { words, call } = useDesk()
  const { guided, batchStates } = words
  const queries = useQueryClient()
  const [task, setTask] = useState<string>()
  const tasks = useQuery({
    queryKey: ['batch-tasks', 'all'],
    queryFn: ({ signal }) => call(ListBatchTasks, { query: { limit: 500 } }, signal),
  })
  const begin = useMutation({
    mutationFn: () => call(BeginBatchTask, { params: { id: batch.id }, body: { task: Number(task) } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cataloguing-batch', batch.id] }),
  })
  const run = batch.task
  return (
    <Step title={guided.mend} isDone={run?.state === 'applied' && run.undoneBy === null} text={guided.mendText}>
      <div className={styles.form}>
        {begin.isError && <Banner tone="stop" live title={sentenceFor(begin.error, words.problems)} />}
        <Select
          label={guided.task}
          choices={(tasks.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
          value={task}
          onChange={setTask}
        />
        <div className={styles.buttons}>
          <Button isPending={begin.isPending} isDisabled={task === undefined} onPress={() => begin.mutate()}>
            {guided.plan}
            <span className="visually-hidden">: {guided.task}</span>
          </Button>
          {run && (
            <Link href={`/batch-editing/edits/${run.id}`}>
              {guided.openEdit} ({run.taskName}: {batchStates[run.state]})
            </Link>
          )}
        </div>
      </div>
    </Step>
  )
}
