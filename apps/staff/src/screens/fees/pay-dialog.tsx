import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Banknote } from 'lucide-react'
import { useState } from 'react'
import { Pay, type Account, type Receipt } from '../../../../server/src/modules/fees/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Money } from '../../ui/formatted.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { accountQuery, patronKey } from '../patrons/patron-queries.ts'
import { changeOf, chargeKey, chargeWord, chosenOf, owedOf, type Method } from './payment.ts'
import { ReceiptActions } from './receipt-actions.tsx'
import { Tender } from './tender.tsx'
import { TillSelect } from './till-select.tsx'
import { useRequestKey } from './use-request-key.ts'
import { useTillChoice } from './use-tills.ts'
import styles from './fees.module.css'

interface PayDialogProps {
  readonly patron: number
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** Takes a payment: what for, how, how much is handed over, and the change. Enter takes it. */
export function PayDialog({ patron, isOpen, onClose }: PayDialogProps) {
  const { call, words, format, scans } = useDesk()
  const [receipt, setReceipt] = useState<Receipt>()
  const account = useQuery({ ...accountQuery(call, patron), enabled: isOpen, staleTime: 0 })
  const close = () => {
    setReceipt(undefined)
    onClose()
    requestAnimationFrame(() => scans.focus())
  }
  return (
    <Dialog
      title={receipt ? words.money.paidTitle(format.money(receipt.amount)) : words.money.pay}
      isOpen={isOpen}
      onClose={close}
    >
      {receipt ? (
        <Paid receipt={receipt} onClose={close} />
      ) : account.isError ? (
        <FailedState error={account.error} onRetry={() => void account.refetch()} />
      ) : account.data && !account.isPlaceholderData ? (
        <PayForm key={account.data.balance.amount} account={account.data} onPaid={setReceipt} />
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Dialog>
  )
}

interface PayFormProps {
  readonly account: Account
  readonly onPaid: (receipt: Receipt) => void
}

function PayForm({ account, onPaid }: PayFormProps) {
  const { call, words, format, sounds, announce } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const { money } = words
  const { currency } = library
  const charges = account.charges.filter(({ outstanding }) => outstanding.amount > 0)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(charges.map(chargeKey)))
  const [method, setMethod] = useState<Method>('cash')
  const [typed, setTyped] = useState<MoneyAmount>()
  const [tendered, setTendered] = useState<MoneyAmount>()
  const [working, setWorking] = useState(false)
  const tills = useTillChoice()
  const keyOf = useRequestKey()
  const [problem, setProblem] = useState<string>()
  const owed = owedOf(charges, ticked, currency)
  const amount = typed ?? owed
  const change = method === 'cash' ? changeOf(amount, tendered) : undefined
  const short = change !== undefined && change.amount < 0
  const ready = amount.amount > 0 && !short && !working

  const take = async () => {
    if (!ready) return
    setWorking(true)
    setProblem(undefined)
    try {
      const body = {
        amount,
        method,
        ...chosenOf(charges, ticked),
        ...(method === 'cash' && tendered && { tendered }),
        ...(tills.chosen !== undefined && { till: tills.chosen }),
      }
      // What is still owed belongs to it: the same sum may well be paid twice, one part after the other.
      const key = keyOf([account.balance.amount, body])
      const { receipt, account: after } = await call(Pay, { key, params: { id: account.patron }, body })
      queries.setQueryData(accountQuery(call, account.patron).queryKey, after)
      void queries.invalidateQueries({ queryKey: patronKey(account.patron) })
      void queries.invalidateQueries({ queryKey: ['desk'] })
      void queries.invalidateQueries({ queryKey: ['payments'] })
      sounds.play('ok')
      announce(
        receipt.change
          ? money.saidPaid(format.money(receipt.amount), format.money(receipt.change))
          : money.saidPaidExact(format.money(receipt.amount)),
      )
      onPaid(receipt)
    } catch (error) {
      sounds.play('stop')
      setProblem(sentenceFor(error, words.problems))
      setWorking(false)
    }
  }
  const toggle = (key: string) => {
    const next = new Set(ticked)
    if (!next.delete(key)) next.add(key)
    setTicked(next)
    setTyped(undefined)
  }
  return (
    <form
      className={styles.pay}
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <ul className={styles.charges} aria-label={money.charges}>
        {charges.map((charge) => (
          <li key={chargeKey(charge)}>
            <Checkbox
              isSelected={ticked.has(chargeKey(charge))}
              onChange={() => toggle(chargeKey(charge))}
              count={format.money(charge.outstanding)}
            >
              <bdi>{charge.title ?? (charge.description || chargeWord(charge.kind, money))}</bdi>
              <span className={styles.kind}>
                {chargeWord(charge.kind, money)}
                {charge.accruing && `, ${money.growing}`}
              </span>
            </Checkbox>
          </li>
        ))}
        {charges.length === 0 && <li>{money.noCharges}</li>}
      </ul>
      <RadioGroup
        label={money.method}
        look="segments"
        value={method}
        onChange={setMethod}
        choices={(['cash', 'card', 'check', 'other'] as const).map((id) => ({ id, label: money[id] }))}
      />
      <TillSelect tills={tills} />
      <MoneyField
        key={`amount ${owed.amount}`}
        label={money.toPay}
        value={amount}
        currency={currency}
        onChange={setTyped}
        notAnAmount={money.notAnAmount}
        {...(method !== 'cash' && { autoFocus: true })}
      />
      {method === 'cash' && <Tender amount={amount} tendered={tendered} onChange={setTendered} autoFocus />}
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
      <Button type="submit" tone="primary" size="large" icon={Banknote} isDisabled={!ready} isPending={working}>
        {money.take(format.money(amount))}
      </Button>
    </form>
  )
}

function Paid({ receipt, onClose }: { readonly receipt: Receipt; readonly onClose: () => void }) {
  const { words, format } = useDesk()
  return (
    <div className={styles.pay}>
      {receipt.change && receipt.change.amount > 0 && (
        <p className={styles.change}>
          {words.money.change} <Money value={receipt.change} />
        </p>
      )}
      <p>{words.money.paidText(receipt.number, format.money(receipt.remaining))}</p>
      <ReceiptActions receipt={receipt} fresh />
      <div className={styles.actions}>
        <Button tone="primary" autoFocus onPress={onClose}>
          {words.money.done}
        </Button>
      </div>
    </div>
  )
}
