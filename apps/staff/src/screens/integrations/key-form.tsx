import { useQuery } from '@tanstack/react-query'
import { ListRoles } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './integrations.module.css'
import type { KeyDraft } from './key-draft.ts'
import { keyPresets, permissionsOf, presetOf, type KeyPreset } from './key-presets.ts'
import { ScopePicker } from './scope-picker.tsx'

interface KeyFormProps {
  readonly title: string
  readonly submit: string
  readonly draft: KeyDraft
  readonly onChange: (change: Partial<KeyDraft>) => void
  readonly onSubmit: () => void
  readonly isPending: boolean
  readonly error: unknown
}

/** What a key may do, where, from where and how often. */
export function KeyForm({ title, submit, draft, onChange, onSubmit, isPending, error }: KeyFormProps) {
  const { words, call } = useDesk()
  const { integrations } = words
  const { permissions: own } = useSession()
  const branches = useBranches()
  const roles = useQuery({ queryKey: ['roles'], queryFn: ({ signal }) => call(ListRoles, {}, signal) })
  const givable = (roles.data?.permissions ?? []).filter(({ code }) => own.includes(code))
  return (
    <div className={styles.editor}>
      <Panel
        title={integrations.may}
        aside={<span className={styles.second}>{integrations.chosen(draft.permissions.length)}</span>}
      >
        <div className={styles.form}>
          <p className={styles.second}>{integrations.mayHint}</p>
          <Select<KeyPreset | 'own'>
            label={integrations.start}
            value={presetOf(draft.permissions)}
            onChange={(preset) => preset !== 'own' && onChange({ permissions: permissionsOf(preset, own) })}
            choices={[
              { id: 'own', label: words.keyPresetNames.own },
              ...keyPresets.map(({ id }) => ({ id, label: words.keyPresetNames[id] })),
            ]}
          />
          {roles.data === undefined ? (
            <SkeletonRows rows={8} />
          ) : (
            <ScopePicker
              permissions={givable}
              chosen={draft.permissions}
              onChange={(permissions) => onChange({ permissions })}
            />
          )}
        </div>
      </Panel>
      <SaveForm
        title={title}
        submit={submit}
        onSubmit={onSubmit}
        isPending={isPending}
        error={error}
        fields={['name', 'expiresAt', 'addresses']}
        canSave={draft.name.trim() !== '' && draft.permissions.length > 0}
      >
        <TextField
          label={integrations.keyName}
          hint={integrations.keyNameHint}
          value={draft.name}
          onChange={(name) => onChange({ name })}
          isRequired
          {...errorFor(error, 'name')}
        />
        <TextField
          label={integrations.note}
          hint={integrations.noteHint}
          lines={2}
          value={draft.note}
          onChange={(note) => onChange({ note })}
        />
        <Select
          label={integrations.worksAt}
          choices={[
            { id: 'none', label: integrations.anyBranch },
            ...branches.map(({ id, name: label }) => ({ id: String(id), label })),
          ]}
          value={draft.branch}
          onChange={(branch) => onChange({ branch })}
        />
        <DatePicker
          label={integrations.until}
          hint={integrations.untilHint}
          value={draft.until}
          onChange={(until) => onChange({ until })}
          {...errorFor(error, 'expiresAt')}
        />
        <TextField
          label={integrations.addresses}
          hint={integrations.addressesHint}
          lines={3}
          value={draft.addresses}
          onChange={(addresses) => onChange({ addresses })}
          {...errorFor(error, 'addresses')}
        />
        <NumberField
          label={integrations.perMinute}
          hint={integrations.perMinuteHint}
          minValue={1}
          maxValue={100_000}
          value={draft.perMinute}
          onChange={(perMinute) => onChange({ perMinute })}
        />
      </SaveForm>
    </div>
  )
}
