import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  LeaveOutOfBatchStep,
  type BatchStep,
  type BatchStepChange,
  type ChangeState,
} from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import { Pill } from '../../../ui/pill.tsx'
import type { Tone } from '../../../ui/tone.ts'
import styles from '../copy-cataloguing.module.css'

const tones: Readonly<Record<ChangeState, Tone>> = {
  ready: 'info',
  'left-out': 'neutral',
  nothing: 'neutral',
  written: 'ok',
  refused: 'stop',
  undone: 'neutral',
  kept: 'warn',
}

interface ChangeRowsProps {
  readonly batch: number
  readonly step: BatchStep
  readonly rows: readonly BatchStepChange[]
}

/** What a step does to each title, with the way to leave one out. */
export function ChangeRows({ batch, step, rows }: ChangeRowsProps) {
  const { words, call } = useDesk()
  const { guided, guidedChangeStates } = words
  const queries = useQueryClient()
  const leave = useMutation({
    mutationFn: ({ bib, leaveOut }: { readonly bib: number; readonly leaveOut: boolean }) =>
      call(LeaveOutOfBatchStep, { params: { id: batch, step: step.id, bib }, body: { leaveOut } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cataloguing-batch', batch] }),
  })
  return (
    <ul className={styles.changes}>
      {rows.map(({ bib, title, state, text, note }) => (
        <li key={bib}>
          <div>
            <Link href={`/catalogue/${bib}`} look="quiet">
              {title}
            </Link>
            {text !== '' && <p className={styles.fieldText}>{text}</p>}
            {note !== null && <p className={styles.second}>{note}</p>}
          </div>
          <div className={styles.actions}>
            <Pill tone={tones[state]}>{guidedChangeStates[state]}</Pill>
            {step.state === 'planned' && (state === 'ready' || state === 'left-out') && (
              <Button size="small" tone="plain" onPress={() => leave.mutate({ bib, leaveOut: state === 'ready' })}>
                {state === 'ready' ? guided.leaveOut : guided.takeIn}
                <span className="visually-hidden">: {title}</span>
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
