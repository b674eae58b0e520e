import { useState } from 'react'
import { useFormat } from '../desk-context.ts'
import type { MoneyAmount } from '../format.ts'
import { readMoney } from '../money-input.ts'
import { TextField, type TextFieldProps } from './text-field.tsx'

export interface MoneyFieldProps extends Omit<
  TextFieldProps,
  'value' | 'defaultValue' | 'onChange' | 'lines' | 'icon'
> {
  readonly value: MoneyAmount | undefined
  readonly currency: string
  /** Called with the amount that was typed, or undefined while there is none. */
  readonly onChange: (value: MoneyAmount | undefined) => void
  /** What to say about text that is no amount. */
  readonly notAnAmount: string
}

/** A field for money: it takes what people type, keeps minor units, and on leaving shows the amount as it is written here. */
export function MoneyField({ value, currency, onChange, notAnAmount, error, ...rest }: MoneyFieldProps) {
  const format = useFormat()
  const { locale } = format.settings
  const [draft, setDraft] = useState<string>()
  const shown = draft ?? (value === undefined ? '' : format.money(value))
  const unreadable = draft !== undefined && draft.trim() !== '' && readMoney(draft, currency, locale) === undefined
  const told = error ?? (unreadable ? notAnAmount : undefined)
  return (
    <TextField
      {...rest}
      {...(told !== undefined && { error: told })}
      value={shown}
      inputMode="decimal"
      onChange={(text) => {
        setDraft(text)
        onChange(readMoney(text, currency, locale))
      }}
      onFocus={(event) => {
        // What is typed stands in place of the amount that is there, however the field came by the focus.
        if (event.target instanceof HTMLInputElement) event.target.select()
        rest.onFocus?.(event)
      }}
      onBlur={(event) => {
        // What cannot be read stays, so that it can be mended instead of typed again.
        if (!unreadable) setDraft(undefined)
        rest.onBlur?.(event)
      }}
    />
  )
}
