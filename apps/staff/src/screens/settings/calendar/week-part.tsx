import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  CopyCalendar,
  PutHours,
  PutInheritance,
  type Calendar,
} from '../../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { sentenceFor } from '../../../problem.ts'
import { nameOf, useBranches } from '../../../reference.ts'
import { may, useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { SaveForm } from '../save-form.tsx'
import settingStyles from '../settings.module.css'
import { wrongDays, type Span } from '../week.ts'
import styles from './calendar.module.css'
import { Seasons } from './seasons.tsx'
import { WeekFields } from './week-fields.tsx'

/** The hours of every week and of the seasons, where they come from, and copying them to others. */
export function WeekPart({ calendar }: { readonly calendar: Calendar }) {
  const session = useSession()
  const mayChange = may(session, 'org:calendar')
  return (
    <div className={settingStyles.columns}>
      <div className={styles.stack}>
        <Week key={JSON.stringify(calendar.hours)} calendar={calendar} mayChange={mayChange} />
        <Seasons calendar={calendar} mayChange={mayChange} />
      </div>
      {mayChange && (
        <div className={styles.stack}>
          <Inheritance calendar={calendar} />
          <CopyForm branch={calendar.branch} />
        </div>
      )}
    </div>
  )
}

function Week({ calendar, mayChange }: { readonly calendar: Calendar; readonly mayChange: boolean }) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const branches = useBranches()
  const queries = useQueryClient()
  const [spans, setSpans] = useState<readonly Span[]>(calendar.hours)
  const save = useMutation({
    mutationFn: () => call(PutHours, { params: { id: calendar.branch }, body: { hours: [...spans] } }),
    onSuccess: () => {
      announce(settings.saved)
      return queries.invalidateQueries({ queryKey: ['calendar'] })
    },
  })
  return (
    <Panel
      title={settings.week}
      flush
      {...(mayChange && {
        footer: (
          <>
            <span className={settingStyles.grow}>{settings.hoursHint}</span>
            <Button
              tone="primary"
              keys="Mod+Enter"
              isDisabled={wrongDays(spans).length > 0}
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
      {calendar.inherits.hours && (
        <Banner tone="info" title={words.calendar.inheritedFrom(nameOf(branches, calendar.inherits.hoursFrom))} />
      )}
      <WeekFields spans={spans} onChange={setSpans} isDisabled={!mayChange} />
    </Panel>
  )
}

function Inheritance({ calendar }: { readonly calendar: Calendar }) {
  const { words, call } = useDesk()
  const queries = useQueryClient()
  const branches = useBranches()
  const put = useMutation({
    mutationFn: (body: { hours?: boolean; exceptions?: boolean }) =>
      call(PutInheritance, { params: { id: calendar.branch }, body }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['calendar'] }),
  })
  const parent = branches.find(({ id }) => id === calendar.branch)?.parent ?? null
  if (parent === null) return null
  return (
    <Panel title={words.calendar.inherit}>
      <div className={styles.side}>
        {put.isError && <Banner tone="stop" live title={sentenceFor(put.error, words.problems)} />}
        <p>{nameOf(branches, parent)}</p>
        <Switch isSelected={calendar.inherits.hours} onChange={(hours) => put.mutate({ hours })}>
          {words.calendar.inheritHours}
        </Switch>
        <Switch isSelected={calendar.inherits.exceptions} onChange={(exceptions) => put.mutate({ exceptions })}>
          {words.calendar.inheritExceptions}
        </Switch>
      </div>
    </Panel>
  )
}

const parts = ['hours', 'seasons', 'exceptions'] as const

function CopyForm({ branch }: { readonly branch: number }) {
  const { words, call, announce } = useDesk()
  const { calendar } = words
  const branches = useBranches().filter(({ id }) => id !== branch)
  const queries = useQueryClient()
  const [to, setTo] = useState<ReadonlySet<number>>(new Set())
  const [what, setWhat] = useState<ReadonlySet<(typeof parts)[number]>>(new Set(['hours']))
  const copy = useMutation({
    mutationFn: () => call(CopyCalendar, { params: { id: branch }, body: { to: [...to], what: [...what] } }),
    onSuccess: ({ copied }) => {
      announce(calendar.copied(copied))
      setTo(new Set())
      return queries.invalidateQueries({ queryKey: ['calendar'] })
    },
  })
  if (branches.length === 0) return null
  const toggled = <T,>(set: ReadonlySet<T>, value: T): ReadonlySet<T> =>
    new Set(set.has(value) ? [...set].filter((one) => one !== value) : [...set, value])
  const names = { hours: calendar.copyHours, seasons: calendar.copySeasons, exceptions: calendar.copyExceptions }
  return (
    <SaveForm
      title={calendar.copyTitle}
      submit={copy.data && to.size === 0 ? calendar.copied(copy.data.copied) : calendar.copy}
      onSubmit={() => copy.mutate()}
      isPending={copy.isPending}
      error={copy.error}
      hasKey={false}
      canSave={to.size > 0 && what.size > 0}
    >
      <div role="group" aria-label={calendar.copyWhat}>
        {parts.map((part) => (
          <Checkbox key={part} isSelected={what.has(part)} onChange={() => setWhat(toggled(what, part))}>
            {names[part]}
          </Checkbox>
        ))}
      </div>
      <div role="group" aria-label={calendar.copyTo} className={styles.ticks}>
        {branches.map(({ id, name }) => (
          <Checkbox key={id} isSelected={to.has(id)} onChange={() => setTo(toggled(to, id))}>
            {name}
          </Checkbox>
        ))}
      </div>
      <p className={settingStyles.second}>{calendar.copyHint}</p>
    </SaveForm>
  )
}
