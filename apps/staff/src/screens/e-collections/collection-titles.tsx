import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BookCopy } from 'lucide-react'
import {
  ListCollectionTitles,
  type Collection,
  type CollectionTitle,
} from '../../../../server/src/modules/e-collections/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Link } from '../../ui/link.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './e-collections.module.css'

const limit = 50
const numbersOf = ({ numbers }: CollectionTitle) => numbers.map((number) => number.replace(/^\w+:/, '')).join(', ')

/** Titles of a collection with what is there of each. */
export function CollectionTitles({ of: { id, titles } }: { readonly of: Collection }) {
  const { words, call } = useDesk()
  const { eCollections } = words
  const address = useAddress()
  const offset = address.number('offset') ?? 0
  const q = address.text('q') ?? ''
  const missing = address.text('missing') === '1'
  const query = { limit, offset, ...(q !== '' && { q }), ...(missing && { missing }) }
  const found = useQuery({
    queryKey: ['e-collection', id, 'titles', titles, query],
    queryFn: ({ signal }) => call(ListCollectionTitles, { params: { id }, query }, signal),
    placeholderData: keepPreviousData,
  })
  const set = (change: Readonly<Record<string, string | undefined>>) =>
    address.set({ ...change, offset: undefined }, 'replace')
  const coverage = ({ runs }: CollectionTitle) =>
    // Volumes and issues may differ where the dates are the same.
    [
      ...new Set(
        runs.map(({ from, to, embargo }) =>
          [eCollections.until(from.date, to.date), embargo === '' ? '' : eCollections.embargo(embargo)]
            .filter((part) => part !== '')
            .join(', '),
        ),
      ),
    ].join('; ')
  const columns: readonly Column<CollectionTitle>[] = [
    {
      id: 'name',
      title: eCollections.name,
      cell: ({ name, url }) => (
        <a href={url} target="_blank" rel="noreferrer">
          <bdi>{name}</bdi>
        </a>
      ),
      text: ({ name }) => name,
    },
    { id: 'numbers', title: eCollections.numbers, width: '180px', room: 'wide', cell: numbersOf, text: numbersOf },
    { id: 'coverage', title: eCollections.coverage, width: '220px', room: 'some', cell: coverage, text: coverage },
    {
      id: 'bib',
      title: eCollections.catalogue,
      width: '110px',
      cell: ({ bib }) => (bib === null ? '—' : <Link href={`/catalogue/${bib}`}>{eCollections.open}</Link>),
      text: ({ bib }) => bib ?? '',
    },
  ]
  return (
    <div className={styles.stack}>
      <div className={styles.filters}>
        <SearchField
          label={eCollections.find}
          placeholder={eCollections.find}
          value={q}
          onChange={(text) => set({ q: text === '' ? undefined : text })}
        />
        <Switch isSelected={missing} onChange={(on) => set({ missing: on ? '1' : undefined })}>
          {eCollections.onlyMissing}
        </Switch>
      </div>
      <Panel flush>
        <PagedList
          label={eCollections.titles}
          columns={columns}
          found={found}
          limit={limit}
          rowId={(row) => String(row.id)}
          empty={
            <EmptyState icon={BookCopy} title={eCollections.noTitles}>
              {q === '' && !missing ? eCollections.noTitlesText : ''}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}
