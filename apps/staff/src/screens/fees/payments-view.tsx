import { useQuery } from '@tanstack/react-query'
import { Banknote } from 'lucide-react'
import { GetTill, ListPayments, type MovementKind } from '../../../../server/src/modules/fees/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { inUnits } from '../../format.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { useSession } from '../../session.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Money, When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { today } from '../circulation/moment-of-day.ts'
import { useGoTo } from '../circulation/use-go-to.ts'
import { useBranches } from '../patrons/patron-queries.ts'
import { methodWord } from './payment.ts'
import { byMethod } from './till.ts'
import styles from './fees.module.css'

type Paid = NonNullable<typeof ListPayments.types>['response']['rows'][number]

const limit = 200

const kindsOf = {
  every: undefined,
  reliefs: ['waiver', 'write-off'],
  credits: ['credit', 'transfer'],
} as const satisfies Readonly<Record<string, readonly MovementKind[] | undefined>>
const methods = ['any', 'cash', 'card', 'check', 'online', 'other'] as const

/** What was paid and given back at a branch, and what it comes to; waivers and credit where they are asked for. */
export function PaymentsView() {
  const { call, words, format } = useDesk()
  const { branch: here } = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const { rows: branches } = useBranches()
  const { money } = words
  const from = address.text('from') ?? today(here.timeZone)
  const to = address.text('to') ?? from
  const branch = address.text('branch') ?? String(here.id)
  const offset = address.number('offset') ?? 0
  const what = address.oneOf('what', ['every', 'reliefs', 'credits'])
  const method = address.oneOf('method', methods)
  const q = address.text('q') ?? ''
  const query = { from, to, ...(branch !== 'all' && { branch: Number(branch) }) }
  const kind = kindsOf[what]
  const filter = {
    ...query,
    ...(kind && { kind: [...kind] }),
    ...(method !== 'any' && { method: [method] }),
    ...(q !== '' && { q }),
  }
  const payments = useQuery({
    queryKey: ['payments', filter, offset],
    queryFn: ({ signal }) => call(ListPayments, { query: { ...filter, limit, offset } }, signal),
    placeholderData: (before) => before,
  })
  const till = useQuery({
    queryKey: ['payments', 'till', query],
    queryFn: ({ signal }) => call(GetTill, { query }, signal),
  })
  useLiveRefresh(['payment'], [['payments']])
  return (
    <div className={styles.view}>
      <div className={styles.filters}>
        <DatePicker
          label={money.from}
          beside
          value={from}
          onChange={(day) =>
            address.set({ from: day, to: day !== undefined && day > to ? day : to, offset: undefined })
          }
        />
        <DatePicker
          label={money.to}
          beside
          value={to}
          from={from}
          onChange={(day) => address.set({ from, to: day, offset: undefined })}
        />
        <div className={styles.pick}>
          <Select
            label={money.branch}
            hideLabel
            value={branch}
            onChange={(id) => address.set({ branch: id, offset: undefined })}
            choices={[
              { id: 'all', label: money.allBranches },
              ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
          />
        </div>
        <div className={styles.pick}>
          <Select
            label={money.kind}
            hideLabel
            value={what}
            onChange={(id) => address.set({ what: id === 'every' ? undefined : id, offset: undefined })}
            choices={(['every', 'reliefs', 'credits'] as const).map((id) => ({ id, label: money[id] }))}
          />
        </div>
        <div className={styles.pick}>
          <Select
            label={money.method}
            hideLabel
            value={method}
            onChange={(id) => address.set({ method: id === 'any' ? undefined : id, offset: undefined })}
            choices={methods.map((id) => ({ id, label: id === 'any' ? money.anyMethod : methodWord(id, money) }))}
          />
        </div>
        <div className={styles.search}>
          <SearchField
            label={money.search}
            placeholder={money.search}
            value={q}
            onChange={(text) => address.set({ q: text === '' ? undefined : text, offset: undefined }, 'replace')}
          />
        </div>
      </div>
      <div className={styles.money}>
        <Panel flush>
          <PagedList
            label={money.payments}
            name="payments"
            columns={columnsOf(words)}
            found={payments}
            limit={limit}
            rowId={({ id }) => String(id)}
            onOpen={({ receipt, patron }) => {
              if (receipt !== null) goTo(`/receipts/${receipt}`)
              else if (patron !== null) goTo(`/patrons/${patron}?tab=account`)
            }}
            empty={
              <EmptyState icon={Banknote} title={money.emptyTitle}>
                {money.emptyText}
              </EmptyState>
            }
          />
        </Panel>
        <Panel title={money.till} icon={Banknote}>
          {till.isError && <FailedState error={till.error} onRetry={() => void till.refetch()} />}
          {till.isPending && <SkeletonRows rows={2} />}
          {till.data && (
            <div className={styles.lines}>
              <p className={styles.balance}>{format.money(till.data.total)}</p>
              {till.data.rows.length === 0 ? (
                <p className={styles.second}>{money.tillEmpty}</p>
              ) : (
                <KeyValues
                  facts={byMethod(till.data.rows).map(({ method, amount }) => ({
                    label: method === null ? money.otherCharge : methodWord(method, money),
                    value: <Money value={amount} />,
                  }))}
                />
              )}
            </div>
          )}
        </Panel>
      </div>
    </div>
  )
}

function columnsOf({ money, account }: Words): readonly Column<Paid>[] {
  return [
    {
      id: 'patron',
      title: money.patron,
      cell: (paid) => (
        <TwoLines second={paid.lines.map(({ description }) => description).join('; ')}>
          {paid.patron === null ? (
            account.anyone
          ) : (
            <Link href={`/patrons/${paid.patron}?tab=account`} look="quiet">
              {paid.patronName}
            </Link>
          )}
        </TwoLines>
      ),
      text: ({ patronName }) => patronName,
      sortBy: ({ patronName }) => patronName,
    },
    {
      id: 'kind',
      title: money.kind,
      width: '110px',
      room: 'wide',
      cell: ({ kind }) => money[kind],
      text: ({ kind }) => money[kind],
      sortBy: ({ kind }) => money[kind],
    },
    {
      id: 'method',
      title: money.method,
      width: '90px',
      cell: ({ method }) => method !== null && methodWord(method, money),
      text: ({ method }) => (method === null ? undefined : methodWord(method, money)),
      sortBy: ({ method }) => method ?? undefined,
    },
    {
      id: 'amount',
      title: money.amount,
      width: '100px',
      align: 'end',
      cell: ({ amount }) => <Money value={amount} />,
      text: ({ amount }) => inUnits(amount),
      sortBy: ({ amount }) => amount.amount,
    },
    {
      id: 'at',
      title: money.when,
      width: '150px',
      align: 'end',
      room: 'wide',
      cell: ({ at }) => <When value={at} />,
      text: ({ at }) => at,
      sortBy: ({ at }) => Date.parse(at),
    },
    {
      id: 'by',
      title: money.by,
      width: '140px',
      room: 'widest',
      cell: ({ by }) => by,
      text: ({ by }) => by,
      sortBy: ({ by }) => by,
    },
  ]
}
