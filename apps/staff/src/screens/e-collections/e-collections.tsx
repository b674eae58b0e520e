import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BookCopy, Plus } from 'lucide-react'
import { ListCollections, type Collection } from '../../../../server/src/modules/e-collections/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { CollectionForm } from './collection-form.tsx'
import { CollectionParts } from './collection-parts.tsx'
import { ListState } from './list-state.tsx'

/** Collections of e-journals and e-books; the one that is open shows its titles, lists and settings. */
export function ECollectionsScreen() {
  const { words, call, format } = useDesk()
  const { eCollections } = words
  const address = useAddress()
  const queries = useQueryClient()
  const open = address.text('open')
  const list = useQuery({ queryKey: ['e-collections'], queryFn: ({ signal }) => call(ListCollections, {}, signal) })
  useLiveRefresh(['e-collection', 'job'], [['e-collections'], ['e-collection']])
  const one = list.data?.rows.find(({ id }) => String(id) === open)
  const columns: readonly Column<Collection>[] = [
    {
      id: 'name',
      title: eCollections.name,
      cell: ({ name, active }) => (
        <>
          <bdi>{name}</bdi> {!active && <Pill tone="warn">{eCollections.hidden}</Pill>}
        </>
      ),
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'provider',
      title: eCollections.provider,
      room: 'wide',
      cell: ({ provider }) => <bdi>{provider}</bdi>,
      text: ({ provider }) => provider,
      sortBy: ({ provider }) => provider,
    },
    {
      id: 'titles',
      title: eCollections.titles,
      width: '90px',
      align: 'end',
      cell: ({ titles }) => format.count(titles),
      text: ({ titles }) => titles,
      sortBy: ({ titles }) => titles,
    },
    {
      id: 'matched',
      title: eCollections.matched,
      width: '130px',
      align: 'end',
      room: 'some',
      cell: ({ matched }) => format.count(matched),
      text: ({ matched }) => matched,
      sortBy: ({ matched }) => matched,
    },
    {
      id: 'last',
      title: eCollections.lastList,
      width: '150px',
      room: 'some',
      cell: ({ lastList }) => (lastList === null ? eCollections.never : <ListState state={lastList.state} />),
      text: ({ lastList }) => (lastList === null ? eCollections.never : eCollections[`states.${lastList.state}`]),
    },
  ]
  const refresh = () => void queries.invalidateQueries({ queryKey: ['e-collections'] })
  return (
    <>
      <PageHeader
        title={eCollections.title}
        guide="e-collections"
        actions={
          <Button icon={Plus} tone="primary" keys="F4" onPress={() => address.set({ open: 'new', tab: undefined })}>
            {eCollections.new}
          </Button>
        }
      >
        {eCollections.intro}
      </PageHeader>
      <Panel flush>
        <DataList
          label={eCollections.title}
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          openRow={open}
          onOpen={({ id }) =>
            address.set({ open: id, tab: undefined, offset: undefined, list: undefined, q: undefined })
          }
          empty={
            <EmptyState icon={BookCopy} title={eCollections.empty}>
              {eCollections.emptyText}
            </EmptyState>
          }
        />
      </Panel>
      {one && <CollectionParts key={one.id} of={one} onChanged={refresh} />}
      {open === 'new' && (
        <CollectionForm
          of={undefined}
          onDone={(saved) => {
            refresh()
            address.set({ open: saved, tab: saved === undefined ? undefined : 'lists' })
          }}
        />
      )}
    </>
  )
}
