import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Route } from 'lucide-react'
import { useState } from 'react'
import {
  AddTransferLimit,
  ListTransferLimits,
  RemoveTransferLimit,
  type TransferLimit,
} from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { nameOf, nameOfCode, useBranches, useItemTypes, useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { errorFor, SaveForm } from './save-form.tsx'
import styles from './settings.module.css'

const key = ['hold-transfer-limits'] as const

/** Between which branches items do not travel for holds. */
export function JourneysPage() {
  const { words, call } = useDesk()
  const { holds } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useBranches()
  const types = useItemTypes()
  const mayChange = may(session, 'holds:policy')
  const list = useQuery({ queryKey: key, queryFn: ({ signal }) => call(ListTransferLimits, {}, signal) })
  const remove = useMutation({
    mutationFn: (id: number) => call(RemoveTransferLimit, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  const names = {
    branch: (id: number) => nameOf(branches, id),
    type: (code: string | null) => (code === null ? holds.journeyAny : nameOfCode(types, code)),
  }
  return (
    <div className={styles.columns}>
      <Panel flush>
        <DataList
          label={holds.journeys}
          name="hold-journeys"
          columns={columns(words, names, mayChange ? remove.mutate : undefined)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? remove.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={Route} title={holds.journeysEmptyTitle}>
              {holds.journeysEmptyText}
            </EmptyState>
          }
        />
      </Panel>
      {mayChange && <JourneyForm />}
    </div>
  )
}

function columns(
  { holds }: Words,
  names: { readonly branch: (id: number) => string; readonly type: (code: string | null) => string },
  remove: ((id: number) => void) | undefined,
): readonly Column<TransferLimit>[] {
  const from = (limit: TransferLimit) => names.branch(limit.from)
  const to = (limit: TransferLimit) => names.branch(limit.to)
  const type = (limit: TransferLimit) => names.type(limit.itemType)
  return [
    { id: 'from', title: holds.journeyFrom, cell: from, text: from, sortBy: from },
    { id: 'to', title: holds.journeyTo, cell: to, text: to, sortBy: to },
    { id: 'type', title: holds.journeyType, width: '28%', cell: type, text: type, sortBy: type },
    ...(remove
      ? [
          {
            id: 'remove',
            title: '',
            width: '130px',
            cell: ({ id }: TransferLimit) => (
              <Button size="small" onPress={() => remove(id)}>
                {holds.journeyRemove}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

const every = 'every'

function JourneyForm() {
  const { words, call, announce } = useDesk()
  const { holds } = words
  const queries = useQueryClient()
  const branches = useLendingBranches().map(({ id, name }) => ({ id: String(id), label: name }))
  const types = useItemTypes()
  const [draft, setDraft] = useState({ from: '', to: '', type: every })
  const add = useMutation({
    mutationFn: () =>
      call(AddTransferLimit, {
        body: {
          from: Number(draft.from),
          to: Number(draft.to),
          itemType: draft.type === every ? null : draft.type,
        },
      }),
    onSuccess: () => {
      announce(words.settings.saved)
      setDraft((now) => ({ ...now, to: '' }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: key }),
  })
  return (
    <SaveForm
      title={holds.journeyNew}
      submit={holds.journeyAdd}
      onSubmit={() => add.mutate()}
      isPending={add.isPending}
      canSave={draft.from !== '' && draft.to !== ''}
      error={add.error}
      fields={['from', 'to']}
    >
      <Select
        label={holds.journeyFrom}
        choices={branches}
        value={draft.from === '' ? undefined : draft.from}
        onChange={(from) => setDraft((now) => ({ ...now, from }))}
        {...errorFor(add.error, 'from')}
      />
      <Select
        label={holds.journeyTo}
        choices={branches}
        value={draft.to === '' ? undefined : draft.to}
        onChange={(to) => setDraft((now) => ({ ...now, to }))}
        {...errorFor(add.error, 'to')}
      />
      <Select
        label={holds.journeyType}
        choices={[
          { id: every, label: holds.journeyAny },
          ...types.map(({ code, name }) => ({ id: code, label: name })),
        ]}
        value={draft.type}
        onChange={(type) => setDraft((now) => ({ ...now, type }))}
      />
    </SaveForm>
  )
}
