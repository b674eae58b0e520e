import { LibraryBig } from 'lucide-react'
import { useMemo, useState } from 'react'
import { Barcode } from '../../ui/barcode.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Figure, When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Problem } from '../../problem.ts'
import styles from './lists-part.module.css'
import { Part, Specimen } from './part.tsx'
import { sampleBooks, type SampleBook } from './sample.ts'

const shown = {
  in: { tone: 'ok', text: 'In' },
  out: { tone: 'neutral', text: 'Out' },
  late: { tone: 'warn', text: '8 days late' },
  held: { tone: 'info', text: 'On hold shelf' },
  mending: { tone: 'stop', text: 'Mending' },
} as const

const columns: readonly Column<SampleBook>[] = [
  {
    id: 'title',
    title: 'Title',
    cell: (book) => (
      <TwoLines second={book.author} cover={book}>
        {book.title}
      </TwoLines>
    ),
    text: (book) => book.title,
    sortBy: (book) => book.title,
  },
  {
    id: 'author',
    title: 'Author',
    cell: (book) => book.author,
    text: (book) => book.author,
    sortBy: (book) => book.author,
    optional: true,
  },
  {
    id: 'call',
    title: 'Call number',
    width: '150px',
    cell: (book) => book.classNumber,
    text: (book) => book.classNumber,
    sortBy: (book) => book.classNumber,
    room: 'wide',
  },
  {
    id: 'barcode',
    title: 'Barcode',
    width: '170px',
    cell: (book) => <Barcode value={book.barcode} />,
    text: (book) => book.barcode,
    room: 'widest',
  },
  {
    id: 'year',
    title: 'Year',
    align: 'end',
    width: '80px',
    cell: (book) => book.year,
    text: (book) => book.year,
    sortBy: (book) => book.year,
    room: 'widest',
  },
  {
    id: 'loans',
    title: 'Loans',
    align: 'end',
    width: '80px',
    cell: (book) => <Figure value={book.loans} />,
    text: (book) => book.loans,
    sortBy: (book) => book.loans,
    room: 'wide',
  },
  {
    id: 'state',
    title: 'State',
    width: '132px',
    cell: ({ state }) => (
      <Pill tone={shown[state].tone} icon="tone">
        {shown[state].text}
      </Pill>
    ),
    text: (book) => shown[book.state].text,
    sortBy: (book) => book.state,
  },
  {
    id: 'due',
    title: 'Due',
    width: '90px',
    align: 'end',
    cell: ({ due }) => due !== undefined && <When value={due} as="day" />,
    text: (book) => book.due,
    sortBy: (book) => book.due,
    room: 'wide',
  },
]

const views = [
  { id: 'full', label: '10,000' },
  { id: 'few', label: '30' },
  { id: 'empty', label: 'Empty' },
  { id: 'loading', label: 'Loading' },
  { id: 'failed', label: 'Failed' },
] as const

/** Lists in every state. */
export function ListsPart() {
  const [view, setView] = useState<(typeof views)[number]['id']>('full')
  const [filters, setFilters] = useState(['Available now', 'Elm Street', '1899–2024'])
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [open, setOpen] = useState<string>()
  const [offset, setOffset] = useState(0)
  const books = useMemo(() => sampleBooks(10_000), [])
  const rows = { full: books, few: books.slice(0, 30), empty: [], loading: undefined, failed: undefined }[view]
  return (
    <Part title="Lists">
      <Specimen name="DataList" look="wide">
        <RadioGroup label="Rows" look="segments" choices={views} value={view} onChange={setView} beside />
        <div className={styles.place}>
          <Panel title="Items" flush fill>
            <DataList
              label="Items"
              name="gallery"
              columns={columns}
              rows={rows}
              rowId={(book) => book.id}
              covers
              {...(view === 'failed' && {
                error: new Problem('The server does not answer.', { status: 0, code: 'offline' }),
                onRetry: () => setView('full'),
              })}
              empty={
                <EmptyState icon={LibraryBig} title="No items yet">
                  Import records, or add an item to a title.
                </EmptyState>
              }
              tools={<SearchField label="Search in these items" placeholder="Search in these items" />}
              selected={selected}
              onSelect={setSelected}
              openRow={open}
              onOpen={(book) => setOpen(book.id)}
            />
          </Panel>
        </div>
      </Specimen>
      <Specimen name="FilterChips">
        <FilterChips
          filters={filters.map((label) => ({ id: label, label }))}
          onRemove={(id) => setFilters(filters.filter((one) => one !== id))}
          onClear={() => setFilters([])}
        />
      </Specimen>
      <Specimen name="Pagination">
        <Pagination offset={offset} limit={50} total={1204} onChange={setOffset} />
      </Specimen>
    </Part>
  )
}
