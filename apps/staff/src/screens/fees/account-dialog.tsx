import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import {
  AddCharge,
  AddCredit,
  chargeKinds,
  Refund,
  RefundPayment,
  TransferCharge,
  VoidPayment,
  Waive,
  WriteOff,
  type Account,
  type Charge,
  type Movement,
} from '../../../../server/src/modules/fees/contract.ts'
import { CancelCharge } from '../../../../server/src/modules/fees/contract-corrections.ts'
import { GetPatron } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { Call } from '../../api.ts'
import type { MoneyAmount } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { chargeWord, type Method } from './payment.ts'
import { TillSelect } from './till-select.tsx'
import { useTillChoice } from './use-tills.ts'
import styles from './fees.module.css'

/** What is to be done with an account, besides paying. */
export type Asked =
  | { readonly about: 'waive' | 'write-off' | 'transfer' | 'cancel'; readonly charge: Charge }
  | { readonly about: 'void' | 'refund-payment'; readonly movement: Movement }
  | { readonly about: 'charge' | 'credit' }
  | { readonly about: 'refund'; readonly credit: MoneyAmount }

interface AccountDialogProps {
  readonly patron: number
  readonly asked: Asked
  readonly keep: (work: Promise<Account>) => Promise<void>
  readonly onClose: () => void
}

/** What was filled in. */
interface Answer {
  readonly amount: MoneyAmount | undefined
  readonly text: string
  readonly method: Exclude<Method, 'online'>
  readonly kind: Charge['kind']
  /** A patron of the household by number, or `account`. */
  readonly target: string
  readonly account: string
  readonly till: number | undefined
}

/** One question about an account: how much, why, how. Enter does it. */
export function AccountDialog({ patron, asked, keep, onClose }: AccountDialogProps) {
  const { call, words } = useDesk()
  const { library } = useSession()
  const { money, account } = words
  const tills = useTillChoice()
  const [text, setText] = useState('')
  const [method, setMethod] = useState<Answer['method']>(firstMethod(asked))
  const [kind, setKind] = useState<Charge['kind']>('other')
  const [amount, setAmount] = useState<MoneyAmount | undefined>(firstAmount(asked))
  const [target, setTarget] = useState('account')
  const [named, setNamed] = useState('')
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const form = useId()
  const { about } = asked
  const gives = about === 'refund' || about === 'refund-payment'
  const answer: Answer = { amount, text: text.trim(), method, kind, target, account: named.trim(), till: tills.chosen }
  const submit = async () => {
    const doing = work(call, patron, asked, answer)
    if (!doing || working) return
    setWorking(true)
    try {
      await keep(doing)
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
      setWorking(false)
    }
  }
  const { title, button } = headings(words)[about]
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isPending={working}>
            {button}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.pay}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {about === 'void' && <p>{money.voidText}</p>}
        {about === 'refund-payment' && <p>{account.refundText}</p>}
        {about === 'charge' && (
          <Select
            label={money.chargeKind}
            value={kind}
            onChange={setKind}
            choices={chargeKinds.map((id) => ({ id, label: chargeWord(id, money) }))}
          />
        )}
        {about === 'transfer' && <Target patron={patron} value={target} onChange={setTarget} />}
        {about === 'transfer' && target === 'account' && (
          <TextField
            label={account.accountName}
            hint={account.accountHint}
            value={named}
            onChange={setNamed}
            isRequired
          />
        )}
        {gives && (
          <RadioGroup
            label={money.method}
            look="segments"
            value={method}
            onChange={setMethod}
            choices={(['cash', 'card', 'check', 'other'] as const).map((id) => ({ id, label: money[id] }))}
          />
        )}
        {(gives || about === 'void') && <TillSelect tills={tills} />}
        {about === 'cancel' && <p>{words.troubles.cancelText}</p>}
        {about !== 'void' && about !== 'cancel' && (
          <MoneyField
            label={money.amount}
            value={amount}
            currency={library.currency}
            onChange={setAmount}
            notAnAmount={money.notAnAmount}
            autoFocus
          />
        )}
        <TextField
          label={about === 'charge' ? money.description : money.reason}
          value={text}
          onChange={setText}
          isRequired={about !== 'charge'}
          autoFocus={about === 'void' || about === 'cancel'}
        />
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}

function firstAmount(asked: Asked): MoneyAmount | undefined {
  switch (asked.about) {
    case 'waive':
    case 'write-off':
    case 'transfer':
      return asked.charge.outstanding
    case 'refund':
      return asked.credit
    case 'refund-payment':
      return asked.movement.amount
    default:
      return undefined
  }
}

function firstMethod(asked: Asked): Answer['method'] {
  if (asked.about !== 'refund-payment') return 'cash'
  const { method } = asked.movement
  return method === null || method === 'online' ? 'other' : method
}

function headings({ money, account, troubles }: Words) {
  return {
    waive: { title: money.waiveTitle, button: money.waive },
    'write-off': { title: account.writeOffTitle, button: account.writeOff },
    transfer: { title: account.transferTitle, button: account.transfer },
    cancel: { title: troubles.cancelTitle, button: troubles.cancelCharged },
    void: { title: money.voidTitle, button: money.voidPayment },
    'refund-payment': { title: account.refundTitle, button: account.refundPayment },
    charge: { title: money.addChargeTitle, button: money.addCharge },
    credit: { title: account.addCreditTitle, button: account.addCredit },
    refund: { title: money.payOutTitle, button: money.payOut },
  } as const
}

/** What the server is asked to do; nothing while something is still missing. */
function work(call: Call, patron: number, asked: Asked, answer: Answer): Promise<Account> | undefined {
  const { amount, text: reason, method, kind } = answer
  const till = answer.till !== undefined && { till: answer.till }
  if (asked.about === 'void')
    return reason === ''
      ? undefined
      : call(VoidPayment, { params: { id: asked.movement.id }, body: { reason, ...till } })
  if (asked.about === 'cancel')
    return reason === '' || asked.charge.id === null
      ? undefined
      : call(CancelCharge, { params: { id: asked.charge.id }, body: { reason } })
  if (amount === undefined || amount.amount <= 0) return undefined
  if (asked.about === 'charge') {
    const body = { kind, amount, ...(reason !== '' && { description: reason }) }
    return call(AddCharge, { params: { id: patron }, body })
  }
  if (reason === '') return undefined
  switch (asked.about) {
    case 'credit':
      return call(AddCredit, { params: { id: patron }, body: { amount, reason } })
    case 'refund':
      return call(Refund, { params: { id: patron }, body: { amount, method, reason, ...till } })
    case 'refund-payment':
      return call(RefundPayment, {
        params: { id: asked.movement.id },
        body: { amount, method, reason, ...till },
      }).then(({ account }) => {
        if (account === null) throw new Error('The payment of a patron has no account.')
        return account
      })
    case 'waive':
    case 'write-off': {
      const { id } = asked.charge
      if (id === null) return undefined
      return call(asked.about === 'waive' ? Waive : WriteOff, { params: { id }, body: { amount, reason } })
    }
    case 'transfer': {
      const { id } = asked.charge
      const elsewhere = answer.target === 'account'
      if (id === null || (elsewhere && answer.account === '')) return undefined
      const to = elsewhere ? { account: answer.account } : { patron: Number(answer.target) }
      return call(TransferCharge, { params: { id }, body: { ...to, amount, reason } })
    }
  }
}

interface TargetProps {
  readonly patron: number
  readonly value: string
  readonly onChange: (target: string) => void
}

function Target({ patron, value, onChange }: TargetProps) {
  const { call, words } = useDesk()
  const { account } = words
  const { data } = useQuery({
    queryKey: ['patron', patron, 'household'],
    queryFn: ({ signal }) => call(GetPatron, { params: { id: patron } }, signal),
  })
  const household = data?.household ?? []
  return (
    <Select
      label={account.transferTo}
      value={value}
      onChange={onChange}
      {...(data && household.length === 0 && { hint: account.noHousehold })}
      choices={[
        ...household.map(({ id, name }) => ({ id: String(id), label: name, detail: account.household })),
        { id: 'account', label: account.account },
      ]}
    />
  )
}
