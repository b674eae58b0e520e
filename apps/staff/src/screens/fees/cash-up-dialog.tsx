import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { CloseTill, type Till, type TillReport } from '../../../../server/src/modules/fees/contract-tills.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { countedSum, countsToSend, differenceOf, readCount, type Counts } from './cash-count.ts'
import { tillsKey } from './use-tills.ts'
import styles from './tills.module.css'

interface CashUpDialogProps {
  readonly till: Till
  /** Coins and notes in minor units, largest first. */
  readonly denominations: readonly number[]
  readonly onClose: () => void
  readonly onClosed: (report: TillReport) => void
}

/** Counts a till by coin and note and closes it. Enter goes from one to the next. */
export function CashUpDialog({ till, denominations, onClose, onClosed }: CashUpDialogProps) {
  const { call, words, format, sounds, announce } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const form = useId()
  const [texts, setTexts] = useState<ReadonlyMap<number, string>>(new Map())
  const [left, setLeft] = useState<MoneyAmount>()
  const [note, setNote] = useState('')
  const { tills, money } = words
  const { currency } = library
  const counts: Counts = new Map([...texts].map(([value, text]) => [value, readCount(text) ?? 0]))
  const wrong = [...texts.values()].some((text) => readCount(text) === undefined)
  const counted = { amount: countedSum(counts), currency }
  const expected = till.expected ?? { amount: 0, currency }
  const difference = differenceOf(counts, expected)
  const stays = left ?? counted
  const close = useMutation({
    mutationFn: () =>
      call(CloseTill, {
        params: { id: till.id },
        body: { counts: countsToSend(counts), counted, left: stays, note: note.trim() },
      }),
    onSuccess: async (report) => {
      sounds.play('ok')
      announce(tills.saidClosed(till.name, report.number ?? 0))
      await queries.invalidateQueries({ queryKey: tillsKey })
      onClosed(report)
    },
    onError: () => sounds.play('stop'),
  })
  const goOn = (target: HTMLElement) => {
    const fields = [...(target.closest('form')?.querySelectorAll<HTMLElement>('input, button[type=submit]') ?? [])]
    const next = fields[fields.indexOf(target) + 1]
    next?.focus()
    if (next instanceof HTMLInputElement) next.select()
  }
  const ready = !wrong && stays.amount <= counted.amount
  return (
    <Dialog
      title={tills.cashUpTitle(till.name)}
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button
            tone="primary"
            type="submit"
            form={form}
            keys="Mod+Enter"
            isDisabled={!ready}
            isPending={close.isPending}
          >
            {tills.closeTill}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !(event.target instanceof HTMLInputElement))
            return
          event.preventDefault()
          goOn(event.target)
        }}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) close.mutate()
        }}
      >
        <p className={styles.second}>{tills.cashUpText}</p>
        <div className={styles.count}>
          {denominations.map((value, i) => {
            const name = format.money({ amount: value, currency })
            const text = texts.get(value) ?? ''
            return (
              <div key={value} className={styles.coin}>
                <span className={styles.value}>{name}</span>
                <TextField
                  label=""
                  aria-label={tills.countOf(name)}
                  inputMode="numeric"
                  value={text}
                  onChange={(next) => setTexts(new Map(texts).set(value, next))}
                  autoFocus={i === 0}
                  {...(readCount(text) === undefined && { error: money.notAnAmount })}
                />
                <span className={styles.product}>
                  {format.money({ amount: value * (readCount(text) ?? 0), currency })}
                </span>
              </div>
            )
          })}
        </div>
        <dl className={styles.sums}>
          <div>
            <dt>{tills.expected}</dt>
            <dd>{format.money(expected)}</dd>
          </div>
          <div>
            <dt>{tills.counted}</dt>
            <dd>{format.money(counted)}</dd>
          </div>
        </dl>
        <p className={difference.amount === 0 ? styles.right : styles.differs} role="status">
          {difference.amount === 0
            ? tills.differenceOk
            : difference.amount > 0
              ? tills.over(format.money(difference))
              : tills.missing(format.money({ amount: -difference.amount, currency }))}
        </p>
        <div className={styles.pair}>
          <MoneyField
            label={tills.left}
            value={stays}
            currency={currency}
            onChange={setLeft}
            notAnAmount={money.notAnAmount}
            hint={tills.takenOut(format.money({ amount: Math.max(0, counted.amount - stays.amount), currency }))}
          />
          <TextField label={tills.note} hint={tills.noteHint} value={note} onChange={setNote} />
        </div>
        {close.isError && <Banner tone="stop" live title={sentenceFor(close.error, words.problems)} />}
      </form>
    </Dialog>
  )
}
