import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ChangeProviderSet,
  CreateProviderSet,
  ListProviderSets,
  type ProviderSet,
} from '../../../../server/src/modules/loading/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SaveForm } from '../settings/save-form.tsx'
import { Listed } from './listed.tsx'

/** Sets of titles that providers give access to. */
export function SetsPage() {
  const { words, call } = useDesk()
  const { loading } = words
  const list = useQuery({ queryKey: ['provider-sets'], queryFn: ({ signal }) => call(ListProviderSets, {}, signal) })
  const columns: readonly Column<ProviderSet>[] = [
    { id: 'name', title: loading.name, cell: ({ name }) => name, text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'provider',
      title: loading.provider,
      room: 'wide',
      cell: ({ provider }) => provider,
      text: ({ provider }) => provider,
    },
    {
      id: 'titles',
      title: loading.titles,
      width: '100px',
      align: 'end',
      cell: ({ titles }) => <Figure value={titles} />,
      text: ({ titles }) => titles,
    },
  ]
  return (
    <Listed
      label={loading.sets}
      columns={columns}
      rows={list.data?.rows}
      error={list.error}
      onRetry={() => void list.refetch()}
      idOf={({ id }) => String(id)}
      form={(row, onDone) => <SetForm of={row} onDone={onDone} />}
    />
  )
}

function SetForm({ of: row, onDone }: { readonly of: ProviderSet | undefined; readonly onDone: () => void }) {
  const { words, call } = useDesk()
  const { loading } = words
  const queries = useQueryClient()
  const [body, setBody] = useState({
    name: row?.name ?? '',
    provider: row?.provider ?? '',
    note: row?.note ?? '',
    mostWithdrawn: row?.mostWithdrawn ?? 25,
  })
  const save = useMutation({
    mutationFn: () =>
      row ? call(ChangeProviderSet, { params: { id: row.id }, body }) : call(CreateProviderSet, { body }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['provider-sets'] })
      onDone()
    },
  })
  return (
    <SaveForm
      title={row?.name ?? loading.new}
      submit={loading.save}
      onSubmit={() => save.mutate()}
      onCancel={onDone}
      isPending={save.isPending}
      error={save.error}
      canSave={body.name.trim() !== ''}
    >
      <TextField label={loading.name} value={body.name} onChange={(name) => setBody({ ...body, name })} isRequired />
      <TextField
        label={loading.provider}
        value={body.provider}
        onChange={(provider) => setBody({ ...body, provider })}
      />
      <NumberField
        label={loading.mostWithdrawn}
        minValue={0}
        maxValue={100}
        value={body.mostWithdrawn}
        onChange={(mostWithdrawn) => setBody({ ...body, mostWithdrawn })}
      />
      <TextField label={loading.note} lines={2} value={body.note} onChange={(note) => setBody({ ...body, note })} />
    </SaveForm>
  )
}
