import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListRecordSets } from '../../../../server/src/modules/batch-editing/contract.ts'
import { ItemMappings } from '../../../../server/src/modules/loading/contract.ts'
import {
  ChangeExport,
  CreateExport,
  DeleteExport,
  type Export,
  type ExportSettings,
} from '../../../../server/src/modules/record-exports/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'

const formats = ['iso2709', 'marcxml', 'mrk', 'json', 'jsonl', 'line'] as const
const none = 'none'

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
  const body = { name: draft.name, settings: settingsOf(draft), everyHours: draft.byItself ? draft.everyHours : null }
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
        onChange={(what) => set({ what: what === 'search' || what === 'set' ? what : 'everything' })}
        choices={(['everything', 'search', 'set'] as const).map((id) => ({ id, label: exports[id] }))}
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
      <Select
        label={exports.items}
        value={draft.items}
        onChange={(items) => set({ items })}
        choices={[
          { id: none, label: exports.noItems },
          ...(mappings.data?.rows ?? []).map(({ ref, name }) => ({ id: ref, label: name })),
        ]}
      />
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

interface ExportDraft {
  readonly name: string
  readonly what: 'everything' | 'search' | 'set'
  readonly query: string
  readonly recordSet: string
  readonly format: ExportSettings['format']
  readonly items: string
  readonly changesOnly: boolean
  readonly deletes: boolean
  readonly suppressed: boolean
  readonly byItself: boolean
  readonly everyHours: number
}

function draftOf(it: Export | undefined): ExportDraft {
  const { selection = null, items, format = 'iso2709', changesOnly, deletes, suppressed } = it?.settings ?? {}
  const isSearch = selection !== null && 'search' in selection
  const isSet = selection !== null && 'set' in selection
  return {
    name: it?.name ?? '',
    what: isSearch ? 'search' : isSet ? 'set' : 'everything',
    query: isSearch ? (selection.search.q ?? '') : '',
    recordSet: isSet ? String(selection.set) : '',
    format,
    items: items ?? none,
    changesOnly: changesOnly ?? false,
    deletes: deletes ?? false,
    suppressed: suppressed ?? false,
    byItself: typeof it?.everyHours === 'number',
    everyHours: it?.everyHours ?? 24,
  }
}

function settingsOf(draft: ExportDraft): ExportSettings {
  const { what, query, recordSet, format, items, changesOnly, deletes, suppressed } = draft
  return {
    selection: what === 'search' ? { search: { q: query } } : what === 'set' ? { set: Number(recordSet) } : null,
    format,
    items: items === none ? null : items,
    changesOnly,
    deletes: changesOnly && deletes,
    suppressed,
  }
}
