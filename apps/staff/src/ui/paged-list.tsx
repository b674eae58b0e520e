import { useAddress } from '../address.ts'
import { DataList, type DataListProps } from './data-list/data-list.tsx'
import { Pagination } from './pagination.tsx'

/** One page of a list, as the server answers. */
interface Page<Row> {
  readonly rows: readonly Row[]
  /** How many there are in all. */
  readonly total: number
}

interface PagedListProps<Row> extends Omit<DataListProps<Row>, 'rows' | 'error' | 'onRetry' | 'footer'> {
  /** What the server was asked, as `useQuery` gives it. */
  readonly found: {
    readonly data: Page<Row> | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  /** How many rows a page has. */
  readonly limit: number
  /** Names in the address that belong to one page, such as the row that is open: they go when another page is turned to. */
  readonly forgets?: readonly string[]
}

/** A list that the server gives a page at a time: which one stands in the address, as `offset`. */
export function PagedList<Row>({ found, limit, forgets = [], ...list }: PagedListProps<Row>) {
  const address = useAddress()
  const { data, error, refetch } = found
  const forgotten = Object.fromEntries(forgets.map((name) => [name, undefined]))
  return (
    <DataList
      {...list}
      rows={data?.rows}
      error={error ?? undefined}
      onRetry={() => void refetch()}
      {...(data !== undefined &&
        data.total > limit && {
          footer: (
            <Pagination
              offset={address.number('offset') ?? 0}
              limit={limit}
              total={data.total}
              onChange={(next) => address.set({ ...forgotten, offset: next === 0 ? undefined : next })}
            />
          ),
        })}
    />
  )
}
