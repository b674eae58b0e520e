import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeVendor,
  CreateVendor,
  DeleteVendor,
  vendorClaims,
  vendorKinds,
  type Vendor,
  type VendorWithSecret,
} from '../../../../server/src/modules/vendor-sign-in/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useCategories } from '../../reference.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { FormStep } from '../harvesting/form-step.tsx'
import styles from '../identity/identity.module.css'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { freshVendor, linesOf, sentOf } from './vendor-draft.ts'

interface VendorFormProps {
  readonly of: Vendor | undefined
  /** Told a new program with its secret. */
  readonly onMade: (made: VendorWithSecret) => void
  /** Told the number of what was saved, or nothing when it was left or removed. */
  readonly onDone: (saved: number | undefined) => void
}

/** A program: where it sends readers back to, who may, and what it is told. */
export function VendorForm({ of: it, onMade, onDone }: VendorFormProps) {
  const { words, call } = useDesk()
  const { vendors } = words
  const categories = useCategories()
  const [draft, setDraft] = useState(() => it ?? freshVendor)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: async () => {
      if (it) return onDone((await call(ChangeVendor, { params: { id: it.id }, body: sentOf(draft) })).id)
      return onMade(await call(CreateVendor, { body: { kind: draft.kind, ...sentOf(draft) } }))
    },
  })
  const ticked = <T extends string>(all: readonly T[], one: T, isOn: boolean) =>
    isOn ? [...all, one] : all.filter((other) => other !== one)
  return (
    <SaveForm
      title={it?.name ?? vendors.new}
      submit={vendors.save}
      onSubmit={() => save.mutate()}
      onCancel={() => onDone(undefined)}
      isPending={save.isPending}
      error={save.error}
      fields={['name', 'redirectAddresses', 'signOutAddresses']}
      canSave={draft.name.trim() !== '' && sentOf(draft).redirectAddresses.length > 0}
    >
      <FormStep number={1} title={vendors.stepProgram}>
        <div className={styles.pair}>
          <TextField
            label={vendors.name}
            value={draft.name}
            onChange={(name) => set({ name })}
            isRequired
            maxLength={80}
            autoFocus={it === undefined}
            {...errorFor(save.error, 'name')}
          />
          {it === undefined && (
            <Select
              label={vendors.kind}
              hint={vendors.kindHint}
              value={draft.kind}
              onChange={(kind) => set({ kind })}
              choices={vendorKinds.map((id) => ({ id, label: vendors[`kind.${id}`] }))}
            />
          )}
          <TextField
            label={vendors.redirectAddresses}
            hint={vendors.redirectHint}
            lines={2}
            mono
            value={draft.redirectAddresses.join('\n')}
            onChange={(text) => set({ redirectAddresses: linesOf(text) })}
            isRequired
            {...errorFor(save.error, 'redirectAddresses')}
          />
          <TextField
            label={vendors.signOutAddresses}
            hint={vendors.signOutHint}
            lines={2}
            mono
            value={draft.signOutAddresses.join('\n')}
            onChange={(text) => set({ signOutAddresses: linesOf(text) })}
            {...errorFor(save.error, 'signOutAddresses')}
          />
        </div>
        <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
          {vendors.enabled}
        </Switch>
      </FormStep>
      <FormStep number={2} title={vendors.stepTold}>
        <fieldset className={styles.group}>
          <legend>{vendors.claims}</legend>
          <p className={styles.quiet}>{vendors.claimsText}</p>
          <div className={styles.attributes}>
            {vendorClaims.map((claim) => (
              <Checkbox
                key={claim}
                isSelected={draft.claims.includes(claim)}
                onChange={(isOn) => set({ claims: ticked(draft.claims, claim, isOn) })}
              >
                {vendors[`claim.${claim}`]}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{vendors.categories}</legend>
          <p className={styles.quiet}>{vendors.categoriesText}</p>
          <div className={styles.attributes}>
            {categories.map(({ code, name }) => (
              <Checkbox
                key={code}
                isSelected={draft.categories.includes(code)}
                onChange={(isOn) => set({ categories: ticked(draft.categories, code, isOn) })}
              >
                {name}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </FormStep>
      {it && (
        <div>
          <RemoveButton
            label={vendors.remove}
            title={vendors.removeTitle(it.name)}
            remove={() => call(DeleteVendor, { params: { id: it.id } })}
            onRemoved={() => onDone(undefined)}
          >
            <p>{vendors.removeText}</p>
          </RemoveButton>
        </div>
      )}
    </SaveForm>
  )
}
