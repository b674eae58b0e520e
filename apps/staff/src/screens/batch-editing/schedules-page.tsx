import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CalendarClock, Plus } from 'lucide-react'
import { ListBatchSchedules } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './batch-editing.module.css'
import { scheduleColumns } from './schedule-columns.tsx'
import { ScheduleForm } from './schedule-form.tsx'

/** Tasks that run by themselves: by time, or after an import. */
export function SchedulesPage() {
  const { words, call } = useDesk()
  const { batch } = words
  const address = useAddress()
  const queries = useQueryClient()
  const session = useSession()
  const open = address.text('schedule')
  const list = useQuery({
    queryKey: ['batch-schedules'],
    queryFn: ({ signal }) => call(ListBatchSchedules, {}, signal),
  })
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const done = async () => {
    address.set({ schedule: undefined })
    await queries.invalidateQueries({ queryKey: ['batch-schedules'] })
  }
  return (
    <>
      {may(session, 'catalog:batch') && (
        <div className={styles.buttons}>
          <Button icon={Plus} keys="F4" onPress={() => address.set({ schedule: 'new' })}>
            {batch.newSchedule}
          </Button>
        </div>
      )}
      <Panel flush>
        <DataList
          label={batch.schedules}
          columns={scheduleColumns(words)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ schedule: id })}
          empty={
            <EmptyState icon={CalendarClock} title={batch.noSchedules}>
              {batch.noSchedulesText}
            </EmptyState>
          }
        />
      </Panel>
      {(one !== undefined || open === 'new') && (
        <ScheduleForm key={open} {...(one && { schedule: one })} onDone={() => void done()} />
      )}
    </>
  )
}
