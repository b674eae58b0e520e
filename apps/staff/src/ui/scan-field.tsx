import { ScanBarcode } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useDesk, useShortcut } from '../desk-context.ts'
import { freeKeys } from '../key-dispatch.ts'
import { hear, readScan, silent } from '../scanner.ts'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'
import styles from './scan-field.module.css'

interface ScanFieldProps {
  /** What is to be scanned: `Scan an item`. */
  readonly label: string
  /** What a scan does here, at the end of the field: `Check out`. */
  readonly action: string
  /** The key that brings the focus here. */
  readonly keys?: string
  /** Called with each barcode or text, at once; the field is already empty for the next. */
  readonly onScan: (text: string) => void
  /** The colour of the last outcome, for a moment. */
  readonly tone?: 'ok' | 'warn' | 'stop' | undefined
  /** While the focus is nowhere else, it is here. */
  readonly keepFocus?: boolean
  readonly isDisabled?: boolean
}

/** The one big field of a desk. What is scanned while the focus is elsewhere on the page comes here too. */
export function ScanField({ label, action, keys, onScan, tone, keepFocus = true, isDisabled = false }: ScanFieldProps) {
  const { words, scans } = useDesk()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const latest = useRef(onScan)
  useEffect(() => {
    latest.current = onScan
  })
  useShortcut(keys, { label: action, run: () => input.current?.focus(), element: () => input.current })

  useEffect(() => {
    if (isDisabled) return
    const focus = () => input.current?.focus({ preventScroll: true })
    if (keepFocus) focus()
    return scans.listen((scan) => {
      latest.current(scan)
      focus()
    }, focus)
  }, [keepFocus, isDisabled, scans])

  const heard = useRef(silent)
  const submit = (event: KeyboardEvent) => {
    const step = hear(heard.current, event.key, event.timeStamp)
    heard.current = step.state
    // Some scanners end in Tab, which would take the focus away; a person's Tab still does.
    if ((event.key !== 'Enter' && step.scan === undefined) || event.nativeEvent.isComposing) return
    event.preventDefault()
    const scan = readScan(text)
    setText('')
    if (scan !== '') onScan(scan)
  }
  return (
    <div className={cx(styles.field, tone && styles[tone])} data-disabled={isDisabled || undefined}>
      <ScanBarcode aria-hidden="true" />
      <label htmlFor={id} className="visually-hidden">
        {label}. {words.ui.scanHint}
      </label>
      <input
        ref={input}
        id={id}
        value={text}
        placeholder={label}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="done"
        disabled={isDisabled}
        {...{ [freeKeys]: '' }}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={submit}
        onBlur={(event) => {
          // A click on nothing does not take the focus away; a click on something does.
          if (keepFocus && event.relatedTarget === null) requestAnimationFrame(() => refocus(input.current))
        }}
        className={styles.input}
      />
      <span className={styles.action} aria-hidden="true">
        {action}
      </span>
      {keys !== undefined && <Kbd keys={keys} />}
    </div>
  )
}

function refocus(field: HTMLInputElement | null): void {
  const nothing = document.activeElement === null || document.activeElement === document.body
  const selecting = document.getSelection()?.isCollapsed === false
  if (nothing && !selecting && field?.closest('[inert]') === null) field.focus({ preventScroll: true })
}
