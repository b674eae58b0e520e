import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ellipsis, Phone } from 'lucide-react'
import {
  CancelCurbside,
  StepCurbside,
  UndoCurbsideStep,
  type CurbsideBooking,
} from '../../../../server/src/modules/curbside/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { bookingTones, nextSteps, type Step } from './board-view.ts'
import styles from './curbside.module.css'

interface Go {
  readonly to: Step
  readonly override?: { readonly codes: readonly string[]; readonly reason: string }
}

/** One booking on the board, with its next steps. */
export function BookingCard({ booking }: { readonly booking: CurbsideBooking }) {
  const { words, call, announce, format } = useDesk()
  const { curbside } = words
  const session = useSession()
  const queries = useQueryClient()
  const onSettled = () => queries.invalidateQueries()
  const params = { id: booking.id }
  const step = useMutation({
    mutationFn: ({ to, override }: Go) =>
      call(StepCurbside, {
        params,
        body: { to, ...(override && { override: { codes: [...override.codes], reason: override.reason } }) },
      }),
    onSuccess: ({ state, loans }) =>
      announce(
        state === 'delivered'
          ? curbside.delivered(booking.patronName, loans.length)
          : curbside.stepDone(booking.patronName, words.curbsideStates[state]),
      ),
    onSettled,
  })
  const undo = useMutation({ mutationFn: () => call(UndoCurbsideStep, { params }), onSettled })
  const cancel = useMutation({ mutationFn: () => call(CancelCurbside, { params }), onSettled })
  const [first, ...others] = nextSteps(booking)
  const error = step.error ?? undo.error ?? cancel.error
  const time = (moment: string) => format.time(moment)
  return (
    <li className={styles.card}>
      <div className={styles.who}>
        <Link href={`/patrons/${booking.patron}`} look="quiet">
          <bdi>{booking.patronName}</bdi>
        </Link>
        <Menu
          label={booking.patronName}
          trigger={<IconButton icon={Ellipsis} label={words.sections.more} />}
          groups={[
            {
              id: 'more',
              lines: [
                {
                  id: 'undo',
                  label: curbside.undo,
                  disabled: booking.steps.length === 0,
                  run: () => undo.mutate(),
                },
                {
                  id: 'cancel',
                  label: curbside.cancel,
                  danger: true,
                  disabled: booking.state === 'delivered',
                  run: () => cancel.mutate(),
                },
              ],
            },
          ]}
        />
      </div>
      <p className={styles.time}>
        {time(booking.startsAt)}–{time(booking.endsAt)}
      </p>
      {booking.waitingOutside && <Banner tone="warn" title={curbside.waits} />}
      {booking.note !== '' && <p>{booking.note}</p>}
      {booking.phone !== '' && booking.state === 'outside' && (
        <p className={styles.phone}>
          <Phone aria-hidden="true" /> <span dir="ltr">{booking.phone}</span>
        </p>
      )}
      {booking.state !== 'delivered' && (
        <details className={styles.ready}>
          <summary>{booking.ready.length === 0 ? curbside.nothingReady : curbside.ready(booking.ready.length)}</summary>
          <ul>
            {booking.ready.map((hold) => (
              <li key={hold.hold}>
                <bdi>{hold.title}</bdi> <span className={styles.second}>{hold.callNumber}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {booking.steps.length > 0 && (
        <ol className={styles.steps}>
          {booking.steps.map((one) => (
            <li key={one.state}>
              <Pill tone={bookingTones[one.state]}>
                {words.curbsideStates[one.state]} {time(one.at)}
              </Pill>
            </li>
          ))}
        </ol>
      )}
      {error instanceof Problem && error.blocks.length > 0 ? (
        <Refusal
          blocks={error.blocks}
          permissions={session.permissions}
          isPending={step.isPending}
          onOverride={(codes, reason) =>
            step.mutate({ to: step.variables?.to ?? 'delivered', override: { codes, reason } })
          }
        />
      ) : (
        error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />
      )}
      <div className={styles.buttons}>
        {first !== undefined && (
          <Button
            size="small"
            tone={first === 'delivered' ? 'primary' : 'quiet'}
            isPending={step.isPending}
            onPress={() => step.mutate({ to: first })}
          >
            {words.curbsideSteps[first]}
          </Button>
        )}
        {others.map((to) => (
          <Button key={to} size="small" tone="plain" onPress={() => step.mutate({ to })}>
            {words.curbsideSteps[to]}
          </Button>
        ))}
      </div>
    </li>
  )
}
