import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ListChecks, Upload } from 'lucide-react'
import { useState } from 'react'
import { ListBatchTasks } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './batch-editing.module.css'
import { ImportTasks } from './import-tasks.tsx'
import { taskColumns } from './task-columns.tsx'

const limit = 100

/** The saved tasks, one's own and those that are shared. */
export function TasksPage() {
  const { words, call, format } = useDesk()
  const { batch } = words
  const address = useAddress()
  const goTo = useGoTo()
  const session = useSession()
  const [importing, setImporting] = useState(false)
  const [q, offset] = [address.text('q') ?? '', address.number('offset') ?? 0]
  const found = useQuery({
    queryKey: ['batch-tasks', q, offset],
    queryFn: ({ signal }) => call(ListBatchTasks, { query: { limit, offset, ...(q !== '' && { q }) } }, signal),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      {may(session, 'catalog:batch') && (
        <div className={styles.buttons}>
          <ButtonLink href="/batch-editing/tasks/new">{batch.newTask}</ButtonLink>
          <Button icon={Upload} onPress={() => setImporting(true)}>
            {batch.importTasks}
          </Button>
        </div>
      )}
      <Panel flush>
        <PagedList
          label={batch.tasks}
          name="batch-tasks"
          columns={taskColumns(words, format)}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => goTo(`/batch-editing/tasks/${id}`)}
          tools={
            <SearchField
              label={batch.findTask}
              placeholder={batch.findTask}
              value={q}
              onChange={(next) => address.set({ q: next, offset: undefined }, 'replace')}
            />
          }
          empty={
            <EmptyState icon={ListChecks} title={batch.noTasks}>
              {batch.noTasksText}
            </EmptyState>
          }
        />
      </Panel>
      {importing && <ImportTasks onClose={() => setImporting(false)} />}
    </>
  )
}
