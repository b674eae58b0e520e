import type { ImportBatchTasks } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Pill } from '../../ui/pill.tsx'
import styles from './batch-editing.module.css'

type Found = NonNullable<typeof ImportBatchTasks.types>['response']['files'][number]

const tones = { understood: 'ok', 'not-understood': 'warn', note: 'neutral' } as const

/** What becomes of each instruction of a task file. */
export function TaskVerdicts({ file }: { readonly file: Found }) {
  const { words, format } = useDesk()
  const { batch, verdictStates } = words
  const all = file.understood === file.instructions
  return (
    <details open={!all || file.problems.length > 0}>
      <summary>
        <strong>{file.name}</strong>{' '}
        <Pill tone={all ? 'ok' : 'warn'} icon="tone">
          {batch.understood(format.count(file.understood), format.count(file.instructions))}
        </Pill>
      </summary>
      {file.problems.map((problem) => (
        <Banner key={problem} tone="stop" title={problem} />
      ))}
      <ul className={styles.verdicts}>
        {file.verdicts.map((verdict) => (
          <li key={verdict.line} className={styles.verdict}>
            <span className={styles.number}>{verdict.line}</span>
            <span>
              {verdict.message}
              <code className={styles.second} dir="ltr">
                {' '}
                {verdict.text}
              </code>
            </span>
            <Pill tone={tones[verdict.state]}>{verdictStates[verdict.state]}</Pill>
          </li>
        ))}
      </ul>
    </details>
  )
}
