import { useId, useState, type ReactNode } from 'react'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { PatronField } from '../holds/patron-field.tsx'
import styles from './patron.module.css'

interface ChoosePatronProps {
  readonly title: string
  readonly submit: string
  readonly onChoose: (patron: number) => Promise<unknown>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** Asks for another patron, by card or by name; what else is to be said stands below. */
export function ChoosePatron({ title, submit, onChoose, onClose, children }: ChoosePatronProps) {
  const { words } = useDesk()
  const [patron, setPatron] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const [working, setWorking] = useState(false)
  const form = useId()
  const choose = async () => {
    if (patron === undefined || working) return
    setWorking(true)
    try {
      await onChoose(patron)
      onClose()
    } catch (error) {
      setProblem(sentenceFor(error, words.problems))
    }
    setWorking(false)
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="primary" type="submit" form={form} isPending={working} isDisabled={patron === undefined}>
            {submit}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          void choose()
        }}
      >
        <PatronField value={patron} onChange={setPatron} autoFocus />
        {children}
        {problem !== undefined && <Banner tone="stop" title={problem} live />}
      </form>
    </Dialog>
  )
}
