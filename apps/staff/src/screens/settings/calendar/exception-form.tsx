import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { PreviewClosing } from '../../../../../server/src/modules/circulation/contract-closings.ts'
import {
  AddException,
  ChangeException,
  type CalendarException,
} from '../../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { may, useSession } from '../../../session.ts'
import { Banner } from '../../../ui/banner.tsx'
import { DatePicker } from '../../../ui/date-picker.tsx'
import { Link } from '../../../ui/link.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../save-form.tsx'
import styles from './calendar.module.css'
import { bodyOf, comesByRule, draftOf, freshDraft, type DraftKind, type ExceptionDraft } from './exception-draft.ts'
import { RepeatFields } from './repeat-fields.tsx'

interface ExceptionFormProps {
  readonly branch: number
  readonly exception: CalendarException | undefined
  readonly kind: DraftKind
  readonly from: string | undefined
  readonly onSaved: () => void
  readonly onCancel: (() => void) | undefined
}

/** Adds a day that differs, or changes one. A closing to come says first which loans and holds fall on it. */
export function ExceptionForm({ branch, exception, kind, from, onSaved, onCancel }: ExceptionFormProps) {
  const { words, call, announce } = useDesk()
  const { calendar, settings } = words
  const [draft, setDraft] = useState(() => (exception ? draftOf(exception) : freshDraft(kind, from)))
  const set = (change: Partial<ExceptionDraft>) => setDraft((now) => ({ ...now, ...change }))
  const body = bodyOf(draft)
  const save = useMutation({
    mutationFn: () => {
      if (body === undefined) throw new Error('nothing to save')
      return exception
        ? call(ChangeException, { params: { id: branch, exception: exception.id }, body })
        : call(AddException, { params: { id: branch }, body })
    },
    onSuccess: () => {
      announce(settings.saved)
      setDraft(freshDraft())
      onSaved()
    },
  })
  const byRule = comesByRule(draft.repeats)
  return (
    <SaveForm
      title={exception ? calendar.edit(exception.name || settings.exceptions) : settings.exceptionAdd}
      submit={exception ? calendar.change : settings.add}
      onSubmit={() => save.mutate()}
      onCancel={onCancel}
      isPending={save.isPending}
      error={save.error}
      fields={['from', 'to', 'name', 'hours', 'until']}
      canSave={body !== undefined}
    >
      <TextField
        label={settings.exceptionName}
        value={draft.name}
        onChange={(name) => set({ name })}
        autoFocus={exception !== undefined || from !== undefined}
        {...errorFor(save.error, 'name')}
      />
      <Select
        label={calendar.kind}
        choices={[
          { id: 'closed', label: calendar.kindClosed },
          { id: 'hours', label: calendar.kindHours },
          { id: 'between', label: calendar.kindBetween },
          { id: 'also', label: calendar.kindAlso },
        ]}
        value={draft.kind}
        onChange={(next) => set({ kind: next })}
      />
      {draft.kind !== 'closed' && (
        <TextField
          label={calendar.hours}
          hint={calendar.hoursHint}
          value={draft.hours}
          onChange={(hours) => set({ hours })}
          {...(body === undefined && draft.from !== undefined
            ? { error: calendar.hoursWrong }
            : errorFor(save.error, 'hours'))}
        />
      )}
      <RepeatFields draft={draft} onChange={set} />
      <div className={styles.row}>
        <DatePicker
          label={byRule ? calendar.firstFrom : settings.exceptionFrom}
          value={draft.from}
          onChange={(next) => set({ from: next })}
          isRequired
          {...errorFor(save.error, 'from')}
        />
        {!byRule && (
          <DatePicker
            label={settings.exceptionTo}
            value={draft.to}
            onChange={(to) => set({ to })}
            {...errorFor(save.error, 'to')}
          />
        )}
        {draft.repeats !== 'never' && (
          <DatePicker
            label={calendar.until}
            hint={calendar.untilHint}
            value={draft.until}
            onChange={(until) => set({ until })}
            {...errorFor(save.error, 'until')}
          />
        )}
      </div>
      {!exception && draft.kind === 'closed' && draft.repeats === 'never' && draft.from !== undefined && (
        <Touches branch={branch} from={draft.from} to={draft.to ?? draft.from} name={draft.name} />
      )}
    </SaveForm>
  )
}

interface TouchesProps {
  readonly branch: number
  readonly from: string
  readonly to: string
  readonly name: string
}

/** Which loans and holds fall on days that are about to be closed. */
function Touches({ branch, from, to, name }: TouchesProps) {
  const { words, call } = useDesk()
  const session = useSession()
  const mayClose = may(session, 'circulation:closings')
  const effect = useQuery({
    queryKey: ['closings', 'preview', branch, from, to],
    enabled: mayClose && to >= from,
    queryFn: ({ signal }) =>
      call(PreviewClosing, { query: { limit: 0 }, body: { branches: [branch], from, to, reason: '' } }, signal),
  })
  if (!effect.data || effect.data.loans + effect.data.holds === 0) return null
  const address = `/closings/new?branch=${branch}&from=${from}&to=${to}&reason=${encodeURIComponent(name)}`
  return (
    <Banner tone="warn" title={words.calendar.touches(effect.data.loans, effect.data.holds)}>
      {words.calendar.touchesText} <Link href={address}>{words.calendar.closeAndMove}</Link>
    </Banner>
  )
}
