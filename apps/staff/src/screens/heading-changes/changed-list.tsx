import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Replace } from 'lucide-react'
import { ListHeadingChanges, type HeadingChange } from '../../../../server/src/modules/heading-changes/contract.ts'
import { batchRunStates, type BatchRunState } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { Figure } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { editTones } from '../batch-editing/edit-state.ts'
import { useGoTo } from '../circulation/use-go-to.ts'

const limit = 50

/** Headings that were changed everywhere, newest first. */
export function ChangedList() {
  const { words, call, format } = useDesk()
  const { headings } = words
  const offset = useAddress().number('offset') ?? 0
  const goTo = useGoTo()
  const found = useQuery({
    queryKey: ['heading-changes', offset],
    queryFn: ({ signal }) => call(ListHeadingChanges, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['job', 'batch-edit'], [['heading-changes']])
  const columns: readonly Column<HeadingChange>[] = [
    {
      id: 'heading',
      title: headings.heading,
      cell: (row) => (
        <TwoLines second={`${words.changedKindNames[row.kind]} · ${headings.byAt(row.by, format.when(row.at))}`}>
          <Link href={`/batch-editing/edits/${row.run}`} look="quiet">
            <bdi>{headings.becomes(row.from, row.to)}</bdi>
          </Link>
        </TwoLines>
      ),
      text: (row) => headings.becomes(row.from, row.to),
    },
    {
      id: 'records',
      title: headings.records,
      width: '90px',
      align: 'end',
      cell: (row) => <Figure value={row.written ?? row.changed ?? 0} />,
      text: (row) => row.written ?? row.changed ?? 0,
    },
    {
      id: 'state',
      title: headings.state,
      width: '150px',
      cell: (row) => <RunPill state={row.state} undoneBy={row.undoneBy} />,
      text: (row) => row.state,
    },
  ]
  return (
    <Panel title={headings.done} flush>
      <PagedList
        label={headings.done}
        name="heading-changes"
        columns={columns}
        found={found}
        limit={limit}
        rowId={({ run }) => String(run)}
        onOpen={({ run }) => goTo(`/batch-editing/edits/${run}`)}
        empty={<EmptyState icon={Replace} title={headings.noneDone} />}
      />
    </Panel>
  )
}

/** How the batch edit of a change stands. */
export function RunPill({ state, undoneBy }: { readonly state: string; readonly undoneBy: number | null }) {
  const { words } = useDesk()
  const known: BatchRunState = batchRunStates.find((each) => each === state) ?? 'waiting'
  return (
    <Pill tone={undoneBy === null ? editTones[known] : 'neutral'} icon="tone">
      {undoneBy === null ? words.batchStates[known] : words.headings.undone}
    </Pill>
  )
}
