import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CalendarOff } from 'lucide-react'
import { useState } from 'react'
import {
  CloseBranches,
  PreviewClosing,
  type ClosingRequest,
} from '../../../../server/src/modules/circulation/contract-closings.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { readTime } from '../settings/week.ts'
import { BranchTicks } from './branch-ticks.tsx'
import styles from './closings.module.css'
import { EffectView } from './effect-view.tsx'

/** Closing branches without warning: what and where, then what it does, then done. */
export function NewClosingScreen() {
  const { words, call, announce } = useDesk()
  const { closings } = words
  const session = useSession()
  const address = useAddress()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [branches, setBranches] = useState<ReadonlySet<number>>(
    () => new Set([address.number('branch') ?? session.branch.id]),
  )
  const [from, setFrom] = useState<string | undefined>(
    () =>
      address.text('from') ??
      new Intl.DateTimeFormat('en-CA', { timeZone: session.branch.timeZone }).format(new Date()),
  )
  const [to, setTo] = useState<string | undefined>(address.text('to'))
  const [fromTime, setFromTime] = useState('')
  const [toTime, setToTime] = useState('')
  const [reason, setReason] = useState(address.text('reason') ?? '')
  const [everyLoan, setEveryLoan] = useState(false)
  const [moveLoans, setMoveLoans] = useState(true)
  const [moveHolds, setMoveHolds] = useState(true)
  const request: ClosingRequest | undefined =
    from === undefined
      ? undefined
      : {
          branches: [...branches],
          from,
          ...(to !== undefined && { to }),
          ...(fromTime.trim() !== '' && { fromTime: readTime(fromTime) ?? fromTime }),
          ...(toTime.trim() !== '' && { toTime: readTime(toTime) ?? toTime }),
          reason: reason.trim(),
          everyLoan,
          moveLoans,
          moveHolds,
        }
  const look = useMutation({ mutationFn: (body: ClosingRequest) => call(PreviewClosing, { body }) })
  const close = useMutation({
    mutationFn: (body: ClosingRequest) => call(CloseBranches, { body }),
    onSuccess: (change) => {
      announce(closings.done, 'now')
      for (const queryKey of [['closings'], ['calendar'], ['holds']]) void queries.invalidateQueries({ queryKey })
      void navigate({ to: '/closings/$id', params: { id: String(change.id) } })
    },
  })
  const seen = look.data !== undefined && JSON.stringify(look.variables) === JSON.stringify(request)
  const error = close.error ?? look.error
  const fieldError = (field: string) => {
    const message = error instanceof Problem ? error.messageFor(field) : undefined
    return message === undefined ? {} : { error: message }
  }
  const ready = request !== undefined && branches.size > 0 && reason.trim() !== ''
  return (
    <>
      <PageHeader title={closings.closeTitle} crumbs={[{ label: closings.title, href: '/closings' }]} guide="closings">
        {closings.closeIntro}
      </PageHeader>
      <div className={styles.columns}>
        <Panel>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (request && ready) look.mutate(request)
            }}
          >
            {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
            <TextField
              label={closings.reason}
              hint={closings.reasonHint}
              value={reason}
              onChange={setReason}
              isRequired
              autoFocus
              {...fieldError('reason')}
            />
            <div className={styles.row}>
              <DatePicker label={closings.from} value={from} onChange={setFrom} isRequired {...fieldError('from')} />
              <TextField
                label={closings.fromTime}
                hint={closings.timeHint}
                value={fromTime}
                onChange={setFromTime}
                {...fieldError('fromTime')}
              />
            </div>
            <div className={styles.row}>
              <DatePicker label={closings.to} value={to} onChange={setTo} {...fieldError('to')} />
              <TextField
                label={closings.toTime}
                hint={closings.timeHint}
                value={toTime}
                onChange={setToTime}
                {...fieldError('toTime')}
              />
            </div>
            <BranchTicks chosen={branches} onChange={setBranches} />
            <div>
              <Checkbox isSelected={moveLoans} onChange={setMoveLoans}>
                {closings.moveLoans}
              </Checkbox>
              <Checkbox isSelected={everyLoan} onChange={setEveryLoan} isDisabled={!moveLoans}>
                {closings.everyLoan}
              </Checkbox>
              <Checkbox isSelected={moveHolds} onChange={setMoveHolds}>
                {closings.moveHolds}
              </Checkbox>
            </div>
            <div className={styles.buttons}>
              <Button
                type="submit"
                tone={seen ? 'quiet' : 'primary'}
                isDisabled={!ready}
                isPending={look.isPending}
                {...(!seen && { keys: 'Mod+Enter' })}
              >
                {closings.look}
              </Button>
            </div>
          </form>
        </Panel>
        {look.data && seen && request ? (
          <EffectView
            effect={look.data}
            isClosing
            decision={
              <div className={styles.buttons}>
                <Button
                  tone="primary"
                  keys="Mod+Enter"
                  isPending={close.isPending}
                  onPress={() => close.mutate(request)}
                >
                  {look.data.loans > 0 ? closings.closeAndMove(look.data.loans) : closings.close(branches.size)}
                </Button>
              </div>
            }
          />
        ) : (
          <Panel>
            <EmptyState icon={CalendarOff} title={closings.effect}>
              {closings.closeIntro}
            </EmptyState>
          </Panel>
        )}
      </div>
    </>
  )
}
