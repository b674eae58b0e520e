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
import { HarvestRuns } from './harvest-runs.tsx'
import { RepositoryForm } from './repository-form.tsx'

/** Repositories of others that are harvested. */
export function HarvestingScreen() {
  const { words, call } = useDesk()
  const { harvesting } = words
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.text('open')
  const list = useQuery({ queryKey: ['repositories'], queryFn: ({ signal }) => call(ListRepositories, {}, signal) })
  useLiveRefresh(['job'], [['repositories'], ['harvests']])
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const state = ({ last }: Repository) => (last === null ? harvesting.never : harvesting[`state.${last.state}`])
  const columns: readonly Column<Repository>[] = [
    {
      id: 'name',
      title: harvesting.name,
      cell: ({ name }) => name,
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    { id: 'url', title: harvesting.url, room: 'wide', cell: ({ url }) => url, text: ({ url }) => url },
    {
      id: 'titles',
      title: harvesting.titles,
      width: '110px',
      cell: ({ titles }) => titles,
      text: ({ titles }) => String(titles),
    },
    { id: 'last', title: harvesting.last, width: '160px', cell: state, text: state },
  ]
  return (
    <>
      <PageHeader
        title={harvesting.title}
        guide="harvesting"
        actions={
          <Button icon={Plus} tone="primary" keys="F4" onPress={() => address.set({ open: 'new' })}>
            {harvesting.new}
          </Button>
        }
      >
        {harvesting.intro}
      </PageHeader>
      <Panel flush>
        <DataList
          label={harvesting.title}
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) => address.set({ open: id })}
          empty={
            <EmptyState icon={Rss} title={harvesting.empty}>
              {harvesting.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && <HarvestRuns key={`runs-${open}`} of={one} />}
      {(one !== undefined || open === 'new') && (
        <RepositoryForm
          key={open}
          of={one}
          onDone={(saved) => {
            void queries.invalidateQueries({ queryKey: ['repositories'] })
            address.set({ open: saved === undefined ? undefined : String(saved) })
          }}
        />
      )}
    </>
  )
}
