import { useQuery } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { ListGateAlarms } from '../../../../server/src/modules/sorting/contract-gates.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { AlarmCard } from './alarm-card.tsx'
import styles from './gates.module.css'

const pageSize = 50

/** Alarms of the gates as they come, with a sound; staff say what each was. */
export function AlarmsPage() {
  const { words, call, sounds, announce } = useDesk()
  const { sorting } = words
  const address = useAddress()
  const view = address.oneOf('view', ['open', 'all'])
  const offset = address.number('offset') ?? 0
  useLiveRefresh(['gate-alarm'], [['gate-alarms']])
  const list = useQuery({
    queryKey: ['gate-alarms', view, offset],
    queryFn: ({ signal }) =>
      call(ListGateAlarms, { query: { ...(view === 'open' && { open: true }), limit: pageSize, offset } }, signal),
    placeholderData: (before) => before,
  })
  const rows = list.data?.rows
  const known = useRef<number>(undefined)
  useEffect(() => {
    if (!rows) return
    const latest = rows.filter(({ seenAt }) => seenAt === null).reduce((most, { id }) => Math.max(most, id), 0)
    const isNew = known.current !== undefined && latest > known.current
    known.current = Math.max(known.current ?? 0, latest)
    if (!isNew) return
    sounds.play('stop')
    const newest = rows.find(({ id }) => id === latest)
    announce(sorting.newAlarm(newest?.item?.title ?? sorting.unknownThing), 'now')
  }, [rows, sounds, announce, sorting])
  return (
    <Panel>
      <div className={styles.alarmTools}>
        <RadioGroup
          label={words.machines.showing}
          hideLabel
          look="segments"
          choices={[
            { id: 'open', label: sorting.alarmsOpen },
            { id: 'all', label: sorting.alarmsAll },
          ]}
          value={view}
          onChange={(next) => address.set({ view: next === 'open' ? undefined : next, offset: undefined })}
        />
      </div>
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {rows?.length === 0 && (
        <EmptyState icon={BellRing} title={sorting.quiet}>
          {sorting.quietText}
        </EmptyState>
      )}
      <ul className={styles.alarms}>
        {rows?.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      {list.data && list.data.total > pageSize && (
        <Pagination
          offset={offset}
          limit={pageSize}
          total={list.data.total}
          onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
        />
      )}
    </Panel>
  )
}
