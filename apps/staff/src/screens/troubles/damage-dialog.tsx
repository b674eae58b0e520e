import { useId, useState } from 'react'
import { ReportDamage, ReportMissingParts } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { partsFrom } from './trouble-actions.ts'
import styles from './troubles.module.css'

interface DamageDialogProps {
  readonly item: { readonly id: number; readonly title: string; readonly accompanying: string }
  /** The loan whose patron would be charged; without it the latest that is known. */
  readonly loan?: number
  readonly about: 'damaged' | 'parts'
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** Sets an item aside because it is damaged, or because parts did not come back, and charges for it if that is wanted. */
export function DamageDialog({ item, loan, about, onClose, onDone }: DamageDialogProps) {
  const { call, words } = useDesk()
  const { library } = useSession()
  const { troubles } = words
  const [text, setText] = useState('')
  const [charge, setCharge] = useState<MoneyAmount>()
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const form = useId()
  const damaged = about === 'damaged'
  const submit = async () => {
    setWorking(true)
    const more = { ...(charge && { charge }), ...(loan !== undefined && { loan }) }
    try {
      await (damaged
        ? call(ReportDamage, { params: { id: item.id }, body: { note: text.trim(), ...more } })
        : call(ReportMissingParts, { params: { id: item.id }, body: { parts: [...partsFrom(text)], ...more } }))
      onDone(troubles.done(damaged ? troubles.damagedKind : troubles.partsKind, item.title))
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
      setWorking(false)
    }
  }
  return (
    <Dialog
      title={`${damaged ? troubles.damageTitle : troubles.partsTitle} ${item.title}`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isPending={working} isDisabled={text.trim() === ''}>
            {damaged ? troubles.damageSave : troubles.partsSave}
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
        <p>{damaged ? troubles.damageText : troubles.partsText(item.accompanying)}</p>
        <TextField
          label={damaged ? troubles.damageNote : troubles.partsMissing}
          {...(!damaged && { hint: troubles.partsHint, lines: 3 })}
          value={text}
          onChange={setText}
          isRequired
          autoFocus
        />
        <MoneyField
          label={troubles.damageCharge}
          hint={troubles.damageChargeHint}
          currency={library.currency}
          value={charge}
          onChange={setCharge}
          notAnAmount={troubles.notAnAmount}
        />
      </form>
      {problem !== undefined && <Banner tone="stop" title={problem} live />}
    </Dialog>
  )
}
