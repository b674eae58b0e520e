import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Banknote, Plus } from 'lucide-react'
import { useId, useState } from 'react'
import {
  AddCharge,
  ApplyCredit,
  Refund,
  chargeKinds,
  VoidPayment,
  Waive,
  type Account,
  type Charge,
  type Movement,
} from '../../../../server/src/modules/fees/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Link } from '../../ui/link.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { accountQuery, patronKey } from '../patrons/patron-queries.ts'
import { chargeKey, chargeWord, methodWord, type Method } from './payment.ts'
import styles from './fees.module.css'

type Asked =
  | { readonly about: 'waive'; readonly charge: Charge }
  | { readonly about: 'void'; readonly movement: Movement }
  | { readonly about: 'charge' }
  | { readonly about: 'refund'; readonly credit: MoneyAmount }

/** What a patron owes and for what, and everything that was paid, waived or taken back. */
export function AccountTab({ patron }: { readonly patron: number }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(accountQuery(call, patron))
  const [asked, setAsked] = useState<Asked>()
  const { money } = words
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={4} />
  const keep = async (work: Promise<Account>) => {
    queries.setQueryData(accountQuery(call, patron).queryKey, await work)
    await queries.invalidateQueries({ queryKey: patronKey(patron) })
  }
  const owed = data.charges.filter(({ outstanding }) => outstanding.amount > 0)
  return (
    <div className={styles.stack}>
      <Panel
        title={money.charges}
        aside={<span className={styles.balance}>{format.money(data.balance)}</span>}
        actions={
          <>
            {data.credit.amount > 0 && owed.length > 0 && may(session, 'fees:pay') && (
              <Button size="small" onPress={() => void keep(call(ApplyCredit, { params: { id: patron }, body: {} }))}>
                {money.useCredit}
              </Button>
            )}
            {data.credit.amount > 0 && may(session, 'fees:void') && (
              <Button size="small" onPress={() => setAsked({ about: 'refund', credit: data.credit })}>
                {money.payOut}
              </Button>
            )}
            {may(session, 'fees:charge') && (
              <Button size="small" icon={Plus} onPress={() => setAsked({ about: 'charge' })}>
                {money.addCharge}
              </Button>
            )}
            {may(session, 'fees:pay') && (
              <Button
                size="small"
                tone="primary"
                icon={Banknote}
                isDisabled={owed.length === 0}
                onPress={() => address.set({ pay: 1 }, 'replace')}
              >
                {words.desk.pay}
              </Button>
            )}
          </>
        }
      >
        {owed.length === 0 ? (
          <EmptyState icon={Banknote} title={money.noCharges}>
            {data.credit.amount > 0 ? money.creditLeft(format.money(data.credit)) : money.noChargesText}
          </EmptyState>
        ) : (
          <ul className={styles.lines}>
            {owed.map((charge) => (
              <li key={chargeKey(charge)} className={styles.line}>
                <div>
                  <bdi>{charge.title ?? (charge.description || chargeWord(charge.kind, money))}</bdi>
                  <p className={styles.second}>
                    {chargeWord(charge.kind, money)}, {format.day(charge.at)}
                    {charge.accruing && `, ${money.growing}`}
                  </p>
                </div>
                <strong className="figure">{format.money(charge.outstanding)}</strong>
                {may(session, 'fees:waive') && charge.id !== null && (
                  <Button size="small" onPress={() => setAsked({ about: 'waive', charge })}>
                    {money.waive}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {data.movements.length > 0 && (
        <Panel title={money.movements}>
          <ul className={styles.lines}>
            {data.movements.map((movement) => (
              <Moved
                key={movement.id}
                movement={movement}
                reversed={data.movements.some(({ reverses }) => reverses === movement.id)}
                onVoid={() => setAsked({ about: 'void', movement })}
              />
            ))}
          </ul>
        </Panel>
      )}
      {asked && <AskDialog patron={patron} asked={asked} keep={keep} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

interface MovedProps {
  readonly movement: Movement
  readonly reversed: boolean
  readonly onVoid: () => void
}

function Moved({ movement, reversed, onVoid }: MovedProps) {
  const { words, format } = useDesk()
  const session = useSession()
  const { money } = words
  return (
    <li className={styles.line}>
      <div>
        {money[movement.kind]}
        {movement.method !== null && `, ${methodWord(movement.method, money)}`}
        <p className={styles.second}>
          {format.when(movement.at)}, {movement.by}
          {movement.reason !== '' && `: ${movement.reason}`}
        </p>
      </div>
      <span className="figure">{format.money(movement.amount)}</span>
      {movement.receipt !== null && <Link href={`/receipts/${movement.receipt}`}>{money.receipt}</Link>}
      {movement.kind === 'payment' && !reversed && may(session, 'fees:void') && (
        <Button size="small" onPress={onVoid}>
          {money.voidPayment}
        </Button>
      )}
    </li>
  )
}

interface AskDialogProps {
  readonly patron: number
  readonly asked: Asked
  readonly keep: (work: Promise<Account>) => Promise<void>
  readonly onClose: () => void
}

function AskDialog({ patron, asked, keep, onClose }: AskDialogProps) {
  const { call, words } = useDesk()
  const { library } = useSession()
  const { money } = words
  const [text, setText] = useState('')
  const [method, setMethod] = useState<Method>('cash')
  const [kind, setKind] = useState<Charge['kind']>('other')
  const [amount, setAmount] = useState<MoneyAmount | undefined>(
    asked.about === 'waive' ? asked.charge.outstanding : asked.about === 'refund' ? asked.credit : undefined,
  )
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const reason = text.trim()
  const work = (): Promise<Account> | undefined => {
    if (asked.about === 'void') {
      return reason === '' ? undefined : call(VoidPayment, { params: { id: asked.movement.id }, body: { reason } })
    }
    if (amount === undefined || amount.amount <= 0) return undefined
    if (asked.about === 'charge') {
      const body = { kind, amount, ...(reason !== '' && { description: reason }) }
      return call(AddCharge, { params: { id: patron }, body })
    }
    if (reason === '') return undefined
    if (asked.about === 'refund') return call(Refund, { params: { id: patron }, body: { amount, method, reason } })
    if (asked.charge.id === null) return undefined
    return call(Waive, { params: { id: asked.charge.id }, body: { amount, reason } })
  }
  const submit = async () => {
    const doing = work()
    if (!doing) return
    try {
      await keep(doing)
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  const titles = {
    waive: money.waiveTitle,
    void: money.voidTitle,
    charge: money.addChargeTitle,
    refund: money.payOutTitle,
  }
  const buttons = { waive: money.waive, void: money.voidPayment, charge: money.addCharge, refund: money.payOut }
  return (
    <Dialog
      title={titles[asked.about]}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form}>
            {buttons[asked.about]}
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
        {asked.about === 'void' && <p>{money.voidText}</p>}
        {asked.about === 'charge' && (
          <Select
            label={money.chargeKind}
            value={kind}
            onChange={setKind}
            choices={chargeKinds.map((id) => ({ id, label: chargeWord(id, money) }))}
          />
        )}
        {asked.about === 'refund' && (
          <RadioGroup
            label={money.method}
            look="segments"
            value={method}
            onChange={setMethod}
            choices={(['cash', 'card', 'check', 'other'] as const).map((id) => ({ id, label: money[id] }))}
          />
        )}
        {asked.about !== 'void' && (
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
          label={asked.about === 'charge' ? money.description : money.reason}
          value={text}
          onChange={setText}
          isRequired={asked.about !== 'charge'}
          autoFocus={asked.about === 'void'}
        />
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}
