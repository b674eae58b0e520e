import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { machinePermissions, usualOptions } from '../../../../server/src/modules/machines/contract-options.ts'
import { ChangeMachine, machineKinds, type Machine } from '../../../../server/src/modules/machines/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { AccountActions } from './account-actions.tsx'
import styles from './accounts.module.css'
import { differing, optionGroups } from './option-fields.ts'
import { OptionControl } from './option-control.tsx'
import { presetNames, presetOf } from './presets.ts'

/** One account: how it signs in, what it may do, and every option in plain words. */
export function AccountForm({ machine }: { readonly machine: Machine }) {
  const { words, call, announce } = useDesk()
  const { machines } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [draft, setDraft] = useState(machine)
  // Lists are written as lines; a preset writes them anew.
  const [taken, setTaken] = useState(0)
  const set = (change: Partial<Machine>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { name, kind, branch, login, active, permissions, options, note } = draft
      return call(ChangeMachine, {
        params: { id: machine.id },
        body: { name, kind, branch, login, active, permissions, options, note },
      })
    },
    onSuccess: () => announce(machines.saved),
    onSettled: () => queries.invalidateQueries({ queryKey: ['machines'] }),
  })
  return (
    <SaveForm
      title={machine.name}
      submit={machines.save}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
      fields={['name', 'login', 'branch']}
      canSave={may(session, 'machines:manage') && draft.name.trim() !== '' && draft.login.trim() !== ''}
    >
      <div className={styles.links}>
        <ButtonLink href={`/machines/trace?machine=${machine.id}`}>{machines.toTrace}</ButtonLink>
        {may(session, 'machines:manage') && (
          <ButtonLink href={`/machines/emulator?machine=${machine.id}`}>{machines.toEmulator}</ButtonLink>
        )}
      </div>
      <TextField
        label={machines.name}
        value={draft.name}
        maxLength={100}
        isRequired
        onChange={(name) => set({ name })}
        {...errorFor(save.error, 'name')}
      />
      <Select
        label={machines.kind}
        choices={machineKinds.map((id) => ({ id, label: words.machineKindNames[id] }))}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <Select
        label={machines.branch}
        choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={String(draft.branch)}
        onChange={(id) => set({ branch: Number(id) })}
        {...errorFor(save.error, 'branch')}
      />
      <TextField
        label={machines.login}
        hint={machines.loginHint}
        value={draft.login}
        maxLength={60}
        isRequired
        autoComplete="off"
        onChange={(login) => set({ login })}
        {...errorFor(save.error, 'login')}
      />
      <Switch isSelected={draft.active} onChange={(active) => set({ active })}>
        {machines.active}
      </Switch>
      <TextField
        label={machines.note}
        value={draft.note}
        maxLength={2000}
        lines={2}
        onChange={(note) => set({ note })}
      />
      <Select
        label={machines.preset}
        hint={machines.presetHint}
        choices={presetNames.map((id) => ({
          id,
          label: words.machinePresetNames[id],
          detail: words.machinePresetHints[id],
        }))}
        value={undefined}
        onChange={(name) => {
          const { kind, permissions, options } = presetOf(name)
          set({ kind, permissions: [...permissions], options: { ...usualOptions, ...options } })
          setTaken((count) => count + 1)
        }}
      />
      <fieldset className={styles.ticks}>
        <legend>{machines.permissions}</legend>
        {machinePermissions.map((permission) => (
          <Checkbox
            key={permission}
            isSelected={draft.permissions.includes(permission)}
            onChange={(ticked) =>
              set({
                permissions: machinePermissions.filter((one) =>
                  one === permission ? ticked : draft.permissions.includes(one),
                ),
              })
            }
          >
            {words.machinePermissionNames[permission]}
          </Checkbox>
        ))}
      </fieldset>
      {optionGroups.map((group) => {
        const count = differing(draft.options, usualOptions, group.fields)
        return (
          <details key={group.id} className={styles.group}>
            <summary>
              <strong>{words.machineOptionGroups[group.id]}</strong>
              <span className={styles.hint}>{count === 0 ? machines.allUsual : machines.differs(count)}</span>
            </summary>
            <div className={styles.options}>
              {group.fields.map((field) => (
                <OptionControl
                  key={`${field.id} ${taken}`}
                  field={field}
                  options={draft.options}
                  onChange={(options) => set({ options })}
                />
              ))}
            </div>
          </details>
        )
      })}
      {may(session, 'machines:manage') && <AccountActions machine={machine} />}
    </SaveForm>
  )
}
