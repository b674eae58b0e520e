import { useDesk } from '../../desk-context.ts'
import { useBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { EventPicker } from './event-picker.tsx'
import type { HookDraft } from './hook-draft.ts'
import styles from './integrations.module.css'

interface WebhookFormProps {
  readonly title: string
  readonly submit: string
  readonly draft: HookDraft
  readonly onChange: (change: Partial<HookDraft>) => void
  readonly onSubmit: () => void
  readonly isPending: boolean
  readonly error: unknown
}

/** Whom a webhook tells, of what, and how. */
export function WebhookForm({ title, submit, draft, onChange, onSubmit, isPending, error }: WebhookFormProps) {
  const { words } = useDesk()
  const { integrations } = words
  const branches = useBranches()
  const session = useSession()
  return (
    <div className={styles.editor}>
      <Panel
        title={integrations.events}
        aside={<span className={styles.second}>{integrations.eventCount(draft.events.length)}</span>}
      >
        <div className={styles.form}>
          <EventPicker chosen={draft.events} onChange={(events) => onChange({ events })} />
        </div>
      </Panel>
      <SaveForm
        title={title}
        submit={submit}
        onSubmit={onSubmit}
        isPending={isPending}
        error={error}
        fields={['name', 'url', 'headers', 'tell', 'branch']}
        canSave={draft.name.trim() !== '' && draft.url.trim() !== '' && draft.events.length > 0}
      >
        <TextField
          label={integrations.hookName}
          value={draft.name}
          onChange={(name) => onChange({ name })}
          isRequired
          {...errorFor(error, 'name')}
        />
        <TextField
          label={integrations.url}
          hint={integrations.urlHint}
          type="url"
          inputMode="url"
          value={draft.url}
          onChange={(url) => onChange({ url })}
          isRequired
          {...errorFor(error, 'url')}
        />
        <Select
          label={integrations.onlyBranch}
          hint={integrations.onlyBranchHint}
          choices={[
            { id: 'all', label: integrations.everywhere },
            ...branches.map(({ id, name: label }) => ({ id: String(id), label })),
          ]}
          value={draft.branch}
          onChange={(branch) => onChange({ branch })}
          {...errorFor(error, 'branch')}
        />
        <div>
          <Switch
            isSelected={draft.personal}
            isDisabled={!may(session, 'patrons:read')}
            onChange={(personal) => onChange({ personal })}
          >
            {integrations.personal}
          </Switch>
          <p className={styles.second}>{integrations.personalHint}</p>
        </div>
        <TextField
          label={integrations.headers}
          hint={integrations.headersHint}
          lines={2}
          value={draft.headers}
          onChange={(headers) => onChange({ headers })}
          {...errorFor(error, 'headers')}
        />
        <TextField
          label={integrations.tell}
          type="email"
          value={draft.tell}
          onChange={(tell) => onChange({ tell })}
          {...errorFor(error, 'tell')}
        />
        <TextField
          label={integrations.note}
          hint={integrations.noteHint}
          lines={2}
          value={draft.note}
          onChange={(note) => onChange({ note })}
        />
      </SaveForm>
    </div>
  )
}
