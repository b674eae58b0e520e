import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { GetCalendar, PutHours, type Calendar } from '../../../../server/src/modules/org/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Exceptions } from './exceptions.tsx'
import styles from './settings.module.css'
import { days, newSpan, readTime, wrongDays, type Span } from './week.ts'

/** When a branch is open: every week, and the days that differ. */
export function HoursPage() {
  const { words, call } = useDesk()
  const session = useSession()
  const address = useAddress()
  const branches = useLendingBranches()
  const branch = address.number('branch') ?? session.branch.id
  const calendar = useQuery({
    queryKey: ['calendar', branch],
    queryFn: ({ signal }) => call(GetCalendar, { params: { id: branch } }, signal),
  })
  return (
    <>
      <div className={styles.scope}>
        <Select
          label={words.settings.branch}
          beside
          choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={String(branch)}
          onChange={(id) => address.set({ branch: id })}
        />
      </div>
      {calendar.isPending && <SkeletonRows rows={7} />}
      {calendar.isError && <FailedState error={calendar.error} onRetry={() => void calendar.refetch()} />}
      {calendar.data && (
        <div className={styles.columns}>
          <Week key={`${branch} ${JSON.stringify(calendar.data.hours)}`} calendar={calendar.data} />
          <Exceptions key={branch} calendar={calendar.data} />
        </div>
      )}
    </>
  )
}

function Week({ calendar }: { readonly calendar: Calendar }) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const session = useSession()
  const queries = useQueryClient()
  const [spans, setSpans] = useState<readonly Span[]>(calendar.hours)
  const save = useMutation({
    mutationFn: () => call(PutHours, { params: { id: calendar.branch }, body: { hours: [...spans] } }),
    onSuccess: (saved) => {
      announce(settings.saved)
      queries.setQueryData(['calendar', calendar.branch], saved)
    },
  })
  const wrong = wrongDays(spans)
  const change = (at: number, next: Partial<Span>) =>
    setSpans(spans.map((span, i) => (i === at ? { ...span, ...next } : span)))
  const mayChange = may(session, 'org:calendar')
  const time = (at: number, side: 'opens' | 'closes', label: string, isWrong: boolean) => (
    <input
      aria-label={label}
      aria-invalid={isWrong}
      className={styles.time}
      inputMode="numeric"
      disabled={!mayChange}
      value={spans[at]?.[side] ?? ''}
      onChange={(event) => change(at, { [side]: event.target.value })}
      onBlur={(event) => change(at, { [side]: readTime(event.target.value) ?? event.target.value })}
    />
  )
  return (
    <Panel
      title={settings.week}
      flush
      {...(mayChange && {
        footer: (
          <>
            <span className={styles.grow}>{settings.hoursHint}</span>
            <Button
              tone="primary"
              keys="Mod+Enter"
              isDisabled={wrong.length > 0}
              isPending={save.isPending}
              onPress={() => save.mutate()}
            >
              {settings.saveHours}
            </Button>
          </>
        ),
      })}
    >
      {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
      {days.map((day) => {
        const name = words.weekdays[day]
        const of = spans.flatMap((span, at) => (span.weekday === day ? [at] : []))
        const isWrong = wrong.includes(day)
        return (
          <div key={day} className={styles.day}>
            <span>{name}</span>
            <div className={styles.spans}>
              {of.length === 0 && <span className={styles.second}>{settings.closed}</span>}
              {of.map((at) => (
                <span key={at} className={styles.span}>
                  {time(at, 'opens', settings.opens(name), isWrong)}
                  <span aria-hidden="true">–</span>
                  {time(at, 'closes', settings.closes(name), isWrong)}
                  {mayChange && (
                    <IconButton
                      icon={X}
                      label={settings.removeHours(name)}
                      onPress={() => setSpans(spans.filter((_, i) => i !== at))}
                    />
                  )}
                </span>
              ))}
              {isWrong && (
                <span role="alert" className={styles.second}>
                  {settings.hoursWrong(name)}
                </span>
              )}
            </div>
            {mayChange && (
              <IconButton
                icon={Plus}
                label={settings.addHours(name)}
                onPress={() => setSpans([...spans, newSpan(spans, day)])}
              />
            )}
          </div>
        )
      })}
    </Panel>
  )
}
