import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CancelHold, ChangeHold, ExplainHold, type Hold } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import { CancelReason } from './cancel-reason.tsx'
import { holdTones, isOpen } from './hold-view.ts'
import styles from './holds.module.css'

/** One hold: why it is where it is, and what can be changed of it. */
export function HoldPanel({ hold, titleLink }: { readonly hold: Hold; readonly titleLink?: boolean }) {
  const { words, call, format } = useDesk()
  const session = useSession()
  const why = useQuery({
    queryKey: ['holds', 'why', hold.id],
    queryFn: ({ signal }) => call(ExplainHold, { params: { id: hold.id } }, signal),
  })
  const { holds } = words
  return (
    <>
      <Panel
        title={holds.holdOf(hold.patronName)}
        aside={
          <Pill tone={holdTones[hold.state]} icon="tone">
            {words.holdStates[hold.state]}
          </Pill>
        }
      >
        <KeyValues
          facts={[
            ...(titleLink
              ? [
                  {
                    label: holds.book,
                    value: <Link href={`/catalogue/${hold.bib}?tab=holds&hold=${hold.id}`}>{hold.title}</Link>,
                  },
                ]
              : []),
            { label: holds.for, value: <Link href={`/patrons/${hold.patron}`}>{hold.patronName}</Link> },
            ...(hold.card === null ? [] : [{ label: holds.card, value: <Barcode value={hold.card} /> }]),
            { label: holds.placed, value: <When value={hold.placedAt} /> },
            ...(hold.position === null
              ? []
              : [
                  {
                    label: holds.place,
                    value: holds.placeOf(format.count(hold.position), format.count(hold.queueLength)),
                  },
                ]),
            ...(hold.shelfUntil === null
              ? []
              : [{ label: holds.until, value: <When value={hold.shelfUntil} as="day" /> }]),
            ...(hold.level === 'title'
              ? []
              : [
                  {
                    label: holds.level,
                    value: [words.holdLevels[hold.level], hold.part ?? hold.volume].filter(Boolean).join(': '),
                  },
                ]),
            ...(hold.alternatives.length === 0
              ? []
              : [
                  {
                    label: holds.anyOf,
                    value: [hold.title, ...hold.alternatives.map(({ title }) => title)].join('; '),
                  },
                ]),
            ...(hold.expires === null ? [] : [{ label: holds.expires, value: <When value={hold.expires} as="day" /> }]),
            ...(hold.endReason === '' ? [] : [{ label: holds.cancelReason, value: hold.endReason }]),
            ...(hold.note === '' ? [] : [{ label: holds.note, value: hold.note }]),
          ]}
        />
        {hold.hopelessSince !== null && <Banner tone="warn" title={holds.noCopyLeft} />}
        {isOpen(hold) && may(session, 'holds:place') && <HoldChanges key={hold.id} hold={hold} />}
      </Panel>
      {why.data === undefined ? (
        why.isPending && <SkeletonRows rows={3} />
      ) : (
        <WhyPanel title={holds.why} reasons={why.data.reasons} />
      )}
      {why.data !== undefined && why.data.ahead.length > 0 && <AheadPanel ahead={why.data.ahead} />}
    </>
  )
}

/** Who is before a hold, and why. */
function AheadPanel({ ahead }: { readonly ahead: readonly Ahead[] }) {
  const { holds } = useDesk().words
  return (
    <Panel title={holds.ahead}>
      <ol className={styles.ahead}>
        {ahead.map((one) => (
          <li key={one.hold} value={one.position}>
            <bdi>{one.patronName}</bdi>
            <span className={styles.orderSecond}>{one.why}</span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

interface Ahead {
  readonly hold: number
  readonly position: number
  readonly patronName: string
  readonly why: string
}

/** What is changed here of a hold. */
type Change =
  | { readonly pickup: number }
  | { readonly suspendedUntil: string | null }
  | { readonly expires: string | null }
  | { readonly shelfUntil: string }

function HoldChanges({ hold }: { readonly hold: Hold }) {
  const { words, call, announce } = useDesk()
  const queries = useQueryClient()
  const branches = useLendingBranches().filter(({ pickup }) => pickup)
  const [cancelling, setCancelling] = useState(false)
  const [reason, setReason] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: ['holds'] })
  const change = useMutation({
    mutationFn: (body: Change) => call(ChangeHold, { params: { id: hold.id }, body }),
    onSettled: refresh,
  })
  const cancel = useMutation({
    mutationFn: () =>
      call(CancelHold, { params: { id: hold.id }, query: { ...(reason.trim() !== '' && { reason: reason.trim() }) } }),
    onSuccess: () => announce(words.holdStates.cancelled),
    onSettled: refresh,
  })
  const error = change.error ?? cancel.error
  return (
    <div className={styles.changes}>
      <Select
        label={words.holds.pickup}
        choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={String(hold.pickup)}
        onChange={(id) => change.mutate({ pickup: Number(id) })}
      />
      {hold.state === 'waiting' && (
        <DatePicker
          label={words.holds.suspendUntil}
          hint={words.holds.suspendHint}
          value={hold.suspendedUntil ?? undefined}
          onChange={(day) => change.mutate({ suspendedUntil: day ?? null })}
        />
      )}
      {hold.state === 'waiting' && (
        <DatePicker
          label={words.holds.expires}
          hint={words.holds.expiresHint}
          value={hold.expires?.slice(0, 10)}
          onChange={(day) => change.mutate({ expires: day ?? null })}
        />
      )}
      {hold.state === 'ready' && (
        <DatePicker
          label={words.holds.keepUntil}
          value={hold.shelfUntil ?? undefined}
          onChange={(day) => day !== undefined && change.mutate({ shelfUntil: day })}
        />
      )}
      {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      {cancelling ? (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            cancel.mutate()
          }}
        >
          <CancelReason value={reason} onChange={setReason} />
          <div className={styles.buttons}>
            <Button tone="plain" onPress={() => setCancelling(false)}>
              {words.holds.keep}
            </Button>
            <Button type="submit" tone="danger" isPending={cancel.isPending}>
              {words.holds.cancelConfirm}
            </Button>
          </div>
        </form>
      ) : (
        <div className={styles.buttons}>
          <Button onPress={() => setCancelling(true)}>{words.holds.cancel}</Button>
        </div>
      )}
    </div>
  )
}
