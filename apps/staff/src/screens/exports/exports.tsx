import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { FileUp, Plus } from 'lucide-react'
import { ListExports, type Export } from '../../../../server/src/modules/record-exports/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Format } from '../../format.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ExportForm } from './export-form.tsx'
import { ExportRuns } from './export-runs.tsx'

/** Records given out as files: what, in which form, and the files that were made. */
export function ExportsScreen() {
  const { words, call, format } = useDesk()
  const { exports } = words
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.text('open')
  const list = useQuery({ queryKey: ['exports'], queryFn: ({ signal }) => call(ListExports, {}, signal) })
  useLiveRefresh(['job'], [['exports'], ['export-runs']])
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const done = useMutation({
    mutationFn: async (next: string | undefined) => {
      await queries.invalidateQueries({ queryKey: ['exports'] })
      address.set({ open: next })
    },
  })
  return (
    <>
      <PageHeader
        title={exports.title}
        guide="export-records"
        actions={
          <Button icon={Plus} tone="primary" keys="F4" onPress={() => address.set({ open: 'new' })}>
            {exports.new}
          </Button>
        }
      >
        {exports.intro}
      </PageHeader>
      <Panel flush>
        <DataList
          label={exports.title}
          columns={columnsOf(words, format)}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ open: id })}
          empty={
            <EmptyState icon={FileUp} title={exports.empty}>
              {exports.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && <ExportRuns key={`runs-${open}`} of={one} />}
      {(one !== undefined || open === 'new') && (
        <ExportForm key={open} of={one} onDone={(next) => done.mutate(next === undefined ? undefined : String(next))} />
      )}
    </>
  )
}

function columnsOf({ exports }: Words, format: Format): readonly Column<Export>[] {
  const state = ({ last }: Export) =>
    last === null
      ? exports.never
      : last.state === 'done'
        ? format.when(last.at)
        : last.state === 'failed'
          ? exports.failed
          : exports.running
  return [
    { id: 'name', title: exports.name, cell: ({ name }) => name, text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'format',
      title: exports.format,
      room: 'wide',
      cell: ({ settings }) => exports[`format.${settings.format}`],
      text: ({ settings }) => exports[`format.${settings.format}`],
    },
    { id: 'last', title: exports.last, width: '200px', cell: state, text: state },
  ]
}
