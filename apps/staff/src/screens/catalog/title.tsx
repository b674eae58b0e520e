import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { BookmarkPlus, LibraryBig, Plus } from 'lucide-react'
import { useState } from 'react'
import { GetBib, type Bib } from '../../../../server/src/modules/catalog/contract.ts'
import { ListLoans } from '../../../../server/src/modules/circulation/contract.ts'
import { ListHolds } from '../../../../server/src/modules/holds/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { nameOf, nameOfCode, useBranches, useItemTypes, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TitleCoverPanel } from '../covers/title-cover.tsx'
import { HoldPanel } from '../holds/hold-panel.tsx'
import { PlaceHoldForm } from '../holds/place-hold-form.tsx'
import { TitleHolds } from '../holds/title-holds.tsx'
import { OnReserveNote } from '../reserves/on-reserve-note.tsx'
import { itemColumns } from './item-columns.tsx'
import { ItemForm } from './item-form.tsx'
import { ItemPanel } from './item-panel.tsx'
import { RecordTab } from './marc-view.tsx'
import { DeleteTitleDialog, TitleMenu } from './title-actions.tsx'
import { TitleCard } from './title-card.tsx'
import styles from './title.module.css'
import { VersionsTab } from './versions-tab.tsx'

/** The page of a title for staff. */
export function TitleScreen() {
  const { call } = useDesk()
  const id = Number(useParams({ from: '/signed-in/catalogue/$id' }).id)
  const bib = useQuery({
    queryKey: ['bib', id],
    queryFn: ({ signal }) => call(GetBib, { params: { id } }, signal),
  })
  useLiveRefresh(['loan', 'hold', 'catalog.search'], [['bib', id], ['holds']])
  if (bib.isPending) return <SkeletonRows rows={8} cover />
  if (bib.isError) return <FailedState error={bib.error} onRetry={() => void bib.refetch()} />
  return <TitlePage bib={bib.data} />
}

/** What stands in the third column. */
type Side = 'item' | 'new-item' | 'edit-item' | 'hold' | 'new-hold' | undefined

function TitlePage({ bib }: { readonly bib: Bib }) {
  const { words, call } = useDesk()
  const { catalogue } = words
  const session = useSession()
  const address = useAddress()
  const navigate = useNavigate()
  const [branches, locations, types] = [useBranches(), useLocations(), useItemTypes()]
  const [deleting, setDeleting] = useState(false)
  const tab = address.oneOf('tab', ['items', 'holds', 'record', 'history'])
  const doing = address.text('do')
  const loans = useQuery({
    queryKey: ['bib', bib.id, 'loans'],
    queryFn: ({ signal }) => call(ListLoans, { query: { bib: bib.id, limit: 500 } }, signal),
    enabled: may(session, 'circulation:read'),
  })
  const holds = useQuery({
    queryKey: ['holds', 'bib', bib.id],
    queryFn: ({ signal }) => call(ListHolds, { query: { bib: bib.id, open: true, limit: 500 } }, signal),
    enabled: may(session, 'holds:read'),
  })
  const queue = holds.data?.rows.toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
  const loanOf = (item: number) => loans.data?.rows.find((loan) => loan.item === item)
  const item = bib.items.find(({ id }) => id === address.number('item')) ?? bib.items[0]
  const hold = queue?.find(({ id }) => id === address.number('hold')) ?? queue?.[0]
  const side = sideOf(tab, doing, item !== undefined, hold !== undefined)
  const part = useBringIntoView<HTMLDivElement>(`${tab} ${doing} ${address.text('item')} ${address.text('hold')}`)
  const idle = { do: undefined }
  return (
    <>
      <PageHeader
        title={bib.originalTitle ?? bib.title}
        crumbs={[{ label: catalogue.title, href: '/catalogue' }]}
        actions={
          <>
            {may(session, 'holds:place') && (
              <Button
                icon={BookmarkPlus}
                keys="F7"
                onPress={() => address.set({ tab: 'holds', do: 'hold', hold: undefined })}
              >
                {catalogue.placeHold}
              </Button>
            )}
            {may(session, 'catalog:items') && (
              <Button icon={Plus} keys="F6" onPress={() => address.set({ tab: undefined, do: 'add' })}>
                {catalogue.addItem}
              </Button>
            )}
            <TitleMenu
              bib={bib}
              onEdit={() => void navigate({ to: '/catalogue/$id/edit', params: { id: String(bib.id) } })}
              onDelete={() => setDeleting(true)}
            />
          </>
        }
      />
      <div className={cx(styles.columns, side !== undefined && styles.withSide)}>
        <div className={styles.description}>
          <TitleCard bib={bib} />
          <OnReserveNote bib={bib.id} />
          {may(session, 'covers:manage') && <TitleCoverPanel bib={bib.id} />}
        </div>
        <Tabs
          label={catalogue.tabs}
          value={tab}
          onChange={(next) => address.set({ tab: next === 'items' ? undefined : next, ...idle })}
          pages={[
            {
              id: 'items',
              label: catalogue.items,
              count: bib.items.length,
              content: (
                <Panel flush>
                  <DataList
                    label={words.items.list}
                    name="items"
                    columns={itemColumns({
                      words,
                      loanOf,
                      branchName: (id) => nameOf(branches, id),
                      locationName: (id) => nameOf(locations, id),
                      typeName: (code) => nameOfCode(types, code),
                    })}
                    rows={bib.items}
                    rowId={({ id }) => String(id)}
                    openRow={side === 'item' || side === 'edit-item' ? String(item?.id) : undefined}
                    onOpen={({ id }) => address.set({ item: id, ...idle }, 'replace')}
                    empty={
                      <EmptyState icon={LibraryBig} title={words.items.emptyTitle}>
                        {words.items.emptyText}
                      </EmptyState>
                    }
                  />
                </Panel>
              ),
            },
            {
              id: 'holds',
              label: catalogue.holds,
              ...(queue && { count: queue.length }),
              content: (
                <TitleHolds
                  holds={queue}
                  error={holds.error ?? undefined}
                  onRetry={() => void holds.refetch()}
                  open={side === 'hold' ? hold?.id : undefined}
                  onOpen={(id) => address.set({ hold: id, ...idle }, 'replace')}
                />
              ),
            },
            {
              id: 'record',
              label: catalogue.record,
              content: <RecordTab bib={bib.id} />,
            },
            {
              id: 'history',
              label: catalogue.history,
              content: <VersionsTab bib={bib.id} />,
            },
          ]}
        />
        {side !== undefined && (
          <div ref={part} className={styles.side}>
            {side === 'item' && item && (
              <ItemPanel
                key={item.id}
                item={item}
                loan={loanOf(item.id)}
                onEdit={() => address.set({ item: item.id, do: 'edit' })}
                onDeleted={() => address.set({ item: undefined }, 'replace')}
              />
            )}
            {(side === 'new-item' || side === 'edit-item') && (
              <ItemForm
                key={`${side} ${item?.id}`}
                bib={bib}
                item={side === 'edit-item' ? item : undefined}
                onSaved={(saved) => address.set({ item: saved.id, ...idle }, 'replace')}
                onCancel={() => address.set(idle, 'replace')}
              />
            )}
            {side === 'hold' && hold && <HoldPanel hold={hold} />}
            {side === 'new-hold' && (
              <PlaceHoldForm
                bib={bib.id}
                items={bib.items}
                onPlaced={(placed) => address.set({ hold: placed.id, ...idle }, 'replace')}
                onCancel={() => address.set(idle, 'replace')}
              />
            )}
          </div>
        )}
      </div>
      {deleting && (
        <DeleteTitleDialog
          bib={bib}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: '/catalogue' })}
        />
      )}
    </>
  )
}

function sideOf(tab: string, doing: string | undefined, hasItem: boolean, hasHold: boolean): Side {
  if (tab === 'items') {
    if (doing === 'add') return 'new-item'
    if (!hasItem) return undefined
    return doing === 'edit' ? 'edit-item' : 'item'
  }
  if (tab === 'holds') return doing === 'hold' ? 'new-hold' : hasHold ? 'hold' : undefined
  return undefined
}
