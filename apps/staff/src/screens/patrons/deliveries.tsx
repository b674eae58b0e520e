import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Truck } from 'lucide-react'
import { ListDeliveries, NoteVisit, type DeliveryRow } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { today } from '../circulation/moment-of-day.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** Whom the library visits at home on a day, and how each visit went. */
export function DeliveriesScreen() {
  const { call, words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const { people, patrons } = words
  const day = address.text('day')
  const key = ['deliveries', day]
  const found = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(ListDeliveries, { query: { ...(day !== undefined && { day }) } }, signal),
  })
  const note = async (row: DeliveryRow, state: 'delivered' | 'missed') => {
    await call(NoteVisit, {
      params: { id: row.patron, day: day ?? today(session.branch.timeZone) },
      body: { state },
    })
    await queries.invalidateQueries({ queryKey: key })
  }
  return (
    <>
      <PageHeader
        title={people.deliveriesTitle}
        guide="home-delivery"
        crumbs={[{ label: patrons.title, href: '/patrons' }]}
      />
      <Panel flush fill>
        <DataList
          label={people.deliveriesTitle}
          name="deliveries"
          columns={columnsOf(words, (row) =>
            may(session, 'patrons:write') ? (
              <>
                <Button size="small" onPress={() => void note(row, 'delivered')}>
                  {words.visitStates.delivered}
                </Button>{' '}
                <Button size="small" onPress={() => void note(row, 'missed')}>
                  {words.visitStates.missed}
                </Button>
              </>
            ) : null,
          )}
          rows={found.data?.rows}
          rowId={({ patron }) => String(patron)}
          {...(found.isError && { error: found.error, onRetry: () => void found.refetch() })}
          tools={
            <DatePicker
              label={people.deliveriesOn}
              value={day}
              onChange={(chosen) => address.set({ day: chosen }, 'replace')}
            />
          }
          empty={
            <EmptyState icon={Truck} title={people.noDeliveries}>
              {people.noDeliveriesText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}

function columnsOf(
  { people, patrons, visitStates }: Words,
  actions: (row: DeliveryRow) => React.ReactNode,
): readonly Column<DeliveryRow>[] {
  return [
    {
      id: 'name',
      title: patrons.name,
      cell: (row) => (
        <TwoLines second={row.address.replaceAll('\n', ', ')}>
          <Link href={`/patrons/${row.patron}?tab=details`} look="quiet">
            {row.name}
          </Link>
        </TwoLines>
      ),
      text: ({ name }) => name,
      sortBy: ({ name }) => name,
    },
    {
      id: 'time',
      title: people.timeOfDay,
      width: '110px',
      room: 'wide',
      cell: ({ timeOfDay }) => timeOfDay,
      text: ({ timeOfDay }) => timeOfDay,
    },
    {
      id: 'likes',
      title: people.preferences,
      room: 'wide',
      cell: (row) => (
        <TwoLines second={row.avoid === '' ? undefined : `${people.avoid}: ${row.avoid}`}>{row.preferences}</TwoLines>
      ),
      text: ({ preferences }) => preferences,
    },
    {
      id: 'volunteer',
      title: people.volunteer,
      width: '140px',
      room: 'widest',
      cell: ({ volunteerName }) => volunteerName,
      text: ({ volunteerName }) => volunteerName ?? undefined,
    },
    {
      id: 'state',
      title: patrons.state,
      width: '120px',
      cell: ({ state }) =>
        state !== null && <Pill tone={state === 'delivered' ? 'ok' : 'warn'}>{visitStates[state]}</Pill>,
      text: ({ state }) => (state === null ? undefined : visitStates[state]),
    },
    { id: 'actions', title: patrons.actions, width: '250px', align: 'end', cell: actions },
  ]
}
