import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListRecordSets } from '../../../../server/src/modules/batch-editing/contract.ts'
import { ItemMappings } from '../../../../server/src/modules/loading/contract.ts'
import {
  ChangeExport,
  CreateExport,
  DeleteExport,
  type Export,
} from '../../../../server/src/modules/record-exports/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useItemTypes, useLendingBranches } from '../../reference.ts'
import { SaveForm } from '../settings/save-form.tsx'
import { any, draftOf, noItems, settingsOf, statuses, type ExportDraft } from './export-draft.ts'
import styles from './exports.module.css'

const formats = ['iso2709', 'marcxml', 'mrk', 'json', 'jsonl', 'line'] as const
const whats = ['everything', 'search', 'set'] as const
const encodings = ['utf-8', 'marc-8'] as const

interface ExportFormProps {
  readonly of: Export | undefined
  /** Told the number of what was saved, or nothing when it was left or deleted. */
  readonly onDone: (saved: number | undefined) => void
}

/** What an export gives out, in which form, and how often by itself. */
export function ExportForm({ of: it, onDone }: ExportFormProps) {
  const { words, call } = useDesk()
  const { exports } = words
  const [draft, setDraft] = useState(() => draftOf(it))
  const set = (change: Partial<ExportDraft>) => setDraft((now) => ({ ...now, ...change }))
  const mappings = useQuery({
    queryKey: ['loading', 'items', 'names'],
    queryFn: ({ signal }) => call(ItemMappings.list, {}, signal),
  })
  const sets = useQuery({
    queryKey: ['record-sets', 'all'],
    queryFn: ({ signal }) => call(ListRecordSets, { query: { limit: 1000 } }, signal),
  })
  const offered = draftOf(it).what === 'kept' ? ([...whats, 'kept'] as const) : whats
  const [branches, itemTypes] = [useLendingBranches(), useItemTypes()]
  const body = {
    name: draft.name,
    settings: settingsOf(draft, it),
    everyHours: draft.byItself ? draft.everyHours : null,
  }
  const save = useMutation({
    mutationFn: () => (it ? call(ChangeExport, { params: { id: it.id }, body }) : call(CreateExport, { body })),
    onSuccess: ({ id }) => onDone(id),
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteExport, { params: { id: it?.id ?? 0 } }),
    onSuccess: () => onDone(undefined),
  })
  return (
    <SaveForm
      title={it?.name ?? exports.new}
      submit={exports.save}
      onSubmit={() => save.mutate()}
      onCancel={() => onDone(undefined)}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      canSave={draft.name.trim() !== '' && (draft.what !== 'set' || draft.recordSet !== '')}
    >
      <TextField label={exports.name} value={draft.name} onChange={(name) => set({ name })} isRequired />
      <RadioGroup
        label={exports.what}
        value={draft.what}
        onChange={(what) => set({ what: offered.find((one) => one === what) ?? 'everything' })}
        choices={offered.map((id) => ({ id, label: exports[id] }))}
      />
      {draft.what === 'search' && (
        <TextField label={exports.query} value={draft.query} onChange={(query) => set({ query })} />
      )}
      {draft.what === 'set' && (
        <Select
          label={exports.set}
          value={draft.recordSet === '' ? undefined : draft.recordSet}
          onChange={(recordSet) => set({ recordSet })}
          choices={(sets.data?.rows ?? []).map(({ id, name }) => ({ id: String(id), label: name }))}
        />
      )}
      <Select
        label={exports.format}
        value={draft.format}
        onChange={(format) => set({ format })}
        choices={formats.map((id) => ({ id, label: exports[`format.${id}`] }))}
      />
      {draft.format === 'iso2709' && (
        <Select
          label={exports.encoding}
          value={draft.encoding}
          onChange={(encoding) => set({ encoding })}
          choices={encodings.map((id) => ({ id, label: exports[`encoding.${id}`] }))}
        />
      )}
      <Select
        label={exports.items}
        value={draft.items}
        onChange={(items) => set({ items })}
        choices={[
          { id: noItems, label: exports.noItems },
          ...(mappings.data?.rows ?? []).map(({ ref, name }) => ({ id: ref, label: name })),
        ]}
      />
      <Checkbox isSelected={draft.onlyItems} onChange={(onlyItems) => set({ onlyItems })}>
        {exports.onlyItems}
      </Checkbox>
      {draft.onlyItems && (
        <>
          <div className={styles.conditions}>
            <Select
              label={exports.branch}
              value={draft.branch}
              onChange={(branch) => set({ branch })}
              choices={[
                { id: any, label: exports.any },
                ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
            />
            <Select
              label={exports.itemType}
              value={draft.itemType}
              onChange={(itemType) => set({ itemType })}
              choices={[
                { id: any, label: exports.any },
                ...itemTypes.map(({ code, name }) => ({ id: code, label: name })),
              ]}
            />
            <Select
              label={exports.status}
              value={draft.status}
              onChange={(status) => set({ status })}
              choices={[
                { id: any, label: exports.any },
                ...statuses.map((id) => ({ id, label: words.itemStatuses[id] })),
              ]}
            />
          </div>
          {draft.items !== noItems && <p className={styles.note}>{exports.onlyItemsHint}</p>}
        </>
      )}
      <Checkbox isSelected={draft.changesOnly} onChange={(changesOnly) => set({ changesOnly })}>
        {exports.changesOnly}
      </Checkbox>
      {draft.changesOnly && (
        <Checkbox isSelected={draft.deletes} onChange={(deletes) => set({ deletes })}>
          {exports.deletes}
        </Checkbox>
      )}
      <Checkbox isSelected={draft.suppressed} onChange={(suppressed) => set({ suppressed })}>
        {exports.suppressed}
      </Checkbox>
      <Switch isSelected={draft.byItself} onChange={(byItself) => set({ byItself })}>
        {exports.byItself}
      </Switch>
      {draft.byItself && (
        <NumberField
          label={exports.everyHours}
          minValue={1}
          maxValue={8784}
          value={draft.everyHours}
          onChange={(everyHours) => set({ everyHours })}
        />
      )}
      {it && (
        <div>
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {exports.remove}
          </Button>
        </div>
      )}
    </SaveForm>
  )
}
