import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeCollection,
  CreateCollection,
  DeleteCollection,
  type Collection,
} from '../../../../server/src/modules/e-collections/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RemoveButton } from '../../ui/remove-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'

interface CollectionFormProps {
  readonly of: Collection | undefined
  /** Told the number of what was saved, or nothing when it was left or deleted. */
  readonly onDone: (saved: number | undefined) => void
}

/** What a collection is: its provider, its proxy, what its licence allows, where its list comes from. */
export function CollectionForm({ of: it, onDone }: CollectionFormProps) {
  const { words, call } = useDesk()
  const { eCollections } = words
  const [draft, setDraft] = useState({
    name: it?.name ?? '',
    provider: it?.provider ?? '',
    active: it?.active ?? true,
    proxyPrefix: it?.proxyPrefix ?? '',
    interlibrary: it?.interlibrary ?? '',
    note: it?.note ?? '',
    url: it?.url ?? '',
    everyHours: it?.everyHours ?? 168,
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () =>
      it ? call(ChangeCollection, { params: { id: it.id }, body: draft }) : call(CreateCollection, { body: draft }),
    onSuccess: ({ id }) => onDone(id),
  })
  return (
    <SaveForm
      title={it ? eCollections.settings : eCollections.new}
      submit={eCollections.save}
      onSubmit={() => save.mutate()}
      onCancel={it ? undefined : () => onDone(undefined)}
      isPending={save.isPending}
      error={save.error}
      fields={['name', 'proxyPrefix', 'url']}
      canSave={draft.name.trim() !== ''}
    >
      <TextField
        label={eCollections.name}
        value={draft.name}
        onChange={(name) => set({ name })}
        maxLength={200}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <TextField
        label={eCollections.provider}
        value={draft.provider}
        onChange={(provider) => set({ provider })}
        maxLength={200}
      />
      <Checkbox isSelected={draft.active} onChange={(active) => set({ active })}>
        {eCollections.active}
      </Checkbox>
      <TextField
        label={eCollections.proxy}
        hint={eCollections.proxyHint}
        value={draft.proxyPrefix}
        onChange={(proxyPrefix) => set({ proxyPrefix })}
        maxLength={500}
        {...errorFor(save.error, 'proxyPrefix')}
      />
      <TextField
        label={eCollections.interlibrary}
        value={draft.interlibrary}
        onChange={(interlibrary) => set({ interlibrary })}
        lines={2}
        maxLength={2000}
      />
      <TextField
        label={eCollections.url}
        hint={eCollections.urlHint}
        value={draft.url}
        onChange={(url) => set({ url })}
        maxLength={2000}
        {...errorFor(save.error, 'url')}
      />
      <NumberField
        label={eCollections.everyHours}
        value={draft.everyHours}
        onChange={(everyHours) => set({ everyHours })}
        minValue={1}
        maxValue={8784}
      />
      <TextField
        label={eCollections.note}
        value={draft.note}
        onChange={(note) => set({ note })}
        lines={2}
        maxLength={2000}
      />
      {it && (
        <div>
          <RemoveButton
            label={eCollections.remove}
            title={eCollections.removeAsk(it.name)}
            remove={() => call(DeleteCollection, { params: { id: it.id } })}
            onRemoved={() => onDone(undefined)}
          />
        </div>
      )}
    </SaveForm>
  )
}
