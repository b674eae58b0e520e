import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import {
  ListExportRuns,
  RunExport,
  type Export,
  type ExportRun,
} from '../../../../server/src/modules/record-exports/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { bytesInWords } from '../imports/import-state.ts'

/** The files that an export made, and the button for the next one. */
export function ExportRuns({ of: it }: { readonly of: Export }) {
  const { words, call, format } = useDesk()
  const { exports } = words
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['export-runs', it.id],
    queryFn: ({ signal }) => call(ListExportRuns, { params: { id: it.id } }, signal),
  })
  const run = useMutation({
    mutationFn: () => call(RunExport, { params: { id: it.id } }),
    onSuccess: () =>
      Promise.all([['exports'], ['export-runs', it.id]].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
  const columns: readonly Column<ExportRun>[] = [
    { id: 'at', title: exports.made, cell: ({ at }) => format.when(at), text: ({ at }) => at },
    {
      id: 'records',
      title: exports.records,
      width: '110px',
      align: 'end',
      cell: ({ records, removed }) => <Figure value={records + removed} />,
      text: ({ records }) => records,
    },
    {
      id: 'size',
      title: exports.size,
      width: '110px',
      align: 'end',
      room: 'wide',
      cell: ({ size }) => (size === null ? '' : bytesInWords(size, format.settings.locale)),
      text: ({ size }) => size ?? '',
    },
    {
      id: 'file',
      title: exports.download,
      width: '180px',
      cell: ({ id, state, error }) =>
        state === 'done' ? (
          <ButtonLink icon={Download} href={`/api/v1/exports/runs/${id}/file`} download>
            {exports.download}
          </ButtonLink>
        ) : (
          (error ?? exports.running)
        ),
      text: ({ state }) => state,
    },
  ]
  return (
    <Panel title={`${exports.files}: ${it.name}`}>
      {run.isError && <Banner tone="stop" live title={sentenceFor(run.error, words.problems)} />}
      <div>
        <Button keys="F9" isPending={run.isPending} onPress={() => run.mutate()}>
          {exports.run}
        </Button>
      </div>
      <DataList
        label={exports.files}
        columns={columns}
        rows={list.data?.rows}
        rowId={({ id }) => String(id)}
        error={list.error ?? undefined}
        onRetry={() => void list.refetch()}
        empty={
          <EmptyState icon={Download} title={exports.never}>
            {exports.emptyText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
