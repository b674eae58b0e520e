import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  authentications,
  ChangeAgency,
  CreateAgency,
  partnerServices,
  type Agency,
} from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useItemTypes, useLendingBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { bodyOf, draftOf, type PartnerDraft } from './partner-draft.ts'
import { PartnerSecret } from './partner-secret.tsx'
import type { ShownSecret } from './secret-panel.tsx'
import styles from './sharing.module.css'
import { sharingKey } from './use-partners.ts'

interface PartnerFormProps {
  readonly partner: Agency | undefined
  readonly mayChange: boolean
  readonly onSecret: (secret: ShownSecret) => void
  readonly onMade: (id: number) => void
  readonly onClose: () => void
}

const told = ['code', 'systemId', 'borrower', 'userName', 'addresses', 'itemType']
const dialects = ['standard', 'plain-version', 'no-namespace'] as const

/** A partner to be added or changed. */
export function PartnerForm({ partner, mayChange, onSecret, onMade, onClose }: PartnerFormProps) {
  const { words, call, announce } = useDesk()
  const { sharing } = words
  const session = useSession()
  const queries = useQueryClient()
  const [branches, types] = [useLendingBranches(), useItemTypes()]
  const [own, setDraft] = useState<PartnerDraft>(() => draftOf(partner, { branch: session.branch.id, itemType: '' }))
  // The types may come only after the form is there.
  const usual = types.find(({ code }) => code === 'book')?.code ?? types[0]?.code ?? ''
  const draft: PartnerDraft = own.itemType === '' ? { ...own, itemType: usual } : own
  const set = (change: Partial<PartnerDraft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: async () => {
      if (partner)
        return { agency: await call(ChangeAgency, { params: { id: partner.id }, body: bodyOf(draft) }), secret: null }
      return call(CreateAgency, { body: bodyOf(draft) })
    },
    onSuccess: async ({ agency, secret }) => {
      announce(sharing.saved(agency.name))
      if (secret !== null) onSecret({ partner: agency.name, secret })
      await queries.invalidateQueries({ queryKey: [sharingKey] })
      if (!partner) onMade(agency.id)
    },
  })
  const wrong = (field: string) => errorFor(save.error, field)
  return (
    <SaveForm
      title={partner?.name ?? sharing.newPartner}
      submit={sharing.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={told}
      canSave={mayChange && draft.code.trim() !== '' && draft.name.trim() !== '' && draft.itemType !== ''}
      onCancel={onClose}
    >
      <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
        {sharing.enabled}
      </Switch>
      <TextField label={sharing.name} value={draft.name} onChange={(name) => set({ name })} isRequired />
      <div className={styles.pair}>
        <TextField
          label={sharing.code}
          hint={sharing.codeHint}
          mono
          value={draft.code}
          onChange={(code) => set({ code })}
          isRequired
          {...wrong('code')}
        />
        <TextField
          label={sharing.systemId}
          hint={sharing.systemIdHint}
          mono
          value={draft.systemId}
          onChange={(systemId) => set({ systemId })}
          {...wrong('systemId')}
        />
      </div>
      <div className={styles.pair}>
        <Select
          label={sharing.branch}
          choices={branches.map(({ id, name: label }) => ({ id: String(id), label }))}
          value={String(draft.branch)}
          onChange={(branch) => set({ branch: Number(branch) })}
        />
        <Select
          label={sharing.itemType}
          choices={types.map(({ code: id, name: label }) => ({ id, label }))}
          value={draft.itemType === '' ? undefined : draft.itemType}
          onChange={(itemType) => set({ itemType })}
          isRequired
          {...wrong('itemType')}
        />
      </div>
      <TextField
        label={sharing.borrower}
        hint={sharing.borrowerHint}
        mono
        value={draft.borrower}
        onChange={(borrower) => set({ borrower })}
        {...wrong('borrower')}
      />
      <Select
        label={sharing.authentication}
        choices={authentications.map((id) => ({ id, label: words.sharingAuthentications[id] }))}
        value={draft.authentication}
        onChange={(authentication) => set({ authentication })}
      />
      {draft.authentication === 'basic' && (
        <TextField
          label={sharing.userName}
          mono
          value={draft.userName}
          onChange={(userName) => set({ userName })}
          {...wrong('userName')}
        />
      )}
      {partner && draft.authentication !== 'address' && (
        <PartnerSecret partner={partner} mayChange={mayChange} onSecret={onSecret} />
      )}
      <TextField
        label={sharing.addresses}
        hint={sharing.addressesHint}
        mono
        lines={2}
        value={draft.addresses}
        onChange={(addresses) => set({ addresses })}
        {...wrong('addresses')}
      />
      <fieldset className={styles.services}>
        <legend>{sharing.services}</legend>
        {partnerServices.map((service) => (
          <Checkbox
            key={service}
            isSelected={draft.services.includes(service)}
            onChange={(on) =>
              set({ services: on ? [...draft.services, service] : draft.services.filter((one) => one !== service) })
            }
          >
            {words.sharingServices[service]}
          </Checkbox>
        ))}
      </fieldset>
      <div className={styles.pair}>
        <Select
          label={sharing.dialect}
          choices={dialects.map((id) => ({ id, label: words.sharingDialects[id] }))}
          value={draft.dialect}
          onChange={(dialect) => set({ dialect })}
        />
        <NumberField
          label={sharing.perMinute}
          minValue={1}
          maxValue={100_000}
          value={draft.perMinute}
          onChange={(perMinute) => set({ perMinute })}
        />
      </div>
      <TextField label={sharing.note} lines={2} value={draft.note} onChange={(note) => set({ note })} />
      <p className={styles.faint}>
        {sharing.address}: <bdi>{`${globalThis.location.origin}/ncip`}</bdi>
      </p>
    </SaveForm>
  )
}
