import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { ListCurbsideBookings, ListCurbsidePlans } from '../../../../server/src/modules/curbside/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Count } from '../../ui/count.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { todayIn } from '../holds/hold-view.ts'
import { boardColumns, boardOf, newlyOutside } from './board-view.ts'
import { BookForm } from './book-form.tsx'
import { BookingCard } from './booking-card.tsx'
import styles from './curbside.module.css'

/** The board of a day: who is outside now, and how far the things of the others are. It sounds when someone comes. */
export function Board() {
  const { words, call, sounds, announce } = useDesk()
  const { curbside } = words
  const { branch } = useSession()
  const address = useAddress()
  const [booking, setBooking] = useState(false)
  const day = address.text('day') ?? todayIn(branch.timeZone)
  const plans = useQuery({
    queryKey: ['curbside', 'plans'],
    queryFn: ({ signal }) => call(ListCurbsidePlans, {}, signal),
  })
  const list = useQuery({
    queryKey: ['curbside', 'day', branch.id, day],
    queryFn: ({ signal }) => call(ListCurbsideBookings, { query: { branch: branch.id, day, limit: 1000 } }, signal),
  })
  const known = useRef<ReadonlySet<number>>(undefined)
  const rows = list.data?.rows
  useEffect(() => {
    if (!rows) return
    const come = newlyOutside(known.current, rows)
    known.current = new Set(rows.filter(({ state }) => state === 'outside').map(({ id }) => id))
    if (come.length > 0) sounds.play('attention')
    for (const one of come) announce(curbside.outsideNow(one.patronName), 'now')
  }, [rows, sounds, announce, curbside])
  const plan = plans.data?.rows.find((one) => one.branch === branch.id)
  if (plans.data !== undefined && plan?.enabled !== true) {
    return (
      <Panel>
        <EmptyState
          icon={CalendarClock}
          title={curbside.noPlanTitle}
          action={<Button onPress={() => address.set({ view: 'plan' })}>{curbside.plan}</Button>}
        >
          {curbside.noPlanText}
        </EmptyState>
      </Panel>
    )
  }
  const board = boardOf(rows ?? [])
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <DatePicker
          label={curbside.day}
          beside
          value={day}
          onChange={(next) => address.set({ day: next === todayIn(branch.timeZone) ? undefined : next }, 'replace')}
        />
        <Button tone="primary" icon={CalendarClock} keys="F4" onPress={() => setBooking(!booking)}>
          {curbside.book}
        </Button>
      </div>
      {booking && <BookForm branch={branch.id} day={day} onDone={() => setBooking(false)} />}
      {list.isError && <FailedState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <SkeletonRows rows={4} />}
      {rows !== undefined && (
        <div className={styles.board}>
          {boardColumns.map((column) => (
            <section
              key={column}
              className={styles.column}
              data-column={column}
              aria-label={words.curbsideStates[column]}
            >
              <h2 className={styles.head}>
                {words.curbsideStates[column]}
                <Count value={board[column].length} />
              </h2>
              {board[column].length === 0 ? (
                <p className={styles.none}>{curbside.none}</p>
              ) : (
                <ul className={styles.cards}>
                  {board[column].map((one) => (
                    <BookingCard key={one.id} booking={one} />
                  ))}
                </ul>
              )}
            </section>
          ))}
        </div>
      )}
    </div>
  )
}
