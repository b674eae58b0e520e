import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import { CountSelection, ListRecordSets } from '../../../../server/src/modules/batch-editing/contract.ts'
import { ListImports } from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './batch-editing.module.css'
import { FindingField } from './finding-field.tsx'
import { selectionOf, selectionWays, type SelectionDraft } from './selection-draft.ts'

interface SelectionPickerProps {
  readonly draft: SelectionDraft
  readonly onChange: (draft: SelectionDraft) => void
}

/** Which records are meant: a search, a set, those flagged by a rule … with how many they are and the first of them. */
export function SelectionPicker({ draft, onChange }: SelectionPickerProps) {
  const { words, call } = useDesk()
  const { batch, selectionWayNames } = words
  const set = (change: Partial<SelectionDraft>) => onChange({ ...draft, ...change })
  const selection = useDeferredValue(selectionOf(draft))
  const counted = useQuery({
    queryKey: ['selection', selection],
    queryFn: ({ signal }) =>
      call(CountSelection, { body: { selection: selection ?? { bibs: [1] }, sample: 3 } }, signal),
    enabled: selection !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <div className={styles.form}>
      <Select
        label={batch.which}
        value={draft.way}
        onChange={(way) => set({ way })}
        choices={selectionWays.map((id) => ({ id, label: selectionWayNames[id] }))}
      />
      {draft.way === 'search' && (
        <>
          <TextField label={batch.search} hint={batch.searchHint} value={draft.q} onChange={(q) => set({ q })} />
          {draft.facets.length > 0 && (
            <FilterChips
              label={batch.filters}
              filters={draft.facets.map((facet) => ({ id: facet, label: facet }))}
              onRemove={(id) => set({ facets: draft.facets.filter((facet) => facet !== id) })}
              onClear={() => set({ facets: [] })}
            />
          )}
        </>
      )}
      {draft.way === 'set' && <SetField value={draft.set} onChange={(id) => set({ set: id })} />}
      {draft.way === 'finding' && <FindingField value={draft.finding} onChange={(finding) => set({ finding })} />}
      {draft.way === 'import' && <ImportField value={draft.import} onChange={(id) => set({ import: id })} />}
      {draft.way === 'bibs' && (
        <TextField
          label={batch.numbers}
          hint={batch.numbersHint}
          mono
          lines={5}
          value={draft.bibs}
          onChange={(bibs) => set({ bibs })}
        />
      )}
      {draft.way === 'changedSince' && (
        <TextField
          label={batch.since}
          hint={batch.sinceHint}
          mono
          value={draft.since}
          onChange={(since) => set({ since })}
        />
      )}
      {counted.isError && <p className={styles.fault}>{sentenceFor(counted.error, words.problems)}</p>}
      {selection !== undefined && counted.data && (
        <div className={styles.sample} aria-live="polite">
          <strong>{batch.recordCount(counted.data.total)}</strong>
          {counted.data.rows.map((row) => (
            <bdi key={row.bib}>{row.title}</bdi>
          ))}
          {counted.data.total > counted.data.rows.length && counted.data.rows.length > 0 && <span>…</span>}
        </div>
      )}
    </div>
  )
}

interface ChoiceOfOne {
  readonly value: number | undefined
  readonly onChange: (id: number) => void
}

function SetField({ value, onChange }: ChoiceOfOne) {
  const { words, call } = useDesk()
  const { batch } = words
  const sets = useQuery({
    queryKey: ['record-sets', 'all'],
    queryFn: ({ signal }) => call(ListRecordSets, { query: { limit: 1000 } }, signal),
  })
  return (
    <Select
      label={batch.set}
      value={value === undefined ? undefined : String(value)}
      onChange={(id) => onChange(Number(id))}
      choices={(sets.data?.rows ?? []).map(({ id, name, records }) => ({
        id: String(id),
        label: name,
        detail: batch.recordCount(records),
      }))}
    />
  )
}

function ImportField({ value, onChange }: ChoiceOfOne) {
  const { words, call, format } = useDesk()
  const imports = useQuery({
    queryKey: ['imports', 'recent'],
    queryFn: ({ signal }) => call(ListImports, { query: { limit: 100 } }, signal),
  })
  return (
    <Select
      label={words.batch.import}
      value={value === undefined ? undefined : String(value)}
      onChange={(id) => onChange(Number(id))}
      choices={(imports.data?.rows ?? []).map(({ id, name, at }) => ({
        id: String(id),
        label: name,
        detail: format.when(at),
      }))}
    />
  )
}
