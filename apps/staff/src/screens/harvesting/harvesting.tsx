import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Rss } from 'lucide-react'
import { ListRepositories, type Repository } from '../../../../server/src/modules/harvesting/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { HarvestDetail } from './harvest-detail.tsx'
import { HarvestRuns } from './harvest-runs.tsx'
import { OfferedHere } from './offered-here.tsx'
import { RepositoryForm } from './repository-form.tsx'
import { RunState } from './run-state.tsx'

/** Repositories of others that are harvested, and what others may harvest here. */
export function HarvestingScreen() {
  const { words, call, format } = useDesk()
  const { harvesting } = words
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.text('open')
  const run = address.text('run')
  const list = useQuery({ queryKey: ['repositories'], queryFn: ({ signal }) => call(ListRepositories, {}, signal) })
  useLiveRefresh(['job'], [['repositories'], ['harvests']])
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const state = ({ last }: Repository) => (last === null ? harvesting.never : harvesting[`state.${last.state}`])
  const next = ({ active, nextAt }: Repository) => (active ? format.when(nextAt) : harvesting.byHand)
  const columns: readonly Column<Repository>[] = [
    {
      id: 'name',
      title: harvesting.name,
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    { id: 'url', title: harvesting.url, room: 'widest', cell: ({ url }) => url, text: ({ url }) => url },
    {
      id: 'titles',
      title: harvesting.titles,
      width: '90px',
      align: 'end',
      cell: ({ titles }) => format.count(titles),
      text: ({ titles }) => titles,
      sortBy: ({ titles }) => titles,
    },
    {
      id: 'last',
      title: harvesting.last,
      width: '150px',
      cell: ({ last }) => (last === null ? harvesting.never : <RunState state={last.state} />),
      text: state,
    },
    { id: 'next', title: harvesting.next, width: '170px', room: 'wide', cell: next, text: next },
  ]
  return (
    <>
      <PageHeader
        title={harvesting.title}
        guide="harvesting"
        actions={
          <Button icon={Plus} tone="primary" keys="F4" onPress={() => address.set({ open: 'new', run: undefined })}>
            {harvesting.new}
          </Button>
        }
      >
        {harvesting.intro}
      </PageHeader>
      <Panel title={harvesting.ofOthers} flush>
        <DataList
          label={harvesting.ofOthers}
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ open: id, run: undefined })}
          empty={
            <EmptyState icon={Rss} title={harvesting.empty}>
              {harvesting.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && <HarvestRuns key={`runs-${open}`} of={one} />}
      {one && run !== undefined && <HarvestDetail key={run} repository={one.id} run={Number(run)} />}
      {run === undefined && (one !== undefined || open === 'new') && (
        <RepositoryForm
          key={open}
          of={one}
          onDone={(saved) => {
            void queries.invalidateQueries({ queryKey: ['repositories'] })
            address.set({ open: saved === undefined ? undefined : String(saved), run: undefined })
          }}
        />
      )}
      {open === undefined && <OfferedHere />}
    </>
  )
}
