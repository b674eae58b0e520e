import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CalendarOff, X } from 'lucide-react'
import { useState } from 'react'
import {
  AddException,
  RemoveException,
  type Calendar,
  type CalendarException,
} from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'
import { readTime } from './week.ts'

/** Days that are not as every week: holidays, short days. */
export function Exceptions({ calendar }: { readonly calendar: Calendar }) {
  const { words, call, format } = useDesk()
  const { settings } = words
  const session = useSession()
  const queries = useQueryClient()
  const mayChange = may(session, 'org:calendar')
  const onSaved = (saved: Calendar) => queries.setQueryData(['calendar', calendar.branch], saved)
  const remove = useMutation({
    mutationFn: (exception: number) => call(RemoveException, { params: { id: calendar.branch, exception } }),
    onSuccess: onSaved,
  })
  const days = ({ from, to }: CalendarException) =>
    from === to ? format.day(from) : `${format.day(from)} – ${format.day(to)}`
  const hours = ({ hours: spans }: CalendarException) =>
    spans.length === 0 ? settings.closed : spans.map(({ opens, closes }) => `${opens}–${closes}`).join(', ')
  return (
    <div className={styles.content}>
      <Panel title={settings.exceptions} flush>
        {calendar.exceptions.length === 0 && (
          <EmptyState icon={CalendarOff} title={settings.exceptionsEmptyTitle}>
            {settings.exceptionsEmptyText}
          </EmptyState>
        )}
        {calendar.exceptions
          .toSorted((a, b) => a.from.localeCompare(b.from))
          .map((exception) => (
            <div key={exception.id} className={styles.exception}>
              <div>
                <p>{exception.name || days(exception)}</p>
                <p className={styles.second}>
                  {[
                    exception.name && days(exception),
                    hours(exception),
                    exception.repeats === 'yearly' && settings.exceptionYearly,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              {mayChange && (
                <IconButton
                  icon={X}
                  label={settings.exceptionRemove(exception.name || days(exception))}
                  onPress={() => remove.mutate(exception.id)}
                />
              )}
            </div>
          ))}
      </Panel>
      {mayChange && <ExceptionForm branch={calendar.branch} onSaved={onSaved} />}
    </div>
  )
}

interface ExceptionFormProps {
  readonly branch: number
  readonly onSaved: (calendar: Calendar) => void
}

const fresh = { name: '', from: '', to: '', yearly: false, open: false, opens: '10:00', closes: '13:00' }

function ExceptionForm({ branch, onSaved }: ExceptionFormProps) {
  const { words, call, announce } = useDesk()
  const { settings } = words
  const [draft, setDraft] = useState(fresh)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const [opens, closes] = [readTime(draft.opens), readTime(draft.closes)]
  const add = useMutation({
    mutationFn: () =>
      call(AddException, {
        params: { id: branch },
        body: {
          name: draft.name.trim(),
          from: draft.from,
          ...(draft.to !== '' && { to: draft.to }),
          hours: draft.open && opens !== undefined && closes !== undefined ? [{ opens, closes }] : [],
          repeats: draft.yearly ? 'yearly' : 'never',
        },
      }),
    onSuccess: (saved) => {
      announce(settings.saved)
      setDraft(fresh)
      onSaved(saved)
    },
  })
  return (
    <SaveForm
      title={settings.exceptionAdd}
      submit={settings.add}
      onSubmit={() => add.mutate()}
      isPending={add.isPending}
      error={add.error}
      fields={['from', 'to', 'name']}
      hasKey={false}
      canSave={draft.from !== '' && (!draft.open || (opens !== undefined && closes !== undefined))}
    >
      <TextField
        label={settings.exceptionName}
        value={draft.name}
        onChange={(name) => set({ name })}
        {...errorFor(add.error, 'name')}
      />
      <DatePicker
        label={settings.exceptionFrom}
        value={draft.from === '' ? undefined : draft.from}
        onChange={(from) => set({ from: from ?? '' })}
        isRequired
        {...errorFor(add.error, 'from')}
      />
      <DatePicker
        label={settings.exceptionTo}
        value={draft.to === '' ? undefined : draft.to}
        onChange={(to) => set({ to: to ?? '' })}
        {...errorFor(add.error, 'to')}
      />
      <Switch isSelected={draft.open} onChange={(open) => set({ open })}>
        {settings.exceptionOpen}
      </Switch>
      {draft.open && (
        <div className={styles.pair}>
          <TextField label={settings.exceptionOpens} value={draft.opens} onChange={(next) => set({ opens: next })} />
          <TextField label={settings.exceptionCloses} value={draft.closes} onChange={(next) => set({ closes: next })} />
        </div>
      )}
      <Checkbox isSelected={draft.yearly} onChange={(yearly) => set({ yearly })}>
        {settings.exceptionYearly}
      </Checkbox>
    </SaveForm>
  )
}
