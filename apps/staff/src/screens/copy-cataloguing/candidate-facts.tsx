import type { Candidate } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import type { Tone } from '../../ui/tone.ts'
import styles from './copy-cataloguing.module.css'

/** How good a record is, as a figure with its colour. */
export function Score({ score }: Pick<Candidate, 'score'>) {
  const { copy } = useWords()
  const tone: Tone = score >= 70 ? 'ok' : score >= 45 ? 'warn' : 'stop'
  return (
    <Pill tone={tone}>
      <span aria-hidden="true">{copy.scoreShort(score)}</span>
      <span className="visually-hidden">{copy.score(score)}</span>
    </Pill>
  )
}

/** A record of another library in three lines. */
export function CandidateFacts({ candidate }: { readonly candidate: Candidate }) {
  const { copy } = useWords()
  const { author, edition, publisher, year, extent, classNumbers, subjects, fields, source, language } = candidate
  return (
    <>
      <p className={styles.second}>
        {author !== null && (
          <>
            <bdi>{author}</bdi> ·{' '}
          </>
        )}
        {[edition, publisher, year, extent, language].filter((fact) => fact !== null).join(' · ')}
      </p>
      <p className={styles.second}>
        {[
          source,
          classNumbers.length > 0 ? copy.class(classNumbers.slice(0, 2).join(', ')) : undefined,
          copy.subjects(subjects),
          copy.fields(fields),
        ]
          .filter((fact) => fact !== undefined)
          .join(' · ')}
      </p>
    </>
  )
}

/** What a record gained and lost points by. */
export function ScoreReasons({ candidate }: { readonly candidate: Candidate }) {
  const { copy } = useWords()
  return (
    <details className={styles.reasons}>
      <summary>{copy.whyScore}</summary>
      <ul>
        {candidate.reasons.map(({ points, text }, at) => (
          <li key={at}>
            <span className={styles.points}>{copy.points(points)}</span>
            <span>{text}</span>
          </li>
        ))}
        <li>
          <span className={styles.points} />
          <span>{[copy.readAs(candidate.encoding), ...candidate.notes].join('. ')}</span>
        </li>
      </ul>
    </details>
  )
}
