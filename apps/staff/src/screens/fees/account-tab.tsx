import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Banknote, Ellipsis, Link2, Plus } from 'lucide-react'
import { useState } from 'react'
import { ApplyCredit, type Account, type Charge, type Movement } from '../../../../server/src/modules/fees/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { accountQuery, patronKey } from '../patrons/patron-queries.ts'
import { AccountDialog, type Asked } from './account-dialog.tsx'
import { PaymentLinkDialog } from './payment-link-dialog.tsx'
import { chargeKey, chargeWord, methodWord } from './payment.ts'
import styles from './fees.module.css'

/** What a patron owes and for what, and everything that was paid, waived or taken back. */
export function AccountTab({ patron }: { readonly patron: number }) {
  const { call, words, format } = useDesk()
  const session = useSession()
  const address = useAddress()
  const queries = useQueryClient()
  const { data, error, refetch } = useQuery(accountQuery(call, patron))
  const [asked, setAsked] = useState<Asked>()
  const [linking, setLinking] = useState(false)
  const { money, account } = words
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
            {may(session, 'fees:waive') && (
              <Button size="small" onPress={() => setAsked({ about: 'credit' })}>
                {account.addCredit}
              </Button>
            )}
            {may(session, 'fees:pay') && owed.length > 0 && (
              <Button size="small" icon={Link2} onPress={() => setLinking(true)}>
                {account.link}
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
                    {charge.accruing && `, ${account.ifReturnedNow}, ${money.growing}`}
                  </p>
                </div>
                <strong className="figure">{format.money(charge.outstanding)}</strong>
                {charge.id !== null && <ChargeMenu charge={charge} onAsk={setAsked} />}
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
                onAsk={setAsked}
              />
            ))}
          </ul>
        </Panel>
      )}
      {asked && <AccountDialog patron={patron} asked={asked} keep={keep} onClose={() => setAsked(undefined)} />}
      {linking && <PaymentLinkDialog patron={patron} onClose={() => setLinking(false)} />}
    </div>
  )
}

interface ChargeMenuProps {
  readonly charge: Charge
  readonly onAsk: (asked: Asked) => void
}

/** What can be done with a charge besides paying it. */
function ChargeMenu({ charge, onAsk }: ChargeMenuProps) {
  const { money, account, troubles } = useDesk().words
  const session = useSession()
  const lines = [
    { id: 'waive', label: money.waive, permission: 'fees:waive' },
    { id: 'write-off', label: account.writeOff, permission: 'fees:write-off' },
    { id: 'cancel', label: troubles.cancelCharged, permission: 'fees:waive' },
    { id: 'transfer', label: account.transfer, permission: 'fees:transfer' },
  ] as const
  const allowed = lines.filter(({ permission }) => may(session, permission))
  if (allowed.length === 0) return null
  return (
    <Menu
      label={account.more}
      trigger={<IconButton icon={Ellipsis} label={account.more} />}
      groups={[
        {
          id: 'charge',
          lines: allowed.map(({ id, label }) => ({ id, label, run: () => onAsk({ about: id, charge }) })),
        },
      ]}
    />
  )
}

interface MovedProps {
  readonly movement: Movement
  readonly reversed: boolean
  readonly onAsk: (asked: Asked) => void
}

const voidable: ReadonlySet<Movement['kind']> = new Set(['payment', 'waiver', 'write-off', 'transfer'])

function Moved({ movement, reversed, onAsk }: MovedProps) {
  const { words, format } = useDesk()
  const session = useSession()
  const { money, account } = words
  const lines = [
    ...(movement.kind === 'payment' && may(session, 'fees:refund')
      ? [{ id: 'refund', label: account.refundPayment, run: () => onAsk({ about: 'refund-payment', movement }) }]
      : []),
    ...(voidable.has(movement.kind) && may(session, 'fees:void')
      ? [{ id: 'void', label: money.voidPayment, run: () => onAsk({ about: 'void', movement }) }]
      : []),
  ]
  return (
    <li className={styles.line}>
      <div>
        {money[movement.kind]}
        {movement.method !== null && `, ${methodWord(movement.method, money)}`}
        {movement.account !== null && ` ${account.toAccountNamed(movement.account)}`}
        <p className={styles.second}>
          {format.when(movement.at)}, {movement.by}
          {movement.reason !== '' && `: ${movement.reason}`}
        </p>
      </div>
      <span className="figure">{format.money(movement.amount)}</span>
      {movement.receipt !== null && <Link href={`/receipts/${movement.receipt}`}>{money.receipt}</Link>}
      {!reversed && lines.length > 0 && (
        <Menu
          label={account.more}
          trigger={<IconButton icon={Ellipsis} label={account.more} />}
          groups={[{ id: 'movement', lines }]}
        />
      )}
    </li>
  )
}
