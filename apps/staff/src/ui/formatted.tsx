import { useFormat } from '../desk-context.ts'
import type { MoneyAmount } from '../format.ts'

/** An amount of money as it is written here. */
export function Money({ value }: { readonly value: MoneyAmount }) {
  return <span className="figure">{useFormat().money(value)}</span>
}

/** A number as it is written here. */
export function Figure({ value }: { readonly value: number }) {
  return <span className="figure">{useFormat().count(value)}</span>
}

/** A day or a moment, near ones by name; the full date is its tooltip. */
export function When({ value, as = 'when' }: { readonly value: string; readonly as?: 'when' | 'day' }) {
  const format = useFormat()
  return (
    <time dateTime={value} title={format.full(value)}>
      {format[as](value)}
    </time>
  )
}
