import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { BookCopy } from 'lucide-react'
import {
  ListCataloguingBatches,
  type CataloguingBatchSummary,
} from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useAddress } from '../../../address.ts'
import { useDesk } from '../../../desk-context.ts'
import type { Format } from '../../../format.ts'
import type { Words } from '../../../messages/index.ts'
import type { Column } from '../../../ui/data-list/columns.ts'
import { Figure } from '../../../ui/formatted.tsx'
import { Link } from '../../../ui/link.tsx'
import { TwoLines } from '../../../ui/list-cell.tsx'
import { PagedList } from '../../../ui/paged-list.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { Pill } from '../../../ui/pill.tsx'
import { EmptyState } from '../../../ui/states.tsx'
import { useGoTo } from '../../circulation/use-go-to.ts'
import styles from '../copy-cataloguing.module.css'
import { NewList } from '../new-list.tsx'

const limit = 50

/** Guided batches: a new one, and those that there are. */
export function BatchesPage() {
  const { words, call, format } = useDesk()
  const { copy, guided } = words
  const address = useAddress()
  const goTo = useGoTo()
  const offset = address.number('offset') ?? 0
  const found = useQuery({
    queryKey: ['cataloguing-batches', offset],
    queryFn: ({ signal }) => call(ListCataloguingBatches, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const open = (id: number) => goTo(`/copy-cataloguing/batches/${id}`)
  return (
    <div className={styles.stack}>
      <NewList as="batch" onBegun={open} />
      <Panel flush>
        <PagedList
          label={copy.batches}
          name="cataloguing-batches"
          columns={columns(words, format)}
          found={found}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => open(id)}
          empty={
            <EmptyState icon={BookCopy} title={guided.none}>
              {guided.noneText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

function columns({ guided }: Words, format: Format): readonly Column<CataloguingBatchSummary>[] {
  return [
    {
      id: 'name',
      title: guided.batch,
      cell: ({ id, name, by, at }) => (
        <TwoLines second={`${by}, ${format.when(at)}`}>
          <Link href={`/copy-cataloguing/batches/${id}`} look="quiet">
            {name}
          </Link>
        </TwoLines>
      ),
      text: ({ name }) => name,
    },
    {
      id: 'state',
      title: guided.done,
      width: '140px',
      cell: ({ finishedAt }) => (
        <Pill tone={finishedAt === null ? 'info' : 'ok'} icon="tone">
          {finishedAt === null ? guided.open : guided.done}
        </Pill>
      ),
      text: ({ finishedAt }) => (finishedAt === null ? guided.open : guided.done),
    },
    {
      id: 'titles',
      title: guided.titles,
      width: '90px',
      align: 'end',
      room: 'some',
      cell: ({ titles }) => <Figure value={titles} />,
      text: ({ titles }) => titles,
    },
  ]
}
