import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../../desk-context.ts'
import { Panel } from '../../../ui/panel.tsx'
import { Pill } from '../../../ui/pill.tsx'
import styles from '../copy-cataloguing.module.css'

interface StepProps {
  readonly title: string
  readonly text: string
  readonly isDone: boolean
  readonly children?: ReactNode
}

/** One step of a batch: whether it is done, how it stands, and what can be done. */
export function Step({ title, text, isDone, children }: StepProps) {
  const { guided } = useWords()
  return (
    <li className={styles.step}>
      <Panel
        title={title}
        aside={
          <Pill tone={isDone ? 'ok' : 'neutral'} icon={isDone ? Check : Circle}>
            {isDone ? guided.done : guided.todo}
          </Pill>
        }
      >
        <p className={styles.second}>{text}</p>
        {children}
      </Panel>
    </li>
  )
}
