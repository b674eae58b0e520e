import { useId, useState } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './patron.module.css'

interface ReasonDialogProps {
  readonly asksMail?: boolean
  readonly onSubmit: (reason: string, mail: boolean) => Promise<unknown>
  readonly onClose: () => void
}

/** Asks why something is turned down. */
export function ReasonDialog({ asksMail = false, onSubmit, onClose }: ReasonDialogProps) {
  const { words } = useDesk()
  const { people } = words
  const [reason, setReason] = useState('')
  const [mail, setMail] = useState(asksMail)
  const [problem, setProblem] = useState<string>()
  const form = useId()
  const submit = async () => {
    if (reason.trim() === '') return
    try {
      await onSubmit(reason.trim(), mail)
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
  }
  return (
    <Dialog
      title={people.rejectTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form}>
            {people.reject}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <TextField label={people.reason} value={reason} onChange={setReason} isRequired autoFocus />
        {asksMail && (
          <Checkbox isSelected={mail} onChange={setMail}>
            {people.rejectMail}
          </Checkbox>
        )}
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}
