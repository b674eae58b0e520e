import { useId, useState } from 'react'
import {
  SettleOfflineException,
  type OfflineException,
  type Resolution,
} from '../../../../server/src/modules/offline/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './offline.module.css'

interface SettleDialogProps {
  readonly exception: OfflineException
  readonly how: Resolution
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks for what a decision needs, a card, a title, an amount, a reason, and carries it out. */
export function SettleDialog({ exception, how, onClose, onDone }: SettleDialogProps) {
  const { call, words } = useDesk()
  const { library } = useSession()
  const { offline } = words
  const form = useId()
  const [card, setCard] = useState('')
  const [title, setTitle] = useState(exception.title ?? '')
  const [amount, setAmount] = useState<MoneyAmount>()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const [working, setWorking] = useState(false)
  const problem = error instanceof Problem ? error : undefined
  const of = (field: string) => {
    const message = problem?.messageFor(field)
    return message === undefined ? {} : { error: message }
  }
  const submit = async () => {
    setWorking(true)
    setError(undefined)
    try {
      await call(SettleOfflineException, {
        params: { id: exception.id },
        body: {
          how,
          ...(how === 'attach' && { card }),
          ...(how === 'fast-add' && { title }),
          ...(how === 'charge' && amount && { amount: { ...amount } }),
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        },
      })
      onDone()
    } catch (cause) {
      setError(cause)
      setWorking(false)
    }
  }
  return (
    <Dialog
      title={words.offlineChoices[how]}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{offline.cancel}</Button>
          <Button type="submit" form={form} tone="primary" isPending={working}>
            {words.offlineChoices[how]}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {error !== undefined && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
        <p>
          <bdi>{exception.title ?? exception.barcode}</bdi>
          {exception.patronName !== null && (
            <>
              {' · '}
              <bdi>{exception.patronName}</bdi>
            </>
          )}
        </p>
        {how === 'attach' && (
          <TextField label={offline.card} value={card} onChange={setCard} {...focusFirst} {...of('card')} />
        )}
        {how === 'fast-add' && (
          <TextField label={offline.titleOfItem} value={title} onChange={setTitle} {...focusFirst} {...of('title')} />
        )}
        {how === 'charge' && (
          <MoneyField
            label={offline.amount}
            value={amount}
            onChange={setAmount}
            currency={library.currency}
            notAnAmount={words.money.notAnAmount}
            {...focusFirst}
            {...of('amount')}
          />
        )}
        <TextField
          label={offline.reason}
          hint={offline.reasonHint}
          value={reason}
          onChange={setReason}
          {...(how !== 'attach' && how !== 'fast-add' && how !== 'charge' && focusFirst)}
          {...of('reason')}
        />
      </form>
    </Dialog>
  )
}

/** A dialog holds nothing but its form, so the focus may begin in it. */
const focusFirst = { autoFocus: true }
