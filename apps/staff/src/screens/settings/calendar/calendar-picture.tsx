import { useQuery } from '@tanstack/react-query'
import { CalendarX, ChevronLeft, ChevronRight, Clock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ListOpenings, type OpenDay } from '../../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../../address.ts'
import { useDesk } from '../../../desk-context.ts'
import { nameOf, useBranches } from '../../../reference.ts'
import { may, useSession } from '../../../session.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { RadioGroup } from '../../../ui/radio-group.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { FailedState } from '../../../ui/states.tsx'
import { addDays, addMonths, lookOf, monthOf, shortHours, walk, weeksOf, type DayLook } from './calendar-days.ts'
import styles from './calendar.module.css'

/** A month or a year of a branch: every day in colour and words, walked by keys. */
export function CalendarPicture({ branch, timeZone }: { readonly branch: number; readonly timeZone: string }) {
  const { words, call, format } = useDesk()
  const { calendar } = words
  const address = useAddress()
  const [today] = useState(() => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date()))
  const look = address.oneOf('look', ['month', 'year'])
  const day = readDay(address.text('day')) ?? today
  const first = look === 'year' ? `${day.slice(0, 4)}-01-01` : `${monthOf(day)}-01`
  const last = addDays(look === 'year' ? addMonths(first, 12) : addMonths(first, 1), -1)
  const openings = useQuery({
    queryKey: ['calendar', branch, 'openings', first, last],
    queryFn: ({ signal }) => call(ListOpenings, { params: { id: branch }, query: { from: first, to: last } }, signal),
  })
  const days = new Map(openings.data?.rows.map((row) => [row.day, row]))
  const turn = (by: number) => address.set({ day: addMonths(day, look === 'year' ? 12 * by : by) }, 'replace')
  const locale = format.settings.locale
  const monthName = (month: string, withYear: boolean) =>
    new Intl.DateTimeFormat(locale, {
      month: 'long',
      timeZone: 'UTC',
      ...(withYear && { year: 'numeric' as const }),
    }).format(new Date(`${month}-01T00:00:00Z`))
  const months = look === 'year' ? Array.from({ length: 12 }, (_, i) => monthOf(addMonths(first, i))) : [monthOf(day)]
  const chosen = days.get(day)
  const picture = useRef<HTMLDivElement>(null)
  const walking = useRef(false)
  // The focus goes along with the day that was walked to, also into another month once that is there.
  useEffect(() => {
    const cell = picture.current?.querySelector<HTMLElement>(`[data-calendar-day="${day}"]`)
    if (!walking.current || openings.data === undefined || !cell) return
    walking.current = false
    cell.focus()
  }, [day, openings.data])
  return (
    <div ref={picture} className={styles.picture}>
      <Panel flush>
        <div className={cx(styles.head, styles.one)}>
          <div className={styles.turn}>
            <IconButton icon={ChevronLeft} label={calendar.before} onPress={() => turn(-1)} />
            <h2 aria-live="polite">{look === 'year' ? day.slice(0, 4) : monthName(monthOf(day), true)}</h2>
            <IconButton icon={ChevronRight} label={calendar.after} onPress={() => turn(1)} />
            <Button size="small" onPress={() => address.set({ day: undefined }, 'replace')}>
              {calendar.today}
            </Button>
          </div>
          <RadioGroup
            label={calendar.look}
            hideLabel
            look="segments"
            choices={[
              { id: 'month', label: calendar.month },
              { id: 'year', label: calendar.year },
            ]}
            value={look}
            onChange={(next) => address.set({ look: next === 'month' ? undefined : next }, 'replace')}
          />
        </div>
        {openings.isPending && <SkeletonRows rows={6} />}
        {openings.isError && <FailedState error={openings.error} onRetry={() => void openings.refetch()} />}
        {openings.data && (
          <div className={look === 'year' ? styles.months : styles.one}>
            {months.map((month) => (
              <div key={month}>
                {look === 'year' && <p className={styles.monthName}>{monthName(month, false)}</p>}
                <Month
                  month={month}
                  days={days}
                  day={day}
                  today={today}
                  large={look === 'month'}
                  label={monthName(month, true)}
                  onWalk={(next, focus) => {
                    walking.current = focus
                    address.set({ day: next === today ? undefined : next }, 'replace')
                  }}
                />
              </div>
            ))}
          </div>
        )}
        <Legend />
      </Panel>
      {chosen && <DayPanel day={chosen} branch={branch} />}
    </div>
  )
}

function readDay(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}

interface MonthProps {
  readonly month: string
  readonly days: ReadonlyMap<string, OpenDay>
  readonly day: string
  readonly today: string
  readonly large: boolean
  readonly label: string
  /** `focus`: by a key, so that the focus goes along. */
  readonly onWalk: (day: string, focus: boolean) => void
}

function Month({ month, days, day, today, large, label, onWalk }: MonthProps) {
  const { words, format } = useDesk()
  const { calendar, weekdays } = words
  return (
    <table className={cx(styles.grid, large && styles.large)} aria-label={label}>
      <thead>
        <tr>
          {([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => (
            <th key={weekday} scope="col" abbr={weekdays[weekday]}>
              {weekdays[weekday].slice(0, large ? 3 : 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((one) => one !== undefined)}>
            {week.map((one, i) => {
              const open = one === undefined ? undefined : days.get(one)
              if (one === undefined || !open) return <td key={one ?? i} aria-hidden="true" />
              const look = lookOf(open)
              return (
                <td key={one}>
                  <button
                    type="button"
                    data-calendar-day={one}
                    tabIndex={one === day ? 0 : -1}
                    aria-pressed={one === day}
                    aria-label={calendar.dayLabel(format.full(one), stateOf(open, words.calendar))}
                    className={cx(
                      styles.day,
                      styles[look],
                      one === today && styles.today,
                      one === day && styles.chosen,
                    )}
                    onClick={() => onWalk(one, false)}
                    onKeyDown={(event) => {
                      const next = walk(one, event.key)
                      if (next === undefined) return
                      event.preventDefault()
                      onWalk(next, true)
                    }}
                  >
                    <span className={styles.number}>{Number(one.slice(8))}</span>
                    {large && (
                      <span className={styles.hours}>{open.open ? shortHours(open.hours) : calendar.dayClosed}</span>
                    )}
                    {large && (open.exception ?? open.season) !== null && (
                      <bdi className={styles.why}>{open.exception?.name ?? open.season}</bdi>
                    )}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateOf(day: OpenDay, calendar: ReturnType<typeof useDesk>['words']['calendar']): string {
  const hours = day.open ? day.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ') : calendar.dayClosed
  const why = day.exception?.name ?? day.season ?? ''
  return why === '' ? hours : `${hours}, ${why}`
}

function Legend() {
  const { calendar } = useDesk().words
  const signs: readonly (readonly [DayLook, string])[] = [
    ['open', calendar.openDay],
    ['different', calendar.openDifferent],
    ['closed-weekly', calendar.closedWeekly],
    ['closed', calendar.closedDay],
  ]
  return (
    <ul className={styles.legend} aria-label={calendar.legend}>
      {signs.map(([look, text]) => (
        <li key={look}>
          <span aria-hidden="true" className={cx(styles.sample, styles[look])}>
            <span className={styles.number}>7</span>
          </span>
          {text}
        </li>
      ))}
    </ul>
  )
}

function DayPanel({ day, branch }: { readonly day: OpenDay; readonly branch: number }) {
  const { words, format } = useDesk()
  const { calendar } = words
  const session = useSession()
  const address = useAddress()
  const branches = useBranches()
  const edit = (kind: string) => address.set({ view: 'days', kind, from: day.day })
  const { exception } = day
  return (
    <Panel title={format.full(day.day)}>
      <div className={styles.side}>
        <p className={styles.big}>
          {day.open ? day.hours.map(({ opens, closes }) => `${opens}–${closes}`).join(', ') : calendar.dayClosed}
        </p>
        <p>
          {exception
            ? calendar.becauseException(exception.name)
            : day.season === null
              ? calendar.becauseWeek
              : calendar.becauseSeason(day.season)}
          {exception && exception.branch !== branch && ` · ${calendar.fromSystem(nameOf(branches, exception.branch))}`}
        </p>
        {may(session, 'org:calendar') && (
          <>
            {day.open && (
              <Button icon={CalendarX} onPress={() => edit('closed')}>
                {calendar.closeThisDay}
              </Button>
            )}
            <Button icon={Clock} onPress={() => edit('hours')}>
              {calendar.changeThisDay}
            </Button>
          </>
        )}
        <p>{calendar.walkHint}</p>
      </div>
    </Panel>
  )
}
