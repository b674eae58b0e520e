import { useMutation } from '@tanstack/react-query'
import { FlaskConical } from 'lucide-react'
import {
  CountSelection,
  TryBatchTask,
  type Selection,
  type TaskText,
} from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './batch-editing.module.css'
import { RecordDiff } from './record-diff.tsx'

const some = 10
const tones = { changed: 'ok', unchanged: 'neutral', refused: 'stop', emptied: 'stop', stuck: 'stop' } as const

interface TryPanelProps {
  readonly task: TaskText
  readonly selection: Selection | undefined
}

/** What the steps do to the first few records, at once and without keeping anything. */
export function TryPanel({ task, selection }: TryPanelProps) {
  const { words, call } = useDesk()
  const { batch, tryStates } = words
  const attempt = useMutation({
    mutationFn: async () => {
      const { rows } = await call(CountSelection, { body: { selection: selection ?? { search: {} }, sample: some } })
      if (rows.length === 0) return { rows: [] }
      return call(TryBatchTask, { body: { task, bibs: rows.map(({ bib }) => bib) } })
    },
  })
  return (
    <Panel
      title={batch.tryTitle}
      flush
      actions={
        <Button
          icon={FlaskConical}
          keys="F6"
          isPending={attempt.isPending}
          isDisabled={task.steps.length === 0}
          onPress={() => attempt.mutate()}
        >
          {batch.try(some)}
        </Button>
      }
    >
      <div aria-live="polite">
        {attempt.isError && <Banner tone="stop" live title={sentenceFor(attempt.error, words.problems)} />}
        {attempt.data === undefined && !attempt.isError && (
          <p className={styles.tried}>
            <span className={styles.second}>{batch.tryText}</span>
          </p>
        )}
        {attempt.data?.rows.map((row) => (
          <div key={row.bib ?? row.title} className={styles.tried}>
            <p>
              <bdi>{row.title}</bdi>
              <Pill tone={tones[row.state]} icon="tone">
                {tryStates[row.state]}
              </Pill>
            </p>
            {row.note !== null && <p className={styles.second}>{row.note}</p>}
            {row.diff && row.state !== 'unchanged' && <RecordDiff diff={row.diff} />}
          </div>
        ))}
      </div>
    </Panel>
  )
}
