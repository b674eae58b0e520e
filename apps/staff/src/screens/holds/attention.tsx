import { useQuery } from '@tanstack/react-query'
import { BookCopy, HeartPulse } from 'lucide-react'
import {
  ListHolds,
  ListShortTitles,
  type Hold,
  type ShortTitle,
} from '../../../../server/src/modules/holds/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Figure, When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { holdColumns } from './hold-columns.tsx'
import { HoldPanel } from './hold-panel.tsx'
import styles from './holds.module.css'

/** Holds that no copy is left for, and titles for which more wait than their copies serve. */
export function Attention() {
  const { words, call } = useDesk()
  const { holds } = words
  const address = useAddress()
  const part = useBringIntoView<HTMLDivElement>(address.number('hold'))
  const hopeless = useQuery({
    queryKey: ['holds', 'hopeless'],
    queryFn: ({ signal }) => call(ListHolds, { query: { hopeless: true, limit: 1000 } }, signal),
  })
  const short = useQuery({
    queryKey: ['holds', 'short'],
    queryFn: ({ signal }) => call(ListShortTitles, { query: { limit: 1000 } }, signal),
  })
  const open = hopeless.data?.rows.find(({ id }) => id === address.number('hold'))
  return (
    <div className={open === undefined ? styles.stack : styles.columns}>
      <div className={styles.stack}>
        <Panel title={holds.hopeless} flush>
          <DataList
            label={holds.hopeless}
            name="hopeless-holds"
            columns={hopelessColumns(words)}
            rows={hopeless.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ hold: id }, 'replace')}
            error={hopeless.error ?? undefined}
            onRetry={() => void hopeless.refetch()}
            covers
            empty={
              <EmptyState icon={HeartPulse} title={holds.hopelessEmptyTitle}>
                {holds.hopelessEmptyText}
              </EmptyState>
            }
          />
        </Panel>
        <Panel title={holds.short} flush>
          <DataList
            label={holds.short}
            name="short-titles"
            columns={shortColumns(words)}
            rows={short.data?.rows}
            rowId={({ bib }) => String(bib)}
            error={short.error ?? undefined}
            onRetry={() => void short.refetch()}
            empty={
              <EmptyState icon={BookCopy} title={holds.shortEmptyTitle}>
                {holds.shortEmptyText}
              </EmptyState>
            }
          />
        </Panel>
      </div>
      {open !== undefined && (
        <div ref={part} className={styles.side}>
          <HoldPanel key={open.id} hold={open} titleLink />
        </div>
      )}
    </div>
  )
}

function hopelessColumns(words: Words): readonly Column<Hold>[] {
  const since: Column<Hold> = {
    id: 'since',
    title: words.holds.hopelessSince,
    width: '120px',
    cell: (hold) => hold.hopelessSince !== null && <When value={hold.hopelessSince} as="day" />,
    text: (hold) => hold.hopelessSince ?? '',
    sortBy: (hold) => hold.hopelessSince ?? undefined,
  }
  const wanted = ['title', 'patron', 'pickup', 'placed']
  return [...holdColumns(words, { withTitle: true }).filter(({ id }) => wanted.includes(id)), since]
}

function shortColumns({ holds }: Words): readonly Column<ShortTitle>[] {
  return [
    {
      id: 'title',
      title: holds.book,
      cell: (row) => (
        <TwoLines second={row.author ?? undefined}>
          <Link href={`/catalogue/${row.bib}?tab=holds`} look="quiet">
            {row.title}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'holds',
      title: holds.shortCount,
      width: '90px',
      align: 'end',
      cell: (row) => <Figure value={row.holds} />,
      text: (row) => row.holds,
      sortBy: (row) => row.holds,
    },
    {
      id: 'copies',
      title: holds.shortCopies,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: (row) => <Figure value={row.copies} />,
      text: (row) => row.copies,
      sortBy: (row) => row.copies,
    },
    {
      id: 'ratio',
      title: holds.shortRatio,
      width: '110px',
      align: 'end',
      room: 'some',
      cell: (row) => (row.ratio === null ? '—' : <Figure value={row.ratio} />),
      text: (row) => row.ratio ?? '',
      sortBy: (row) => row.ratio ?? undefined,
    },
    {
      id: 'wanted',
      title: holds.shortWanted,
      width: '130px',
      align: 'end',
      cell: (row) => <Figure value={row.wanted} />,
      text: (row) => row.wanted,
      sortBy: (row) => row.wanted,
    },
  ]
}
