import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ListOrdered } from 'lucide-react'
import { ListIsbnLists, type IsbnList } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Format } from '../../format.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import styles from './copy-cataloguing.module.css'
import { listTones } from './list-tones.ts'
import { NewList } from './new-list.tsx'

const limit = 50

/** Lists of ISBNs: a new one, and those that there are. */
export function ListsPage() {
  const { words, call, format } = useDesk()
  const { copy } = words
  const address = useAddress()
  const goTo = useGoTo()
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['isbn-lists', offset],
    queryFn: ({ signal }) => call(ListIsbnLists, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['copy-list'], [['isbn-lists']])
  return (
    <div className={styles.stack}>
      <NewList as="list" onBegun={(id) => goTo(`/copy-cataloguing/lists/${id}`)} />
      <Panel flush>
        <PagedList
          label={copy.lists}
          name="isbn-lists"
          columns={columns(words, format)}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => goTo(`/copy-cataloguing/lists/${id}`)}
          empty={
            <EmptyState icon={ListOrdered} title={copy.noLists}>
              {copy.noListsText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

function columns({ copy, copyListStates }: Words, format: Format): readonly Column<IsbnList>[] {
  return [
    {
      id: 'name',
      title: copy.list,
      cell: ({ id, name, by, at }) => (
        <TwoLines second={`${by}, ${format.when(at)}`}>
          <Link href={`/copy-cataloguing/lists/${id}`} look="quiet">
            {name}
          </Link>
        </TwoLines>
      ),
      text: ({ name }) => name,
    },
    {
      id: 'state',
      title: copy.outcome,
      width: '150px',
      cell: ({ state }) => (
        <Pill tone={listTones[state]} icon="tone">
          {copyListStates[state]}
        </Pill>
      ),
      text: ({ state }) => copyListStates[state],
    },
    {
      id: 'lines',
      title: copy.lines,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: ({ lines }) => <Figure value={lines} />,
      text: ({ lines }) => lines,
    },
    {
      id: 'brought',
      title: copy.brought,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: ({ brought }) => <Figure value={brought} />,
      text: ({ brought }) => brought,
    },
  ]
}
