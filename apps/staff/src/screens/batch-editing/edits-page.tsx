import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ListTodo } from 'lucide-react'
import { ListBatchRuns } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { editColumns } from './edit-columns.tsx'

const limit = 50

/** Every batch edit, newest first. */
export function EditsPage() {
  const { words, call, format } = useDesk()
  const { batch } = words
  const address = useAddress()
  const goTo = useGoTo()
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['batch-edits', offset],
    queryFn: ({ signal }) => call(ListBatchRuns, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job', 'batch-edit'], [['batch-edits']])
  return (
    <Panel flush>
      <PagedList
        label={batch.edits}
        name="batch-edits"
        columns={editColumns(words, format)}
        found={found}
        limit={limit}
        rowId={({ id }) => String(id)}
        onOpen={({ id }) => goTo(`/batch-editing/edits/${id}`)}
        empty={
          <EmptyState icon={ListTodo} title={batch.noEdits}>
            {batch.noEditsText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
