import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { ListSales, RefundSaleLine, type Sale } from '../../../../server/src/modules/fees/contract-sales.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TillSelect } from './till-select.tsx'
import { useTillChoice } from './use-tills.ts'
import styles from './fees.module.css'

type Line = Sale['lines'][number]

/** What was sold with a receipt; each line can be taken back. Nothing for a receipt of something else. */
export function SaleLines({ receipt }: { readonly receipt: number }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const { sales } = words
  const [asked, setAsked] = useState<Line>()
  const { data } = useQuery({
    queryKey: ['sales', receipt],
    queryFn: ({ signal }) => call(ListSales, { query: { receipt } }, signal),
  })
  const [sale] = data?.rows ?? []
  if (!sale) return null
  return (
    <Panel title={sales.saleOf}>
      <ul className={styles.lines}>
        {sale.lines.map((line) => (
          <li key={line.id} className={styles.line}>
            <div>
              <bdi>{line.description}</bdi>
              {line.refunded.amount > 0 && (
                <p className={styles.second}>
                  {words.account.givenBack}: {format.money(line.refunded)}
                </p>
              )}
            </div>
            <span className="figure">{format.money(line.amount)}</span>
            {line.charge !== null && line.refunded.amount < line.amount.amount && may(session, 'fees:refund') && (
              <Button size="small" icon={Undo2} onPress={() => setAsked(line)}>
                {sales.refundLine}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && <RefundDialog sale={sale} line={asked} onClose={() => setAsked(undefined)} />}
    </Panel>
  )
}

interface RefundDialogProps {
  readonly sale: Sale
  readonly line: Line
  readonly onClose: () => void
}

function RefundDialog({ sale, line, onClose }: RefundDialogProps) {
  const { call, words } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const tills = useTillChoice()
  const { sales, money } = words
  const form = useId()
  const left = { amount: line.amount.amount - line.refunded.amount, currency: library.currency }
  const [amount, setAmount] = useState<MoneyAmount | undefined>(left)
  const [reason, setReason] = useState('')
  const refund = useMutation({
    mutationFn: (sum: MoneyAmount) =>
      call(RefundSaleLine, {
        params: { id: sale.id },
        body: {
          line: line.id,
          amount: sum,
          reason: reason.trim(),
          ...(tills.chosen !== undefined && { till: tills.chosen }),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['sales'] })
      onClose()
    },
  })
  const ready = amount !== undefined && amount.amount > 0 && reason.trim() !== ''
  return (
    <Dialog
      title={sales.refundTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isDisabled={!ready} isPending={refund.isPending}>
            {sales.refundLine}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.pay}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) refund.mutate(amount)
        }}
      >
        <p>
          <bdi>{line.description}</bdi>
        </p>
        <MoneyField
          label={money.amount}
          value={amount}
          currency={library.currency}
          onChange={setAmount}
          notAnAmount={money.notAnAmount}
          autoFocus
        />
        <TillSelect tills={tills} />
        <TextField label={money.reason} value={reason} onChange={setReason} isRequired />
        {refund.isError && <Banner tone="stop" live title={sentenceFor(refund.error, words.problems)} />}
      </form>
    </Dialog>
  )
}
