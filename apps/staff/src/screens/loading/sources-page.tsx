import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeSource,
  CreateSource,
  DeleteSource,
  ListLoadProfiles,
  ListSources,
  type Source,
} from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { TwoLines } from '../../ui/list-cell.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import { Listed } from './listed.tsx'

/** Folders and addresses that are looked at for new files. */
export function SourcesPage() {
  const { words, call, format } = useDesk()
  const { loading } = words
  const profiles = useProfiles()
  const profileOf = ({ profile }: Source) =>
    profile === null ? loading.usualShort : (profiles.find(({ id }) => id === profile)?.name ?? '')
  const lastOf = ({ lastAt, lastResult }: Source) =>
    lastAt === null ? loading.notLooked : `${format.when(lastAt)}: ${lastResult ?? ''}`
  const nextOf = ({ active, nextAt }: Source) => (active ? loading.next(format.when(nextAt)) : loading.paused)
  const list = useQuery({ queryKey: ['load-sources'], queryFn: ({ signal }) => call(ListSources, {}, signal) })
  const columns: readonly Column<Source>[] = [
    {
      id: 'name',
      title: loading.name,
      cell: (source) => (
        <TwoLines second={`${loading.everyN(source.everyHours)} · ${profileOf(source)}`}>{source.name}</TwoLines>
      ),
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'place',
      title: loading.place,
      room: 'wide',
      cell: ({ place }) => <span className="mono">{place}</span>,
      text: ({ place }) => place,
    },
    {
      id: 'last',
      title: loading.last,
      room: 'some',
      cell: (source) => <TwoLines second={nextOf(source)}>{lastOf(source)}</TwoLines>,
      text: lastOf,
    },
  ]
  return (
    <Listed
      label={loading.sources}
      columns={columns}
      rows={list.data?.rows}
      error={list.error}
      onRetry={() => void list.refetch()}
      idOf={({ id }) => String(id)}
      form={(row, onDone) => <SourceForm of={row} onDone={onDone} />}
    />
  )
}

function useProfiles() {
  const { call } = useDesk()
  const profiles = useQuery({
    queryKey: ['load-profiles'],
    queryFn: ({ signal }) => call(ListLoadProfiles, {}, signal),
  })
  return profiles.data?.rows ?? []
}

function SourceForm({ of: row, onDone }: { readonly of: Source | undefined; readonly onDone: () => void }) {
  const { words, call, format } = useDesk()
  const { loading } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState({
    name: row?.name ?? '',
    kind: row?.kind ?? ('folder' as const),
    place: row?.place ?? '',
    profile: row?.profile ?? null,
    everyHours: row?.everyHours ?? 24,
    active: row?.active ?? true,
  })
  const profiles = useProfiles()
  const saved = async () => {
    await queries.invalidateQueries({ queryKey: ['load-sources'] })
    onDone()
  }
  const save = useMutation({
    mutationFn: () =>
      row ? call(ChangeSource, { params: { id: row.id }, body: draft }) : call(CreateSource, { body: draft }),
    onSuccess: saved,
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteSource, { params: { id: row?.id ?? 0 } }),
    onSuccess: saved,
  })
  return (
    <SaveForm
      title={row?.name ?? loading.new}
      submit={loading.save}
      onSubmit={() => save.mutate()}
      onCancel={onDone}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      canSave={draft.name.trim() !== '' && draft.place.trim() !== ''}
    >
      {row?.lastAt && (
        <p>
          {loading.last}: {format.when(row.lastAt)}. {row.lastResult}
        </p>
      )}
      <TextField label={loading.name} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} isRequired />
      <Select
        label={loading.kind}
        value={draft.kind}
        onChange={(kind) => setDraft({ ...draft, kind })}
        choices={(['folder', 'url'] as const).map((id) => ({ id, label: loading[id] }))}
      />
      <TextField
        label={loading.place}
        mono
        value={draft.place}
        onChange={(place) => setDraft({ ...draft, place })}
        isRequired
      />
      <Select
        label={loading.profile}
        value={draft.profile === null ? 'usual' : String(draft.profile)}
        onChange={(id) => setDraft({ ...draft, profile: id === 'usual' ? null : Number(id) })}
        choices={[
          { id: 'usual', label: loading.usual },
          ...profiles.map(({ id, name }) => ({ id: String(id), label: name })),
        ]}
      />
      <NumberField
        label={loading.everyHours}
        minValue={1}
        maxValue={8784}
        value={draft.everyHours}
        onChange={(everyHours) => setDraft({ ...draft, everyHours })}
      />
      <Switch isSelected={draft.active} onChange={(active) => setDraft({ ...draft, active })}>
        {loading.active}
      </Switch>
      {row && (
        <div>
          <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
            {loading.remove}
          </Button>
        </div>
      )}
    </SaveForm>
  )
}
