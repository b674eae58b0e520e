import { Hand, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../desk-context.ts'
import type { ProblemBlock } from '../problem.ts'
import { Button } from './button.tsx'
import styles from './refusal.module.css'
import { TextField } from './text-field.tsx'

interface RefusalProps {
  /** What was not done: `Not placed`. */
  readonly title?: string
  readonly blocks: readonly ProblemBlock[]
  /** What the person who is signed in may do. */
  readonly permissions: readonly string[]
  /** What goes on all the same, on the button: `Place hold all the same`. */
  readonly action?: string
  /** Goes on in spite of the blocks, with the reason that is kept. */
  readonly onOverride?: (codes: readonly string[], reason: string) => void
  readonly isPending?: boolean
}

/** A "no" with every reason at once. Where the person may pass all of them, a reason and Enter go on. */
export function Refusal({ title, blocks, permissions, action, onOverride, isPending }: RefusalProps) {
  const { refusal } = useWords()
  const [reason, setReason] = useState('')
  const mayPass = ({ override }: ProblemBlock) => override !== undefined && permissions.includes(override)
  const open = onOverride !== undefined && blocks.length > 0 && blocks.every(mayPass)
  return (
    <div role="alert" className={styles.refusal}>
      <p className={styles.title}>
        <Hand aria-hidden="true" />
        {title ?? refusal.title}
      </p>
      <ul className={styles.blocks}>
        {blocks.map((block) => (
          <li key={`${block.code} ${block.message}`}>
            <p>{block.message}</p>
            {onOverride !== undefined && mayPass(block) && (
              <p className={styles.may}>
                <ShieldCheck aria-hidden="true" />
                {refusal.overrideHint}
              </p>
            )}
            {onOverride !== undefined && block.override !== undefined && !mayPass(block) && (
              <p className={styles.may}>{refusal.missing(block.override)}</p>
            )}
          </li>
        ))}
      </ul>
      {open && (
        <form
          className={styles.pass}
          onSubmit={(event) => {
            event.preventDefault()
            if (reason.trim() === '') return
            onOverride(
              blocks.map(({ code }) => code),
              reason.trim(),
            )
          }}
        >
          <TextField label={refusal.reason} value={reason} onChange={setReason} />
          <Button type="submit" isPending={isPending === true} isDisabled={reason.trim() === ''}>
            {action ?? refusal.anyway}
          </Button>
        </form>
      )}
    </div>
  )
}
