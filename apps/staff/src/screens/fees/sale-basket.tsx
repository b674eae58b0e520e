import { useQueryClient } from '@tanstack/react-query'
import { Banknote, Plus, ShoppingBasket, Trash2, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { Receipt } from '../../../../server/src/modules/fees/contract.ts'
import { Sell } from '../../../../server/src/modules/fees/contract-sales.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { basketTotal, changed, linesToSell, lineTotal, withOther, type Basket, type BasketLine } from './basket.ts'
import { changeOf, type Method } from './payment.ts'
import { ReceiptActions } from './receipt-actions.tsx'
import { Tender } from './tender.tsx'
import { TillSelect } from './till-select.tsx'
import { useRequestKey } from './use-request-key.ts'
import { useTillChoice } from './use-tills.ts'
import styles from './sell.module.css'

/** To whom something is sold. */
export interface Buyer {
  readonly id: number
  readonly name: string
}

type Way = Exclude<Method, 'online'> | 'account'

interface SaleBasketProps {
  readonly basket: Basket
  readonly onChange: (basket: Basket) => void
  readonly buyer: Buyer | undefined
  readonly onBuyer: (buyer: Buyer | undefined) => void
  readonly onSold: () => void
}

/** What is being sold, to whom, and how it is paid. */
export function SaleBasket({ basket, onChange, buyer, onBuyer, onSold }: SaleBasketProps) {
  const { call, words, format, sounds, announce, scans } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const { sales, money } = words
  const tills = useTillChoice()
  const [method, setMethod] = useState<Way>('cash')
  const [tendered, setTendered] = useState<MoneyAmount>()
  const [working, setWorking] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [other, setOther] = useState(false)
  const [receipt, setReceipt] = useState<Receipt>()
  const keyOf = useRequestKey()
  const [sale, setSale] = useState(0)
  const total = basketTotal(basket, library.currency)
  const missing = basket.find(({ price }) => price === undefined)
  const way = method === 'account' && !buyer ? 'cash' : method
  const change = way === 'cash' ? changeOf(total, tendered) : undefined
  const ready = basket.length > 0 && !missing && !(change && change.amount < 0) && !working
  const sell = async () => {
    if (!ready) return
    setWorking(true)
    setProblem(undefined)
    try {
      const body = {
        lines: linesToSell(basket),
        ...(buyer && { patron: buyer.id }),
        ...(way !== 'account' && { method: way }),
        ...(way === 'cash' && tendered && { tendered }),
        ...(tills.chosen !== undefined && { till: tills.chosen }),
      }
      const sold = await call(Sell, { key: keyOf([sale, body]), body })
      setSale(sale + 1)
      void queries.invalidateQueries({ queryKey: ['payments'] })
      sounds.play('ok')
      announce(
        change && change.amount > 0
          ? `${sales.sold(format.money(total))} ${sales.change(format.money(change))}`
          : sales.sold(format.money(total)),
      )
      setTendered(undefined)
      onSold()
      setReceipt(sold.receipt ?? undefined)
      requestAnimationFrame(() => scans.focus())
    } catch (error) {
      sounds.play('stop')
      setProblem(sentenceFor(error, words.problems))
    } finally {
      setWorking(false)
    }
  }
  return (
    <Panel
      title={sales.basket}
      icon={ShoppingBasket}
      actions={
        <>
          <Button size="small" icon={Plus} keys="F4" onPress={() => setOther(true)}>
            {sales.other}
          </Button>
          {basket.length > 0 && <IconButton icon={Trash2} label={sales.clear} onPress={() => onChange([])} />}
        </>
      }
    >
      <form
        className={styles.basket}
        onSubmit={(event) => {
          event.preventDefault()
          void sell()
        }}
      >
        <p className={styles.buyer}>
          {buyer ? sales.to(buyer.name) : sales.anyone}
          {buyer && <TextButton onPress={() => onBuyer(undefined)}>{sales.forget}</TextButton>}
        </p>
        {basket.length === 0 && receipt && <Sold receipt={receipt} />}
        {basket.length === 0 && !receipt && (
          <EmptyState icon={ShoppingBasket} title={sales.empty}>
            {sales.emptyText}
          </EmptyState>
        )}
        {basket.length > 0 && (
          <>
            <ul className={styles.lines}>
              {basket.map((line) => (
                <Line key={line.key} line={line} onChange={(next) => onChange(changed(basket, line.key, next))} />
              ))}
            </ul>
            <p className={styles.total}>
              <span>{sales.total}</span>
              <span className="figure">{format.money(total)}</span>
            </p>
            <RadioGroup
              label={money.method}
              look="segments"
              value={way}
              onChange={setMethod}
              choices={[
                ...(['cash', 'card', 'check', 'other'] as const).map((id) => ({ id, label: money[id] })),
                ...(buyer ? [{ id: 'account' as const, label: sales.onAccount }] : []),
              ]}
            />
            {way !== 'account' && <TillSelect tills={tills} />}
            {way === 'cash' && <Tender amount={total} tendered={tendered} onChange={setTendered} />}
            {problem !== undefined && <Banner tone="stop" title={problem} live />}
            <Button
              type="submit"
              tone="primary"
              size="large"
              icon={Banknote}
              keys="F8"
              isDisabled={!ready}
              isPending={working}
            >
              {total.amount === 0 ? sales.sellFree : sales.sell(format.money(total))}
            </Button>
          </>
        )}
      </form>
      {other && (
        <OtherDialog
          onClose={() => setOther(false)}
          onAdd={(description, price) => {
            onChange(withOther(basket, description, price))
            setOther(false)
          }}
        />
      )}
    </Panel>
  )
}

interface LineProps {
  readonly line: BasketLine
  readonly onChange: (change: { readonly quantity?: number; readonly price?: MoneyAmount | undefined }) => void
}

function Line({ line, onChange }: LineProps) {
  const { words, format, scans } = useDesk()
  const { library } = useSession()
  const { sales, money } = words
  const unit = line.product?.unit ?? 'piece'
  const whole = unit === 'piece' || unit === 'page'
  // Enter after a number is ready for the next scan, and does not sell.
  const toNextScan = (event: { readonly key: string; preventDefault(): void }) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    scans.focus()
  }
  return (
    <li className={styles.line}>
      <div className={styles.what}>
        <bdi>{line.description}</bdi>
        <span className="figure">{format.money({ amount: lineTotal(line), currency: library.currency })}</span>
        <IconButton icon={X} label={sales.remove(line.description)} onPress={() => onChange({ quantity: 0 })} />
      </div>
      <div className={styles.numbers}>
        <NumberField
          label=""
          aria-label={sales.quantity(line.description)}
          value={line.quantity}
          minValue={whole ? 1 : 0.001}
          step={whole ? 1 : 0.5}
          {...(!whole && { unit: sales[unit], formatOptions: { maximumFractionDigits: 3 } })}
          onChange={(quantity) => {
            if (!Number.isNaN(quantity)) onChange({ quantity })
          }}
          onKeyDown={toNextScan}
        />
        {line.product?.price === null && (
          <MoneyField
            label=""
            aria-label={sales.price(line.description)}
            placeholder={sales.priceOf}
            value={line.price}
            currency={library.currency}
            notAnAmount={money.notAnAmount}
            onChange={(price) => onChange({ price })}
            onKeyDown={toNextScan}
            autoFocus
          />
        )}
      </div>
    </li>
  )
}

function Sold({ receipt }: { readonly receipt: Receipt }) {
  const { words, format } = useDesk()
  return (
    <div className={styles.sold}>
      {receipt.change && receipt.change.amount > 0 && (
        <p className={styles.change} role="status">
          {words.sales.change(format.money(receipt.change))}
        </p>
      )}
      <p>{words.sales.sold(format.money(receipt.amount))}</p>
      <ReceiptActions receipt={receipt} fresh />
    </div>
  )
}

interface OtherDialogProps {
  readonly onClose: () => void
  readonly onAdd: (description: string, price: MoneyAmount) => void
}

function OtherDialog({ onClose, onAdd }: OtherDialogProps) {
  const { sales, money, ui } = useDesk().words
  const { library } = useSession()
  const [description, setDescription] = useState('')
  const [price, setPrice] = useState<MoneyAmount>()
  const form = useId()
  const ready = description.trim() !== '' && price !== undefined && price.amount >= 0
  return (
    <Dialog
      title={sales.otherTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isDisabled={!ready}>
            {sales.add}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.basket}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onAdd(description.trim(), price)
        }}
      >
        <TextField label={sales.description} value={description} onChange={setDescription} isRequired autoFocus />
        <MoneyField
          label={sales.priceOf}
          value={price}
          currency={library.currency}
          onChange={setPrice}
          notAnAmount={money.notAnAmount}
        />
      </form>
    </Dialog>
  )
}
