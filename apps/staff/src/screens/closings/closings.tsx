import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CalendarClock, CloudLightning } from 'lucide-react'
import { ListDateChanges, type DateChange } from '../../../../server/src/modules/circulation/contract-closings.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { nameOf, useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { daysOf } from './days-of.ts'

const limit = 50

/** Every closing without warning and every change of many due dates. */
export function ClosingsScreen() {
  const { words, call, format } = useDesk()
  const { closings } = words
  const session = useSession()
  const navigate = useNavigate()
  const address = useAddress()
  const branches = useLendingBranches()
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: ['closings', 'list', offset],
    queryFn: ({ signal }) => call(ListDateChanges, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['loan'], [['closings', 'list']])
  const where = (change: DateChange) =>
    change.branches.length === branches.length && branches.length > 1
      ? closings.all
      : change.branches.map((id) => nameOf(branches, id)).join(', ')
  const columns: readonly Column<DateChange>[] = [
    {
      id: 'what',
      title: closings.what,
      cell: (row) => (
        <TwoLines second={row.kind === 'closing' ? closings.kindClosing : closings.kindChange}>{row.reason}</TwoLines>
      ),
      text: (row) => row.reason,
      sortBy: (row) => row.reason,
    },
    {
      id: 'days',
      title: closings.when,
      cell: (row) => daysOf(row, format) ?? format.when(row.at),
      text: (row) => row.from ?? row.at,
      sortBy: (row) => row.from ?? row.at,
      width: '190px',
    },
    { id: 'branches', title: closings.branches, cell: where, text: where, room: 'wide' },
    {
      id: 'loans',
      title: closings.loans,
      cell: (row) => format.count(row.loans),
      text: (row) => row.loans,
      sortBy: (row) => row.loans,
      align: 'end',
      width: '80px',
    },
    {
      id: 'holds',
      title: closings.holds,
      cell: (row) => format.count(row.holds),
      text: (row) => row.holds,
      sortBy: (row) => row.holds,
      align: 'end',
      width: '80px',
      room: 'some',
    },
    {
      id: 'by',
      title: closings.by,
      cell: (row) => <TwoLines second={format.when(row.at)}>{row.by}</TwoLines>,
      text: (row) => row.by,
      width: '160px',
      room: 'widest',
    },
    {
      id: 'state',
      title: closings.state,
      cell: (row) => (
        <Pill tone={row.undone ? 'neutral' : 'ok'}>{row.undone ? closings.undone : closings.inForce}</Pill>
      ),
      text: (row) => (row.undone ? 'undone' : 'in force'),
      width: '110px',
    },
  ]
  return (
    <>
      <PageHeader
        title={closings.title}
        crumbs={[{ label: words.settings.hours, href: '/settings/hours' }]}
        guide="closings"
        actions={
          <>
            {may(session, 'circulation:due-changes') && (
              <ButtonLink icon={CalendarClock} href="/due-changes/new">
                {closings.newChange}
              </ButtonLink>
            )}
            {may(session, 'circulation:closings') && (
              <ButtonLink icon={CloudLightning} tone="primary" href="/closings/new">
                {closings.newClosing}
              </ButtonLink>
            )}
          </>
        }
      >
        {closings.intro}
      </PageHeader>
      <Panel flush>
        <PagedList
          label={closings.list}
          name="closings"
          columns={columns}
          found={list}
          limit={limit}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => void navigate({ to: '/closings/$id', params: { id: String(id) } })}
          empty={
            <EmptyState icon={CloudLightning} title={closings.emptyTitle}>
              {closings.emptyText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
