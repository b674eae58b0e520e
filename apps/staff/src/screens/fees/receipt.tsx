import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { GetReceipt } from '../../../../server/src/modules/fees/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { methodWord } from './payment.ts'
import { ReceiptActions } from './receipt-actions.tsx'
import { SaleLines } from './sale-lines.tsx'
import styles from './fees.module.css'

/** One receipt, to look at and to print again. */
export function ReceiptScreen() {
  const { call, words, format } = useDesk()
  const id = Number(useParams({ strict: false, select: (params) => params.id }))
  const { data, error, refetch } = useQuery({
    queryKey: ['receipt', id],
    queryFn: ({ signal }) => call(GetReceipt, { params: { id } }, signal),
  })
  const { money, slips, account } = words
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={5} />
  return (
    <>
      <PageHeader
        title={data.kind === 'refund' ? account.refundOf(data.number) : money.receiptTitle(data.number)}
        crumbs={[{ label: money.title, href: '/money' }]}
        guide="take-a-payment"
        actions={<ReceiptActions key={data.printed} receipt={data} main />}
      />
      <div className={styles.receipt}>
        <Panel>
          <KeyValues
            look="columns"
            facts={[
              ...(data.patron
                ? [{ label: money.patron, value: <Link href={`/patrons/${data.patron.id}`}>{data.patron.name}</Link> }]
                : []),
              ...(data.patron?.formerly ? [{ label: money.formerly, value: formerlyOf(data.patron.formerly) }] : []),
              { label: money.when, value: format.when(data.at) },
              { label: money.branch, value: data.branch },
              { label: money.taker, value: data.by },
              { label: money.method, value: methodWord(data.method, money) },
              { label: money.amount, value: <strong>{format.money(data.amount)}</strong> },
              ...(data.tendered ? [{ label: money.tendered, value: format.money(data.tendered) }] : []),
              ...(data.change ? [{ label: money.change, value: format.money(data.change) }] : []),
              { label: slips.remaining, value: format.money(data.remaining) },
            ]}
          />
        </Panel>
        <Panel title={money.receiptLines}>
          <KeyValues
            facts={data.lines.map((line, i) => ({
              label: `${i + 1}. ${line.description}`,
              value: format.money(line.amount),
            }))}
          />
        </Panel>
        <SaleLines receipt={data.id} />
      </div>
    </>
  )
}

/** Whom the receipt was written for before two records became one. */
function formerlyOf({ id, name, card }: { readonly id: number; readonly name: string; readonly card: string | null }) {
  return [name, card ?? '', `(${id})`].filter((part) => part !== '').join(' ')
}
