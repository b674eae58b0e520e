import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { SearchX } from 'lucide-react'
import { ListNotFound, UndoNotFound, type SearchedItem } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import type { Words } from '../../messages/index.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** What was not on its shelf: looked for, or missing. Not shown while there is nothing. */
export function NotFoundList({ branch }: { readonly branch: number }) {
  const { words, call } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['holds', 'not-found', branch],
    queryFn: ({ signal }) => call(ListNotFound, { query: { branch } }, signal),
  })
  const found = useMutation({
    mutationFn: (item: number) => call(UndoNotFound, { params: { item } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  if (list.data === undefined || list.data.total === 0) return null
  return (
    <Panel title={words.holds.lookedFor} flush>
      <DataList
        label={words.holds.lookedFor}
        name="not-found"
        columns={columns(words, may(session, 'holds:pull') ? found.mutate : undefined)}
        rows={list.data.rows}
        rowId={({ item }) => String(item)}
        empty={
          <EmptyState icon={SearchX} title={words.holds.lookedFor}>
            {words.holds.lookedForText}
          </EmptyState>
        }
      />
    </Panel>
  )
}

function columns({ holds }: Words, found: ((item: number) => void) | undefined): readonly Column<SearchedItem>[] {
  return [
    {
      id: 'call',
      title: holds.callNumber,
      width: '22%',
      cell: (row) => <TwoLines second={row.location ?? undefined}>{row.callNumber || '—'}</TwoLines>,
      text: (row) => row.callNumber,
    },
    {
      id: 'title',
      title: holds.book,
      cell: (row) => <TwoLines second={row.barcode}>{row.title}</TwoLines>,
      text: (row) => row.title,
      sortBy: (row) => row.title,
    },
    {
      id: 'how',
      title: holds.how,
      width: '150px',
      room: 'some',
      cell: (row) => (
        <Pill tone={row.how === 'missing' ? 'warn' : 'neutral'} icon="tone">
          {row.how === 'missing' ? holds.howMissing : holds.howSearch}
        </Pill>
      ),
      text: (row) => row.how,
      sortBy: (row) => row.how,
    },
    {
      id: 'since',
      title: holds.since,
      width: '140px',
      room: 'wide',
      cell: (row) => (
        <TwoLines second={row.by}>
          <When value={row.at} />
        </TwoLines>
      ),
      text: (row) => row.at,
      sortBy: (row) => row.at,
    },
    ...(found
      ? [
          {
            id: 'there',
            title: '',
            width: '120px',
            cell: (row: SearchedItem) => (
              <Button size="small" onPress={() => found(row.item)}>
                {holds.itIsThere}
              </Button>
            ),
          },
        ]
      : []),
  ]
}
