import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Globe, RefreshCw } from 'lucide-react'
import {
  ListOnlinePayments,
  ReconcileOnlinePayments,
  type OnlinePayment,
} from '../../../../server/src/modules/fees/contract-online.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { inUnits } from '../../format.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { Money, When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './fees.module.css'

const states = ['every', 'pending', 'paid', 'failed', 'expired'] as const
const tones = { pending: 'info', paid: 'ok', failed: 'stop', expired: 'neutral' } as const
const limit = 100

/** Payments through a provider, and the question to it about those that it has not told of. */
export function OnlineView() {
  const { call, words, announce } = useDesk()
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const { online } = words
  const state = address.oneOf('state', states)
  const offset = address.number('offset') ?? 0
  const query = { limit, offset, ...(state !== 'every' && { state }) }
  const { data, error, refetch } = useQuery({
    queryKey: ['online-payments', query],
    queryFn: ({ signal }) => call(ListOnlinePayments, { query }, signal),
    placeholderData: (before) => before,
  })
  useLiveRefresh(['payment'], [['online-payments']])
  const ask = useMutation({
    mutationFn: () => call(ReconcileOnlinePayments, {}),
    onSuccess: async ({ asked, paid }) => {
      announce(online.asked(asked, paid))
      await queries.invalidateQueries({ queryKey: ['online-payments'] })
    },
  })
  return (
    <div className={styles.view}>
      <div className={styles.filters}>
        <div className={styles.pick}>
          <Select
            label={online.state}
            hideLabel
            value={state}
            onChange={(id) => address.set({ state: id === 'every' ? undefined : id, offset: undefined })}
            choices={states.map((id) => ({ id, label: online[id] }))}
          />
        </div>
        {may(session, 'fees:pay') && (
          <Button icon={RefreshCw} isPending={ask.isPending} onPress={() => ask.mutate()}>
            {online.ask}
          </Button>
        )}
        {ask.data && <p role="status">{online.asked(ask.data.asked, ask.data.paid)}</p>}
      </div>
      {ask.isError && <Banner tone="stop" live title={sentenceFor(ask.error, words.problems)} />}
      <Panel flush>
        <PagedList
          label={online.tab}
          name="online-payments"
          columns={columnsOf(words)}
          found={{ data, error, refetch }}
          limit={limit}
          rowId={({ id }) => String(id)}
          empty={
            <EmptyState icon={Globe} title={online.empty}>
              {online.emptyText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

function columnsOf({ online }: Words): readonly Column<OnlinePayment>[] {
  return [
    {
      id: 'at',
      title: online.began,
      width: '150px',
      cell: ({ createdAt }) => <When value={createdAt} />,
      text: ({ createdAt }) => createdAt,
      sortBy: ({ createdAt }) => Date.parse(createdAt),
    },
    {
      id: 'state',
      title: online.state,
      width: '140px',
      cell: ({ state }) => (
        <Pill tone={tones[state]} icon="tone">
          {online[state]}
        </Pill>
      ),
      text: ({ state }) => online[state],
      sortBy: ({ state }) => state,
    },
    {
      id: 'patron',
      title: online.patron,
      width: '110px',
      cell: ({ patron }) => <Link href={`/patrons/${patron}?tab=account`}>{online.openPatron}</Link>,
      text: ({ patron }) => patron,
      sortBy: ({ patron }) => patron,
    },
    {
      id: 'why',
      title: online.why,
      room: 'wide',
      cell: ({ failure }) => failure,
      text: ({ failure }) => failure ?? undefined,
      sortBy: ({ failure }) => failure ?? undefined,
    },
    {
      id: 'reference',
      title: online.reference,
      width: '220px',
      room: 'widest',
      cell: ({ reference }) => <span dir="ltr">{reference}</span>,
      text: ({ reference }) => reference,
      sortBy: ({ reference }) => reference,
    },
    {
      id: 'amount',
      title: online.amount,
      width: '110px',
      align: 'end',
      cell: ({ amount }) => <Money value={amount} />,
      text: ({ amount }) => inUnits(amount),
      sortBy: ({ amount }) => amount.amount,
    },
  ]
}
