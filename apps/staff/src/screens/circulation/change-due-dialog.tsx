import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { ChangeDue } from '../../../../server/src/modules/circulation/contract-renewals.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './change-due.module.css'
import { momentOfDay } from './moment-of-day.ts'

interface ChangeDueDialogProps {
  readonly loan: Loan
  readonly onClose: () => void
  /** What was done, in a sentence. */
  readonly onDone: (told: string) => void
}

const formId = 'change-due'

/** Sets the due day of one loan by hand, with the reason that is kept. */
export function ChangeDueDialog({ loan, onClose, onDone }: ChangeDueDialogProps) {
  const { words, call, format } = useDesk()
  const { renewing } = words
  const [day, setDay] = useState<string>()
  const [reason, setReason] = useState('')
  const [keepFine, setKeepFine] = useState(true)
  const save = useMutation({
    mutationFn: (chosen: string) =>
      call(ChangeDue, {
        params: { id: loan.id },
        body: { due: momentOfDay(chosen, format.settings.timeZone), reason: reason.trim(), keepFine },
      }),
    onSuccess: (done) => {
      onDone(renewing.set(done.loan.title, format.when(done.loan.due)))
      onClose()
    },
  })
  const ready = day !== undefined && reason.trim() !== ''
  return (
    <Dialog
      title={renewing.changeDueTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button tone="plain" onPress={onClose}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" form={formId} tone="primary" isDisabled={!ready} isPending={save.isPending}>
            {renewing.save}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) save.mutate(day)
        }}
      >
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        <p>
          <bdi>{loan.title}</bdi>
        </p>
        <p>{renewing.changeDueText}</p>
        <DatePicker label={renewing.newDue} value={day} onChange={setDay} isRequired />
        <TextField label={renewing.reason} hint={renewing.reasonHint} value={reason} onChange={setReason} isRequired />
        {loan.fine.amount > 0 && (
          <Checkbox isSelected={keepFine} onChange={setKeepFine}>
            {renewing.keepFine(format.money(loan.fine))}
          </Checkbox>
        )}
      </form>
    </Dialog>
  )
}
