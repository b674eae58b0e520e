import { useDesk } from '../../desk-context.ts'
import { minorDigits, type MoneyAmount } from '../../format.ts'
import { Button } from '../../ui/button.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { changeOf, likelyTender } from './payment.ts'
import styles from './fees.module.css'

interface TenderProps {
  readonly amount: MoneyAmount
  readonly tendered: MoneyAmount | undefined
  readonly onChange: (tendered: MoneyAmount | undefined) => void
  readonly autoFocus?: boolean
}

/** What was handed over in cash, and the change. */
export function Tender({ amount, tendered, onChange, autoFocus }: TenderProps) {
  const { words, format } = useDesk()
  const { money } = words
  const { currency } = amount
  const change = changeOf(amount, tendered)
  const short = change !== undefined && change.amount < 0
  return (
    <>
      <MoneyField
        label={money.tendered}
        value={tendered}
        currency={currency}
        onChange={onChange}
        notAnAmount={money.notAnAmount}
        placeholder={format.money(amount)}
        {...(autoFocus && { autoFocus })}
      />
      {amount.amount > 0 && (
        <div className={styles.notes}>
          {likelyTender(amount.amount, 10 ** minorDigits(currency)).map((value) => (
            <Button key={value} size="small" onPress={() => onChange({ amount: value, currency })}>
              {format.money({ amount: value, currency })}
            </Button>
          ))}
        </div>
      )}
      {change && (
        <p className={short ? styles.short : styles.change} role="status">
          {short
            ? money.tooLittle(format.money({ amount: -change.amount, currency }))
            : money.changeIs(format.money(change))}
        </p>
      )}
    </>
  )
}
