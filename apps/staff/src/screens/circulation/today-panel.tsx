import { useQuery } from '@tanstack/react-query'
import { BellRing } from 'lucide-react'
import type { ReactNode } from 'react'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { todayQuery } from '../patrons/patron-queries.ts'
import { DeskTools } from './desk-tools.tsx'

/** What this branch has done today. */
export function TodayPanel({ action, guide }: { readonly action?: ReactNode; readonly guide: string }) {
  const { call, words, format } = useDesk()
  const { data, error, refetch } = useQuery(todayQuery(call))
  useLiveRefresh(['loan', 'hold', 'payment'], [['desk']])
  const { desk } = words
  return (
    <Panel title={desk.atThisDesk} icon={BellRing} flush={!data} {...(action && { footer: action })}>
      {error !== null && <FailedState error={error} onRetry={() => void refetch()} />}
      {!data && error === null && <SkeletonRows rows={2} />}
      {data && (
        <KeyValues
          facts={[
            { label: desk.checkedOutToday, value: format.count(data.checkedOut) },
            { label: desk.checkedInToday, value: format.count(data.checkedIn) },
            { label: desk.till, value: format.money(data.till) },
            {
              label: desk.toShelve,
              value:
                data.holdsToShelve === 0 ? (
                  format.count(0)
                ) : (
                  <Link href="/holds">{format.count(data.holdsToShelve)}</Link>
                ),
            },
          ]}
        />
      )}
      {data && <DeskTools guide={guide} />}
    </Panel>
  )
}
