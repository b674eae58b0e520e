import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeIdentityProvider,
  CreateIdentityProvider,
  DeleteIdentityProvider,
  providerKinds,
  type IdentityMapping,
  type IdentityProvider,
} from '../../../../server/src/modules/identity/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FormStep } from '../harvesting/form-step.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './identity.module.css'
import { kindForms } from './kind-fields.ts'
import { KindInputs } from './kind-inputs.tsx'
import { MappingStep } from './mapping-step.tsx'
import { draftOf, sentOf } from './provider-draft.ts'
import { RuleRows } from './rule-rows.tsx'

interface ProviderFormProps {
  readonly of: IdentityProvider | undefined
  /** Told the number of what was saved, or nothing when it was left or removed. */
  readonly onDone: (saved: number | undefined) => void
}

/** A place of sign-in by steps: where it is, what it has to know of us, and who somebody is here. */
export function ProviderForm({ of: it, onDone }: ProviderFormProps) {
  const { words, call } = useDesk()
  const { identity } = words
  const [draft, setDraft] = useState(() => draftOf(it))
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const setMapping = (change: Partial<IdentityMapping>) =>
    setDraft((now) => ({ ...now, mapping: { ...now.mapping, ...change } }))
  const save = useMutation({
    mutationFn: () =>
      it
        ? call(ChangeIdentityProvider, { params: { id: it.id }, body: sentOf(draft) })
        : call(CreateIdentityProvider, { body: { kind: draft.kind, ...sentOf(draft) } }),
    onSuccess: ({ id }) => onDone(id),
  })
  const form = kindForms[draft.kind]
  const kinds = providerKinds.filter((kind) => kindForms[kind] !== undefined)
  return (
    <SaveForm
      title={it?.name ?? identity.new}
      submit={identity.save}
      onSubmit={() => save.mutate()}
      onCancel={() => onDone(undefined)}
      isPending={save.isPending}
      error={save.error}
      fields={['name', ...(form?.fields ?? []).map(({ name }) => `settings.${name}`)]}
      canSave={draft.name.trim() !== ''}
    >
      <FormStep number={1} title={identity.stepWhere}>
        <div className={styles.pair}>
          <TextField
            label={identity.name}
            hint={identity.nameHint}
            value={draft.name}
            onChange={(name) => set({ name })}
            isRequired
            maxLength={80}
            autoFocus={it === undefined}
            {...errorFor(save.error, 'name')}
          />
          {it === undefined && (
            <Select
              label={identity.kind}
              value={draft.kind}
              onChange={(kind) => setDraft((now) => ({ ...draftOf(undefined, kind), name: now.name }))}
              choices={kinds.map((id) => ({ id, label: identity[`kind.${id}`] }))}
            />
          )}
        </div>
        <div className={styles.choices}>
          <Checkbox isSelected={draft.forPatrons} onChange={(forPatrons) => set({ forPatrons })}>
            {identity.forPatrons}
          </Checkbox>
          <Checkbox isSelected={draft.forStaff} onChange={(forStaff) => set({ forStaff })}>
            {identity.forStaff}
          </Checkbox>
          <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
            {identity.enabled}
          </Switch>
        </div>
        {form && (
          <div className={styles.pair}>
            <KindInputs
              form={form}
              settings={draft.settings}
              secrets={draft.secrets}
              secretsSet={it?.secretsSet ?? []}
              error={save.error}
              onSetting={(name, value) => set({ settings: { ...draft.settings, [name]: value } })}
              onSecret={(name, value) => set({ secrets: { ...draft.secrets, [name]: value } })}
            />
          </div>
        )}
        {it && it.ourAddresses.length > 0 && (
          <div className={styles.ours}>
            <p>{identity.oursText}</p>
            <KeyValues
              look="columns"
              facts={it.ourAddresses.map(({ name, url }) => ({ label: name, value: <code>{url}</code> }))}
            />
          </div>
        )}
      </FormStep>
      <FormStep number={2} title={identity.stepWho}>
        <MappingStep mapping={draft.mapping} set={setMapping} error={save.error} />
      </FormStep>
      <FormStep number={3} title={identity.stepRules}>
        <RuleRows rules={draft.mapping.rules} onChange={(rules) => setMapping({ rules })} error={save.error} />
      </FormStep>
      {it && (
        <div>
          <RemoveButton
            label={identity.remove}
            title={identity.removeTitle(it.name)}
            remove={() => call(DeleteIdentityProvider, { params: { id: it.id } })}
            onRemoved={() => onDone(undefined)}
          >
            <p>{identity.removeText}</p>
          </RemoveButton>
        </div>
      )}
    </SaveForm>
  )
}
