import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Tags } from 'lucide-react'
import { ListLabelBatches, type LabelBatch } from '../../../../server/src/modules/labels/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'

const limit = 50

/** Labels that were made before, latest first. */
export function BatchesView() {
  const { words, call, format } = useDesk()
  const { labelling } = words
  const address = useAddress()
  const navigate = useNavigate()
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: ['label-batches', offset],
    queryFn: ({ signal }) => call(ListLabelBatches, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  const columns: readonly Column<LabelBatch>[] = [
    {
      id: 'name',
      title: labelling.batch,
      cell: (batch) => (
        <TwoLines second={`${format.when(batch.createdAt)}, ${labelling.by(batch.createdBy)}`}>
          <Link href={`/labels/batches/${batch.id}`} look="quiet">
            {batch.name}
          </Link>
        </TwoLines>
      ),
      text: (batch) => batch.name,
    },
    {
      id: 'design',
      title: labelling.design,
      width: '26%',
      room: 'wide',
      cell: (batch) => batch.templateName,
      text: (batch) => batch.templateName,
    },
    {
      id: 'labels',
      title: labelling.labels,
      width: '90px',
      align: 'end',
      cell: (batch) => <Figure value={batch.labels} />,
      text: (batch) => batch.labels,
    },
    {
      id: 'state',
      title: labelling.printed,
      width: '180px',
      room: 'some',
      cell: (batch) =>
        batch.printedAt === null ? (
          <Pill tone="info" icon="tone">
            {labelling.notPrinted}
          </Pill>
        ) : (
          format.when(batch.printedAt)
        ),
      text: (batch) => batch.printedAt ?? '',
    },
  ]
  return (
    <Panel flush>
      <PagedList
        label={labelling.batches}
        name="label-batches"
        columns={columns}
        found={list}
        limit={limit}
        rowId={({ id }) => String(id)}
        onOpen={({ id }) => void navigate({ to: '/labels/batches/$id', params: { id: String(id) } })}
        empty={
          <EmptyState icon={Tags} title={labelling.noBatchesTitle}>
            {labelling.noBatchesText}
          </EmptyState>
        }
      />
    </Panel>
  )
}
