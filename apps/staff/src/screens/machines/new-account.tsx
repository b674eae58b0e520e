import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateMachine } from '../../../../server/src/modules/machines/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLendingBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { presetNames, presetOf, type PresetName } from './presets.ts'
import { ShownSecret } from './shown-secret.tsx'
import styles from './machines.module.css'

/** A new account: what it is, where it stands, how it signs in; then the password to type into the machine. */
export function NewAccount({ onClose }: { readonly onClose: () => void }) {
  const { words, call } = useDesk()
  const { machines } = words
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [preset, setPreset] = useState<PresetName>('self-check')
  const [draft, setDraft] = useState({ name: '', login: '', password: '', branch: session.branch.id })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const create = useMutation({
    mutationFn: () => {
      const { kind, permissions, options } = presetOf(preset)
      const { name, login, password, branch } = draft
      return call(CreateMachine, {
        body: {
          name: name.trim(),
          login: login.trim(),
          branch,
          kind,
          options,
          permissions: [...permissions],
          ...(password !== '' && { password }),
        },
      })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['machines'] }),
  })
  const made = create.data
  if (made) {
    return (
      <Panel title={made.machine.name}>
        <div className={styles.stack}>
          <ShownSecret
            text={machines.shownOnce}
            secret={made.password}
            also={{ label: machines.login, value: made.machine.login }}
          />
          <Button onPress={() => address.set({ machine: made.machine.id })}>{machines.options}</Button>
        </div>
      </Panel>
    )
  }
  return (
    <SaveForm
      title={machines.newMachine}
      submit={machines.add}
      onSubmit={() => create.mutate()}
      isPending={create.isPending}
      error={create.error}
      fields={['name', 'login', 'password', 'branch']}
      canSave={draft.name.trim() !== '' && draft.login.trim() !== ''}
      onCancel={onClose}
    >
      <Select
        label={machines.preset}
        hint={machines.presetHint}
        choices={presetNames.map((id) => ({
          id,
          label: words.machinePresetNames[id],
          detail: words.machinePresetHints[id],
        }))}
        value={preset}
        onChange={setPreset}
      />
      <TextField
        label={machines.name}
        hint={machines.nameHint}
        value={draft.name}
        maxLength={100}
        isRequired
        onChange={(name) => set({ name })}
        {...errorFor(create.error, 'name')}
      />
      <Select
        label={machines.branch}
        choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={String(draft.branch)}
        onChange={(id) => set({ branch: Number(id) })}
        {...errorFor(create.error, 'branch')}
      />
      <TextField
        label={machines.login}
        hint={machines.loginHint}
        value={draft.login}
        maxLength={60}
        isRequired
        autoComplete="off"
        onChange={(login) => set({ login })}
        {...errorFor(create.error, 'login')}
      />
      <TextField
        label={machines.password}
        hint={machines.passwordHint}
        value={draft.password}
        maxLength={200}
        autoComplete="off"
        onChange={(password) => set({ password })}
        {...errorFor(create.error, 'password')}
      />
    </SaveForm>
  )
}
