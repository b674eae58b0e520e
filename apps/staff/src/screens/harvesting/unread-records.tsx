import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  ListUnreadRecords,
  RetryUnreadRecords,
  type HarvestRun,
  type UnreadRecord,
} from '../../../../server/src/modules/harvesting/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { UnreadSource } from './unread-source.tsx'

interface UnreadRecordsProps {
  readonly run: HarvestRun
  readonly repository: number
}

/** Records of a harvest that could not be read: why, each as it came, and once more. */
export function UnreadRecords({ run, repository }: UnreadRecordsProps) {
  const { words, call } = useDesk()
  const { harvesting, problems } = words
  const queries = useQueryClient()
  const address = useAddress()
  const [open, setOpen] = useState<UnreadRecord>()
  const list = useQuery({
    queryKey: ['harvests', repository, 'unread', run.id],
    queryFn: ({ signal }) => call(ListUnreadRecords, { params: { id: run.id } }, signal),
  })
  const retry = useMutation({
    mutationFn: () => call(RetryUnreadRecords, { params: { id: run.id } }),
    onSuccess: async (again) => {
      await queries.invalidateQueries({ queryKey: ['harvests', repository] })
      address.set({ run: again.id })
    },
  })
  const name = ({ identifier }: UnreadRecord) => (identifier === '' ? harvesting.wholeAnswer : identifier)
  const columns: readonly Column<UnreadRecord>[] = [
    { id: 'identifier', title: harvesting.identifier, cell: name, text: name, sortBy: name },
    {
      id: 'problem',
      title: harvesting.problem,
      room: 'some',
      cell: ({ problem }) => problem,
      text: ({ problem }) => problem,
      sortBy: ({ problem }) => problem,
    },
    {
      id: 'size',
      title: harvesting.size,
      width: '100px',
      align: 'end',
      room: 'wide',
      cell: ({ size }) => (size === null ? '–' : harvesting.bytes(size)),
      text: ({ size }) => size ?? '',
      sortBy: ({ size }) => size ?? undefined,
    },
  ]
  const canRetry = list.data?.rows.some(({ identifier }) => identifier !== '') === true
  return (
    <Panel
      title={harvesting.unreadTitle}
      actions={
        canRetry && (
          <Button onPress={() => retry.mutate()} isPending={retry.isPending}>
            {harvesting.retry}
          </Button>
        )
      }
      flush
    >
      {retry.error && <Banner tone="stop" live title={sentenceFor(retry.error, problems)} />}
      <DataList
        label={harvesting.unreadTitle}
        name="unread-records"
        columns={columns}
        rows={list.data?.rows}
        rowId={({ identifier }) => identifier}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        onOpen={setOpen}
        empty={<p>{harvesting.noneUnread}</p>}
      />
      {open && (
        <UnreadSource run={run.id} identifier={open.identifier} name={name(open)} onClose={() => setOpen(undefined)} />
      )}
    </Panel>
  )
}
