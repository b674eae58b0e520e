import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { ListViews } from '../../../../server/src/modules/discovery/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { coverOf } from '../catalog/cover-of.ts'
import { useGoTo } from '../circulation/use-go-to.ts'

type Viewed = NonNullable<typeof ListViews.types>['response']['rows'][number]

const limit = 50

/** Titles whose pages readers looked at, most often first. */
export function ViewsList({ period }: { readonly period: { readonly from: string } }) {
  const { words, call } = useDesk()
  const { discovery } = words
  const address = useAddress()
  const goTo = useGoTo()
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['discovery', 'views', period, offset],
    queryFn: ({ signal }) => call(ListViews, { query: { ...period, limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const columns = viewColumns(words)
  return (
    <Panel flush>
      <PagedList
        label={discovery['view.titles']}
        name="discovery-views"
        columns={columns}
        onExport={() =>
          void exportAll(discovery['view.titles'], columns, (at) => call(ListViews, { query: { ...period, ...at } }))
        }
        found={found}
        limit={limit}
        rowId={({ title }) => String(title.id)}
        onOpen={({ title }) => goTo(`/catalogue/${title.id}`)}
        empty={
          <EmptyState icon={Eye} title={discovery.emptyTitles}>
            {discovery.emptyText}
          </EmptyState>
        }
      />
    </Panel>
  )
}

function viewColumns({ discovery }: Words): readonly Column<Viewed>[] {
  return [
    {
      id: 'title',
      title: discovery.titleColumn,
      cell: ({ title }) => (
        <TwoLines second={[title.author, title.year].filter((part) => part !== null).join(', ')} cover={coverOf(title)}>
          <Link href={`/catalogue/${title.id}`} look="quiet">
            {title.title}
          </Link>
        </TwoLines>
      ),
      text: ({ title }) => title.title,
    },
    {
      id: 'views',
      title: discovery.times,
      width: '110px',
      align: 'end',
      cell: ({ views }) => <Figure value={views} />,
      text: ({ views }) => views,
    },
  ]
}
