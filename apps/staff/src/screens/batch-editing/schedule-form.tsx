import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeBatchSchedule,
  CreateBatchSchedule,
  DeleteBatchSchedule,
  ListBatchTasks,
  type BatchSchedule,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import styles from './batch-editing.module.css'
import { draftOfSchedule, scheduleBody, type ScheduleDraft } from './schedule-draft.ts'
import { SelectionPicker } from './selection-picker.tsx'

interface ScheduleFormProps {
  readonly schedule?: BatchSchedule
  readonly onDone: () => void
}

/** When a task runs by itself, on which records, and whether somebody looks at the preview first. */
export function ScheduleForm({ schedule, onDone }: ScheduleFormProps) {
  const { words, call } = useDesk()
  const { batch, everyNames } = words
  const [draft, setDraft] = useState(() => draftOfSchedule(schedule))
  const set = (change: Partial<ScheduleDraft>) => setDraft((now) => ({ ...now, ...change }))
  const tasks = useQuery({
    queryKey: ['batch-tasks', 'all'],
    queryFn: ({ signal }) => call(ListBatchTasks, { query: { limit: 1000 } }, signal),
  })
  const body = scheduleBody(draft)
  const save = useMutation({
    mutationFn: () => {
      if (!body) throw new Error('incomplete')
      return schedule
        ? call(ChangeBatchSchedule, { params: { id: schedule.id }, body })
        : call(CreateBatchSchedule, { body })
    },
    onSuccess: onDone,
  })
  const end = useMutation({
    mutationFn: () => call(DeleteBatchSchedule, { params: { id: schedule?.id ?? 0 } }),
    onSuccess: onDone,
  })
  return (
    <SaveForm
      title={schedule?.name ?? batch.newSchedule}
      submit={batch.save}
      onSubmit={() => save.mutate()}
      onCancel={onDone}
      isPending={save.isPending}
      error={save.error ?? end.error}
      canSave={body !== undefined}
    >
      {schedule?.problem && <Banner tone="stop" title={schedule.problem} />}
      <TextField label={batch.name} value={draft.name} onChange={(name) => set({ name })} isRequired />
      <Select
        label={batch.task}
        value={draft.task === undefined ? undefined : String(draft.task)}
        onChange={(id) => set({ task: Number(id) })}
        choices={(tasks.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
      />
      <div className={styles.pair}>
        <Select
          label={batch.every}
          value={draft.every}
          onChange={(every) => set({ every })}
          choices={(['day', 'week', 'month', 'import'] as const).map((id) => ({ id, label: everyNames[id] }))}
        />
        {draft.every === 'import' ? (
          <TextField
            label={batch.importName}
            hint={batch.importNameHint}
            value={draft.importName}
            onChange={(importName) => set({ importName })}
          />
        ) : (
          <TextField label={batch.at} hint="06:30" mono value={draft.at} onChange={(at) => set({ at })} />
        )}
      </div>
      {draft.every === 'week' && (
        <div className={styles.buttons}>
          {([1, 2, 3, 4, 5, 6, 7] as const).map((day) => (
            <Checkbox
              key={day}
              isSelected={draft.weekdays.includes(day)}
              onChange={(on) =>
                set({
                  weekdays: on ? [...draft.weekdays, day].toSorted() : draft.weekdays.filter((one) => one !== day),
                })
              }
            >
              {words.weekdays[day]}
            </Checkbox>
          ))}
        </div>
      )}
      {draft.every === 'month' && (
        <NumberField
          label={batch.dayOfMonth}
          minValue={1}
          maxValue={31}
          value={draft.day}
          onChange={(day) => set({ day })}
        />
      )}
      <Switch isSelected={draft.narrowed} onChange={(narrowed) => set({ narrowed })}>
        {draft.every === 'import' ? batch.narrowImport : batch.narrow}
      </Switch>
      {draft.narrowed && <SelectionPicker draft={draft.selection} onChange={(selection) => set({ selection })} />}
      <RadioGroup
        label={batch.mode}
        value={draft.mode}
        onChange={(mode) => set({ mode })}
        choices={[
          { id: 'preview', label: batch.modePreview, detail: batch.modePreviewText },
          { id: 'apply', label: batch.modeApply, detail: batch.modeApplyText },
        ]}
      />
      <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
        {batch.scheduleOn}
      </Switch>
      {schedule && (
        <div className={styles.buttons}>
          <Button tone="danger" isPending={end.isPending} onPress={() => end.mutate()}>
            {batch.deleteSchedule}
          </Button>
        </div>
      )}
    </SaveForm>
  )
}
