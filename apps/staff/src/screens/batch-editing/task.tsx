import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { GetBatchTask } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { TaskEditor } from './task-editor.tsx'

/** A saved task, or a new one. */
export function BatchTaskScreen() {
  const { id } = useParams({ from: '/signed-in/batch-editing/tasks/$id' })
  return id === 'new' ? <TaskEditor /> : <LoadedTask key={id} id={Number(id)} />
}

function LoadedTask({ id }: { readonly id: number }) {
  const { call } = useDesk()
  const one = useQuery({
    queryKey: ['batch-task', id],
    queryFn: ({ signal }) => call(GetBatchTask, { params: { id } }, signal),
  })
  if (one.isPending) return <SkeletonRows rows={10} />
  if (one.isError) return <FailedState error={one.error} onRetry={() => void one.refetch()} />
  return <TaskEditor key={one.data.version} task={one.data} />
}
