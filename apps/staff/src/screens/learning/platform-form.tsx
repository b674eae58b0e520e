import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeLearningPlatform,
  CreateLearningPlatform,
  DeleteLearningPlatform,
  type LearningPlatform,
} from '../../../../server/src/modules/identity/contract-lti.ts'
import { useDesk } from '../../desk-context.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FormStep } from '../harvesting/form-step.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import styles from './learning.module.css'
import { platformKinds, usualAddresses, type PlatformKind } from './usual-addresses.ts'

interface PlatformFormProps {
  readonly of: LearningPlatform | undefined
  /** Told the number of what was saved, or nothing when it was left or removed. */
  readonly onDone: (saved: number | undefined) => void
}

interface Draft {
  readonly name: string
  readonly enabled: boolean
  readonly issuer: string
  readonly clientId: string
  readonly deployments: string
  readonly loginUrl: string
  readonly keysUrl: string
  readonly sites: string
  readonly clockTolerance: number
  readonly instructorsChoose: LearningPlatform['instructorsChoose']
}

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function draftOf(it: LearningPlatform | undefined): Draft {
  return {
    name: it?.name ?? '',
    enabled: it?.enabled ?? false,
    issuer: it?.issuer ?? '',
    clientId: it?.clientId ?? '',
    deployments: it?.deployments.join('\n') ?? '',
    loginUrl: it?.loginUrl ?? '',
    keysUrl: it?.keysUrl ?? '',
    sites: it?.sites.join('\n') ?? '',
    clockTolerance: it?.clockTolerance ?? 60,
    instructorsChoose: it?.instructorsChoose ?? 'own',
  }
}

/** A platform by steps: where it is, what it calls us, and who chooses reading lists. */
export function PlatformForm({ of: it, onDone }: PlatformFormProps) {
  const { words, call } = useDesk()
  const { learning } = words
  const [kind, setKind] = useState<PlatformKind>('other')
  const [draft, setDraft] = useState(() => draftOf(it))
  const set = (change: Partial<Draft>, of: PlatformKind = kind) =>
    setDraft((now) => {
      const next = { ...now, ...change }
      // Of a kind whose addresses are known, they follow what they are made of; each can still be written by hand.
      const follows = of !== 'other' && !('issuer' in change || 'loginUrl' in change || 'keysUrl' in change)
      return follows ? { ...next, ...usualAddresses(of, linesOf(next.sites)[0] ?? '', next.clientId) } : next
    })
  const save = useMutation({
    mutationFn: () => {
      const body = { ...draft, deployments: linesOf(draft.deployments), sites: linesOf(draft.sites) }
      return it ? call(ChangeLearningPlatform, { params: { id: it.id }, body }) : call(CreateLearningPlatform, { body })
    },
    onSuccess: ({ id }) => onDone(id),
  })
  const text = (field: 'issuer' | 'loginUrl' | 'keysUrl' | 'clientId', hint?: string) => (
    <TextField
      label={learning[field]}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      maxLength={500}
      isRequired
      {...(hint !== undefined && { hint })}
      {...errorFor(save.error, field)}
    />
  )
  const lines = (field: 'sites' | 'deployments', hint: string) => (
    <TextField
      label={learning[field]}
      lines={2}
      value={draft[field]}
      onChange={(value) => set({ [field]: value })}
      hint={hint}
      {...errorFor(save.error, field)}
    />
  )
  return (
    <SaveForm
      title={it?.name ?? learning.new}
      submit={learning.save}
      onSubmit={() => save.mutate()}
      onCancel={() => onDone(undefined)}
      isPending={save.isPending}
      error={save.error}
      fields={['name', 'issuer', 'clientId', 'deployments', 'loginUrl', 'keysUrl', 'sites']}
      canSave={[draft.name, draft.issuer, draft.clientId, draft.loginUrl, draft.keysUrl].every(
        (one) => one.trim() !== '',
      )}
    >
      <FormStep number={1} title={learning.stepWhere}>
        <div className={styles.pair}>
          <TextField
            label={learning.name}
            hint={learning.nameHint}
            value={draft.name}
            onChange={(name) => set({ name }, 'other')}
            isRequired
            maxLength={80}
            autoFocus={it === undefined}
            {...errorFor(save.error, 'name')}
          />
          <Select
            label={learning.kind}
            hint={learning.kindHint}
            value={kind}
            onChange={(next) => {
              setKind(next)
              set({}, next)
            }}
            choices={platformKinds.map((id) => ({ id, label: learning[`kind.${id}`] }))}
          />
          {lines('sites', learning.sitesHint)}
          {text('issuer', learning.issuerHint)}
          {text('loginUrl', learning.loginUrlHint)}
          {text('keysUrl', learning.keysUrlHint)}
        </div>
      </FormStep>
      <FormStep number={2} title={learning.stepUs}>
        <div className={styles.pair}>
          {text('clientId')}
          {lines('deployments', learning.deploymentsHint)}
          <NumberField
            label={learning.clockTolerance}
            value={draft.clockTolerance}
            onChange={(clockTolerance) => set({ clockTolerance }, 'other')}
            minValue={0}
            maxValue={300}
            unit={learning.seconds}
          />
        </div>
      </FormStep>
      <FormStep number={3} title={learning.stepWho}>
        <div className={styles.pair}>
          <Select
            label={learning.instructorsChoose}
            hint={learning.chooseHint}
            value={draft.instructorsChoose}
            onChange={(instructorsChoose) => set({ instructorsChoose }, 'other')}
            choices={(['none', 'own', 'any'] as const).map((id) => ({ id, label: learning[`choose.${id}`] }))}
          />
        </div>
        <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled }, 'other')}>
          {learning.enabled}
        </Switch>
      </FormStep>
      {it && (
        <div>
          <RemoveButton
            label={learning.remove}
            title={learning.removeTitle(it.name)}
            remove={() => call(DeleteLearningPlatform, { params: { id: it.id } })}
            onRemoved={() => onDone(undefined)}
          >
            <p>{learning.removeText}</p>
          </RemoveButton>
        </div>
      )}
    </SaveForm>
  )
}
