import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { CreateTill, MoveTillCash, OpenTill, type Till } from '../../../../server/src/modules/fees/contract-tills.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { tillsKey } from './use-tills.ts'
import styles from './tills.module.css'

interface FormDialogProps {
  readonly title: string
  readonly submit: string
  readonly isReady: boolean
  readonly isPending: boolean
  readonly error: unknown
  readonly onSubmit: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

function FormDialog({ title, submit, isReady, isPending, error, onSubmit, onClose, children }: FormDialogProps) {
  const { words } = useDesk()
  const form = useId()
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isDisabled={!isReady} isPending={isPending}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) onSubmit()
        }}
      >
        {children}
        {error !== null && <Banner tone="stop" live title={sentenceFor(error, words.problems)} />}
      </form>
    </Dialog>
  )
}

interface TillDialogProps {
  readonly till: Till
  readonly onClose: () => void
}

/** Adds a till to this branch. */
export function NewTillDialog({ onClose }: { readonly onClose: () => void }) {
  const { call, words } = useDesk()
  const { branch } = useSession()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const save = useMutation({
    mutationFn: () => call(CreateTill, { body: { branch: branch.id, name: name.trim() } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: tillsKey })
      onClose()
    },
  })
  const { tills } = words
  return (
    <FormDialog
      title={tills.addTitle}
      submit={tills.add}
      isReady={name.trim() !== ''}
      isPending={save.isPending}
      error={save.error}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <TextField label={tills.name} hint={tills.nameHint} value={name} onChange={setName} isRequired autoFocus />
    </FormDialog>
  )
}

/** Opens a till with what lies in it. */
export function OpenTillDialog({ till, onClose }: TillDialogProps) {
  const { call, words, announce } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const [float, setFloat] = useState<MoneyAmount | undefined>(till.left ?? { amount: 0, currency: library.currency })
  const { tills, money } = words
  const open = useMutation({
    mutationFn: () => call(OpenTill, { params: { id: till.id }, body: { ...(float && { float }) } }),
    onSuccess: async () => {
      announce(tills.saidOpen(till.name))
      await queries.invalidateQueries({ queryKey: tillsKey })
      onClose()
    },
  })
  return (
    <FormDialog
      title={tills.openTitle(till.name)}
      submit={tills.openTill}
      isReady={float !== undefined && float.amount >= 0}
      isPending={open.isPending}
      error={open.error}
      onSubmit={() => open.mutate()}
      onClose={onClose}
    >
      <MoneyField
        label={tills.float}
        hint={tills.floatHint}
        value={float}
        currency={library.currency}
        onChange={setFloat}
        notAnAmount={money.notAnAmount}
        autoFocus
      />
    </FormDialog>
  )
}

/** Puts cash into a till or takes it out, with the reason. */
export function TillCashDialog({ till, onClose }: TillDialogProps) {
  const { call, words } = useDesk()
  const { library } = useSession()
  const queries = useQueryClient()
  const [kind, setKind] = useState<'in' | 'out'>('out')
  const [amount, setAmount] = useState<MoneyAmount>()
  const [reason, setReason] = useState('')
  const { tills, money } = words
  const move = useMutation({
    mutationFn: (sum: MoneyAmount) =>
      call(MoveTillCash, { params: { id: till.id }, body: { kind, amount: sum, reason: reason.trim() } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: tillsKey })
      onClose()
    },
  })
  return (
    <FormDialog
      title={tills.cashTitle(till.name)}
      submit={tills.record}
      isReady={amount !== undefined && amount.amount > 0 && reason.trim() !== ''}
      isPending={move.isPending}
      error={move.error}
      onSubmit={() => amount && move.mutate(amount)}
      onClose={onClose}
    >
      <RadioGroup
        label={tills.way}
        look="segments"
        value={kind}
        onChange={setKind}
        choices={[
          { id: 'in', label: tills.cashIn },
          { id: 'out', label: tills.cashOut },
        ]}
      />
      <MoneyField
        label={money.amount}
        value={amount}
        currency={library.currency}
        onChange={setAmount}
        notAnAmount={money.notAnAmount}
        autoFocus
      />
      <TextField label={tills.reason} hint={tills.reasonHint} value={reason} onChange={setReason} isRequired />
    </FormDialog>
  )
}
