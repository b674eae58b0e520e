import { useMutation, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import {
  ChangeGate,
  CreateGate,
  MakeGateKey,
  type Gate,
} from '../../../../server/src/modules/sorting/contract-gates.ts'
import { useDesk } from '../../desk-context.ts'
import { useLendingBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { ShownSecret } from './shown-secret.tsx'

interface GateFormProps {
  readonly gate: Gate | undefined
  readonly onDone: (id?: number) => void
}

/** A gate: where it stands, whether it is in use, and the key with which it reports. */
export function GateForm({ gate, onDone }: GateFormProps) {
  const { words, call, announce } = useDesk()
  const { sorting } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [asking, setAsking] = useState(false)
  const [draft, setDraft] = useState({
    branch: gate?.branch ?? session.branch.id,
    name: gate?.name ?? '',
    place: gate?.place ?? '',
    enabled: gate?.enabled ?? true,
    alarmUnknown: gate?.alarmUnknown ?? false,
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const again = () => queries.invalidateQueries({ queryKey: ['gates'] })
  const save = useMutation({
    mutationFn: () =>
      gate ? call(ChangeGate, { params: { id: gate.id }, body: draft }) : call(CreateGate, { body: draft }),
    onSuccess: async ({ id }) => {
      announce(sorting.gateSaved)
      await again()
      onDone(id)
    },
  })
  const makeKey = useMutation({
    mutationFn: (id: number) => call(MakeGateKey, { params: { id } }),
    onSuccess: () => {
      setAsking(false)
      void again()
    },
  })
  return (
    <SaveForm
      title={gate?.name ?? sorting.addGate}
      submit={gate ? sorting.saveGate : sorting.addGate}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? makeKey.error}
      fields={['name', 'branch']}
      canSave={draft.name.trim() !== ''}
      onCancel={gate && (() => onDone())}
    >
      <TextField
        label={sorting.gateName}
        value={draft.name}
        maxLength={80}
        isRequired
        onChange={(name) => set({ name })}
        {...errorFor(save.error, 'name')}
      />
      <Select
        label={sorting.branch}
        choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
        value={String(draft.branch)}
        onChange={(id) => set({ branch: Number(id) })}
        {...errorFor(save.error, 'branch')}
      />
      <TextField label={sorting.place} value={draft.place} maxLength={200} onChange={(place) => set({ place })} />
      <Switch isSelected={draft.enabled} onChange={(enabled) => set({ enabled })}>
        {sorting.gateOn}
      </Switch>
      <Checkbox isSelected={draft.alarmUnknown} onChange={(alarmUnknown) => set({ alarmUnknown })}>
        {sorting.alarmUnknown}
      </Checkbox>
      {gate && (
        <Button
          icon={KeyRound}
          isPending={makeKey.isPending}
          onPress={() => (gate.hasKey ? setAsking(true) : makeKey.mutate(gate.id))}
        >
          {gate.hasKey ? sorting.newKey : sorting.makeKey}
        </Button>
      )}
      {makeKey.data && (
        <ShownSecret
          text={sorting.keyShown}
          secret={makeKey.data.token}
          also={{ label: sorting.keyAddress, value: `POST ${location.origin}${makeKey.data.address}` }}
        />
      )}
      {gate && (
        <Dialog
          title={sorting.keyAsk}
          role="alertdialog"
          isOpen={asking}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button tone="plain" onPress={() => setAsking(false)}>
                {words.ui.cancel}
              </Button>
              <Button tone="danger" isPending={makeKey.isPending} onPress={() => makeKey.mutate(gate.id)}>
                {sorting.newKey}
              </Button>
            </>
          }
        >
          <p>{sorting.keyAskText}</p>
        </Dialog>
      )}
    </SaveForm>
  )
}
