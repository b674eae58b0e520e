import { MessagesSquare } from 'lucide-react'
import type { TraceEntry } from '../../../../server/src/modules/machines/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Link } from '../../ui/link.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './emulator.module.css'
import { MessageView } from './message-view.tsx'
import { toneOfTrace } from './trace-view.ts'

/** Both sides of what was said, newest first; each opens field by field. */
export function Transcript({ entries }: { readonly entries: readonly TraceEntry[] }) {
  const { words } = useDesk()
  const { machines } = words
  if (entries.length === 0) {
    return (
      <EmptyState icon={MessagesSquare} title={machines.nothingYet}>
        {machines.nothingYetText}
      </EmptyState>
    )
  }
  return (
    <ol className={styles.transcript} aria-live="polite">
      {entries.map((entry, index) => (
        <li key={entry.id} className={styles.pair}>
          <p className={styles.pairHead}>
            <strong>{entry.text}</strong>
            <Pill tone={toneOfTrace(entry.tone)} icon="tone">
              {words.traceToneNames[entry.tone]}
            </Pill>
          </p>
          {entry.request && (
            <p className={styles.line} dir="ltr">
              <span className="visually-hidden">{machines.request}: </span>
              <span aria-hidden="true">→ </span>
              {entry.request.line}
            </p>
          )}
          {entry.answer && (
            <p className={styles.line} dir="ltr">
              <span className="visually-hidden">{machines.answer}: </span>
              <span aria-hidden="true">← </span>
              {entry.answer.line}
            </p>
          )}
          {entry.why.length > 0 && (
            <ul className={styles.whys}>
              {entry.why.map((why) => (
                <li key={`${why.code} ${why.text}`}>
                  {why.text} {why.link !== null && <Link href={why.link}>{machines.change}</Link>}
                </li>
              ))}
            </ul>
          )}
          <details className={styles.whole} {...(index === 0 && { open: true })}>
            <summary>{machines.whole}</summary>
            {entry.request && <MessageView line={entry.request} />}
            {entry.answer && <MessageView line={entry.answer} />}
          </details>
        </li>
      ))}
    </ol>
  )
}
