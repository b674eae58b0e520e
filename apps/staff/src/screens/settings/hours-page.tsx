import { useQuery } from '@tanstack/react-query'
import { CloudLightning } from 'lucide-react'
import { GetCalendar } from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { CalendarImport } from './calendar/calendar-import.tsx'
import { CalendarPicture } from './calendar/calendar-picture.tsx'
import { WeekPart } from './calendar/week-part.tsx'
import { Exceptions } from './exceptions.tsx'
import styles from './settings.module.css'

/** When a branch is open: as a picture, every week, in seasons, and on the days that differ. */
export function HoursPage() {
  const { words, call } = useDesk()
  const session = useSession()
  const address = useAddress()
  const branches = useBranches()
  const branch = address.number('branch') ?? session.branch.id
  const view = address.oneOf('view', ['picture', 'week', 'days', 'file'])
  const calendar = useQuery({
    queryKey: ['calendar', branch],
    queryFn: ({ signal }) => call(GetCalendar, { params: { id: branch } }, signal),
  })
  useLiveRefresh(['calendar'], [['calendar']])
  return (
    <>
      <div className={styles.scopeLine}>
        <div className={styles.scope}>
          <Select
            label={words.settings.branch}
            beside
            choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
            value={String(branch)}
            onChange={(id) => address.set({ branch: id })}
          />
        </div>
        <div className={styles.buttons}>
          <ButtonLink href="/closings">{words.calendar.closings}</ButtonLink>
          {may(session, 'circulation:closings') && (
            <ButtonLink icon={CloudLightning} href={`/closings/new?branch=${branch}`}>
              {words.calendar.closeNow}
            </ButtonLink>
          )}
        </div>
      </div>
      {calendar.isPending && <SkeletonRows rows={7} />}
      {calendar.isError && <FailedState error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.data && (
        <Tabs
          key={branch}
          label={words.calendar.views}
          value={view}
          onChange={(next) =>
            address.set({ view: next === 'picture' ? undefined : next, kind: undefined, from: undefined })
          }
          pages={[
            {
              id: 'picture',
              label: words.calendar.picture,
              content: <CalendarPicture branch={branch} timeZone={calendar.data.timeZone} />,
            },
            { id: 'week', label: words.calendar.weekAndSeasons, content: <WeekPart calendar={calendar.data} /> },
            {
              id: 'days',
              label: words.calendar.differing,
              count: calendar.data.exceptions.length,
              content: <Exceptions calendar={calendar.data} />,
            },
            { id: 'file', label: words.calendar.file, content: <CalendarImport branch={branch} /> },
          ]}
        />
      )}
    </>
  )
}
