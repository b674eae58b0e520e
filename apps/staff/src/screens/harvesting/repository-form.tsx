import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeRepository,
  CreateRepository,
  DeleteRepository,
  LookAtRepository,
  type Repository,
} from '../../../../server/src/modules/harvesting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'

interface RepositoryFormProps {
  readonly of: Repository | undefined
  /** Told the number of what was saved, or nothing when it was left or taken off. */
  readonly onDone: (saved: number | undefined) => void
}

const every = '*'

/** Where a repository is, and what of it is harvested how often. */
export function RepositoryForm({ of: it, onDone }: RepositoryFormProps) {
  const { words, call } = useDesk()
  const { harvesting } = words
  const [draft, setDraft] = useState({
    name: it?.name ?? '',
    url: it?.url ?? '',
    metadataPrefix: it?.metadataPrefix ?? 'oai_dc',
    setSpec: it?.setSpec ?? '',
    profile: it?.profile ?? null,
    suppressNew: it?.suppressNew ?? false,
    everyHours: it?.everyHours ?? 24,
    active: it?.active ?? true,
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const look = useMutation({
    mutationFn: () => call(LookAtRepository, { body: { url: draft.url } }),
    onSuccess: ({ name, formats }) => {
      const best = formats.find(({ prefix }) => /^marc/i.test(prefix)) ?? formats.find(({ readable }) => readable)
      setDraft((now) => ({
        ...now,
        name: now.name === '' ? name.slice(0, 120) : now.name,
        ...(it === undefined && best !== undefined && { metadataPrefix: best.prefix }),
      }))
    },
  })
  const save = useMutation({
    mutationFn: () =>
      it ? call(ChangeRepository, { params: { id: it.id }, body: draft }) : call(CreateRepository, { body: draft }),
    onSuccess: ({ id }) => onDone(id),
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteRepository, { params: { id: it?.id ?? 0 } }),
    onSuccess: () => onDone(undefined),
  })
  const formats = look.data?.formats ?? [{ prefix: draft.metadataPrefix, readable: true }]
  const sets = look.data?.sets ?? (draft.setSpec === '' ? [] : [{ spec: draft.setSpec, name: draft.setSpec }])
  return (
    <SaveForm
      title={it?.name ?? harvesting.new}
      submit={harvesting.save}
      onSubmit={() => save.mutate()}
      onCancel={() => onDone(undefined)}
      isPending={save.isPending}
      error={save.error ?? remove.error ?? look.error}
      canSave={draft.name.trim() !== '' && draft.url.trim() !== ''}
    >
      <TextField label={harvesting.url} value={draft.url} onChange={(url) => set({ url })} isRequired />
      <div>
        <Button onPress={() => look.mutate()} isPending={look.isPending} isDisabled={draft.url.trim() === ''}>
          {harvesting.look}
        </Button>
      </div>
      {look.data && <Banner tone="ok" live title={harvesting.isCalled(look.data.name, look.data.sets.length)} />}
      <TextField label={harvesting.name} value={draft.name} onChange={(name) => set({ name })} isRequired />
      <Select
        label={harvesting.format}
        value={draft.metadataPrefix}
        onChange={(metadataPrefix) => set({ metadataPrefix })}
        choices={formats.map(({ prefix, readable }) => ({
          id: prefix,
          label: readable ? prefix : `${prefix} (${harvesting.cannotRead})`,
        }))}
      />
      <Select
        label={harvesting.set}
        value={draft.setSpec === '' ? every : draft.setSpec}
        onChange={(spec) => set({ setSpec: spec === every ? '' : spec })}
        choices={[
          { id: every, label: harvesting.allSets },
          ...sets.map(({ spec, name }) => ({ id: spec, label: name })),
        ]}
      />
      <Checkbox isSelected={draft.suppressNew} onChange={(suppressNew) => set({ suppressNew })}>
        {harvesting.suppress}
      </Checkbox>
      <Checkbox isSelected={draft.active} onChange={(active) => set({ active })}>
        {harvesting.active}
      </Checkbox>
      <NumberField
        label={harvesting.everyHours}
        value={draft.everyHours}
        onChange={(everyHours) => set({ everyHours })}
        minValue={1}
        maxValue={8784}
      />
      {it && (
        <div>
          <Button onPress={() => remove.mutate()}>{harvesting.remove}</Button>
        </div>
      )}
    </SaveForm>
  )
}
