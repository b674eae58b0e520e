import { Check, CircleSlash, Clock, Hourglass, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { CopySearch, TargetState } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'
import styles from './copy-cataloguing.module.css'

const looks: Readonly<Record<TargetState, { readonly tone: Tone; readonly icon: LucideIcon }>> = {
  waiting: { tone: 'neutral', icon: Clock },
  asking: { tone: 'info', icon: Hourglass },
  found: { tone: 'ok', icon: Check },
  nothing: { tone: 'neutral', icon: CircleSlash },
  failed: { tone: 'warn', icon: TriangleAlert },
  'not-asked': { tone: 'neutral', icon: CircleSlash },
}

/** How far each catalogue is, and what was wrong with it. */
export function TargetStates({ targets }: Pick<CopySearch, 'targets'>) {
  const { copy, copyTargetStates } = useWords()
  return (
    <ul className={styles.targets} aria-label={copy.asked}>
      {targets.map(({ place, name, state, hits, message, slow }) => (
        <li key={place}>
          <span className={styles.targetName}>{name}</span>
          <Pill tone={looks[state].tone} icon={looks[state].icon}>
            {state === 'found' && hits !== null ? copy.hits(hits) : slow ? copy.slow : copyTargetStates[state]}
          </Pill>
          {message !== null && state !== 'not-asked' && <p className={styles.second}>{message}</p>}
        </li>
      ))}
    </ul>
  )
}
