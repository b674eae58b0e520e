import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { useState } from 'react'
import { ListSearches, type CountedSearch } from '../../../../server/src/modules/discovery/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Format } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { Figure } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { LeadOnDialog } from './lead-on-dialog.tsx'

const limit = 50

interface SearchesListProps {
  readonly period: { readonly from: string }
  readonly only: 'all' | 'without-result'
}

/** Searches of readers, most often first; one is opened to see and lead on. */
export function SearchesList({ period, only }: SearchesListProps) {
  const { words, call, format } = useDesk()
  const { discovery } = words
  const address = useAddress()
  const [open, setOpen] = useState<CountedSearch>()
  const offset = address.number('offset') ?? 0
  const q = address.text('q') ?? ''
  const query = { ...period, only, ...(q !== '' && { q }) }
  const found = useQuery({
    queryKey: ['discovery', 'searches', query, offset],
    queryFn: ({ signal }) => call(ListSearches, { query: { ...query, limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const columns = searchColumns(words, format)
  return (
    <Panel flush>
      <PagedList
        label={discovery.title}
        name="discovery-searches"
        columns={columns}
        onExport={() =>
          void exportAll(discovery[only === 'all' ? 'view.all' : 'view.missing'], columns, (at) =>
            call(ListSearches, { query: { ...query, ...at } }),
          )
        }
        found={found}
        limit={limit}
        rowId={({ term }) => term}
        onOpen={setOpen}
        tools={
          <SearchField
            label={discovery.part}
            placeholder={discovery.part}
            value={q}
            onChange={(next) => address.set({ q: next === '' ? undefined : next, offset: undefined }, 'replace')}
          />
        }
        empty={
          <EmptyState icon={Search} title={only === 'all' ? discovery.empty : discovery.emptyMissing}>
            {only === 'all' ? discovery.emptyText : discovery.emptyMissingText}
          </EmptyState>
        }
      />
      {open && <LeadOnDialog term={open.term} reference={open.reference} onClose={() => setOpen(undefined)} />}
    </Panel>
  )
}

/** What readers are shown instead: where the library leads them, else what the catalogue took it for. */
function answeredWith({ reference, corrected }: CountedSearch, discovery: Words['discovery']): string | undefined {
  if (reference !== null) return `${discovery.ledTo} “${reference.target}”`
  return corrected === null ? undefined : discovery.correctedTo(corrected)
}

function searchColumns({ discovery }: Words, format: Format): readonly Column<CountedSearch>[] {
  return [
    {
      id: 'term',
      title: discovery.term,
      cell: (search) => <TwoLines second={answeredWith(search, discovery)}>{search.term}</TwoLines>,
      text: ({ term }) => term,
    },
    {
      id: 'times',
      title: discovery.times,
      width: '90px',
      align: 'end',
      cell: ({ searches }) => <Figure value={searches} />,
      text: ({ searches }) => searches,
    },
    {
      id: 'missing',
      title: discovery.missing,
      width: '130px',
      align: 'end',
      room: 'some',
      cell: ({ withoutResult }) => <Figure value={withoutResult} />,
      text: ({ withoutResult }) => withoutResult,
    },
    {
      id: 'found',
      title: discovery.found,
      width: '130px',
      align: 'end',
      room: 'some',
      cell: ({ found }) => discovery.titles(found),
      text: ({ found }) => found,
    },
    {
      id: 'last',
      title: discovery.last,
      width: '140px',
      align: 'end',
      room: 'wide',
      cell: ({ lastDay }) => format.day(lastDay),
      text: ({ lastDay }) => lastDay,
    },
  ]
}
