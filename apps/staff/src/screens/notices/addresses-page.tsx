import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Check, MailX } from 'lucide-react'
import {
  ClearBadAddress,
  ListBadAddresses,
  type BadAddress,
} from '../../../../server/src/modules/notifications/contract-delivery.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'

/** Addresses to which messages do not arrive, with the patrons who should be asked for another. */
export function AddressesPage() {
  const { words, call } = useDesk()
  const { notices } = words
  const session = useSession()
  const queries = useQueryClient()
  const list = useQuery({
    queryKey: ['notices', 'addresses'],
    queryFn: ({ signal }) => call(ListBadAddresses, { query: { limit: 1000 } }, signal),
  })
  useLiveRefresh(['notice', 'mail'], [['notices', 'addresses']])
  const clear = useMutation({
    mutationFn: (id: number) => call(ClearBadAddress, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices', 'addresses'] }),
  })
  const columns: readonly Column<BadAddress>[] = [
    {
      id: 'address',
      title: notices.address,
      cell: ({ address, reason }) => <TwoLines second={reason}>{address}</TwoLines>,
      text: ({ address }) => address,
      sortBy: ({ address }) => address,
    },
    {
      id: 'patrons',
      title: notices.patrons,
      cell: ({ patrons }) =>
        patrons.map(({ id, name }, at) => (
          <span key={id}>
            {at > 0 && ', '}
            <Link href={`/patrons/${id}?tab=details`}>{name}</Link>
          </span>
        )),
      text: ({ patrons }) => patrons.map(({ name }) => name).join(', '),
    },
    {
      id: 'since',
      title: notices.since,
      width: '130px',
      room: 'wide',
      cell: ({ since }) => <When value={since} />,
      text: ({ since }) => since,
      sortBy: ({ since }) => since,
    },
    {
      id: 'reason',
      title: notices.reason,
      optional: true,
      cell: ({ reason }) => reason,
      text: ({ reason }) => reason,
    },
    ...(may(session, 'notifications:send')
      ? [
          {
            id: 'works',
            title: '',
            width: '170px',
            cell: ({ id }: BadAddress) => (
              <Button icon={Check} tone="plain" onPress={() => clear.mutate(id)}>
                {notices.works}
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      {clear.isError && <Banner tone="stop" live title={sentenceFor(clear.error, words.problems)} />}
      <Panel flush>
        <DataList
          label={notices.addresses}
          name="undeliverable"
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={MailX} title={notices.noBadTitle}>
              {notices.noBadText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
