import { useQuery } from '@tanstack/react-query'
import { ListGateHours, type Gate } from '../../../../server/src/modules/sorting/contract-gates.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { todayIn } from '../holds/hold-view.ts'
import { boundsOf, hoursOf } from './hours-of-day.ts'
import styles from './gates.module.css'

/** Who came and went, hour by hour of a day: as bars for the eye, as a table for those who listen. */
export function GateHours({ gate }: { readonly gate: Gate | undefined }) {
  const { words, call, format } = useDesk()
  const { sorting } = words
  const { branch } = useSession()
  const address = useAddress()
  const day = address.text('day') ?? todayIn(branch.timeZone)
  const bounds = boundsOf(day, branch.timeZone)
  const list = useQuery({
    queryKey: ['gates', 'hours', gate?.id, day],
    queryFn: ({ signal }) => call(ListGateHours, { query: { ...bounds, ...(gate && { gate: gate.id }) } }, signal),
    placeholderData: (before) => before,
  })
  const hours = hoursOf(list.data?.rows ?? [], branch.timeZone)
  const most = Math.max(1, ...hours.map(({ entered }) => entered), ...hours.map(({ wentOut }) => wentOut))
  return (
    <Panel title={`${sorting.hours}: ${gate?.name ?? sorting.allGates}`}>
      <DatePicker
        label={sorting.day}
        beside
        value={day}
        onChange={(next) => address.set({ day: next === todayIn(branch.timeZone) ? undefined : next }, 'replace')}
      />
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={3} />}
      {list.data && hours.length === 0 && <p className={styles.none}>{sorting.noVisitors}</p>}
      {hours.length > 0 && (
        <table className={styles.hours}>
          <thead>
            <tr>
              <th scope="col">{sorting.hour}</th>
              <th scope="col">
                <span className={styles.inKey} aria-hidden="true" /> {sorting.entered}
              </th>
              <th scope="col">
                <span className={styles.outKey} aria-hidden="true" /> {sorting.wentOut}
              </th>
              <th scope="col">{sorting.alarmsThen}</th>
            </tr>
          </thead>
          <tbody>
            {hours.map(({ hour, entered, wentOut, alarms }) => (
              <tr key={hour}>
                <th scope="row">{hour}</th>
                <td>
                  <span className={styles.in} style={{ inlineSize: `${(entered / most) * 70}%` }} aria-hidden="true" />
                  {format.count(entered)}
                </td>
                <td>
                  <span className={styles.out} style={{ inlineSize: `${(wentOut / most) * 70}%` }} aria-hidden="true" />
                  {format.count(wentOut)}
                </td>
                <td>{alarms === 0 ? '' : format.count(alarms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
