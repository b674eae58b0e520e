import type { Candidate } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CandidateFacts, Score } from './candidate-facts.tsx'
import styles from './copy-cataloguing.module.css'

interface OtherRecordsProps {
  readonly title: string
  readonly candidates: readonly Candidate[]
  readonly onChoose: (candidate: number) => void
}

/** Further records for a book, of which one can be looked at instead. */
export function OtherRecords({ title, candidates, onChoose }: OtherRecordsProps) {
  const { copy } = useWords()
  if (candidates.length === 0) return null
  return (
    <Panel title={title} flush>
      <ul className={styles.candidates}>
        {candidates.map((candidate) => (
          <li key={candidate.id}>
            <Score score={candidate.score} />
            <div>
              <p className={styles.name}>
                <bdi>{candidate.title}</bdi>
              </p>
              <CandidateFacts candidate={candidate} />
            </div>
            <Button size="small" onPress={() => onChoose(candidate.id)}>
              {copy.choose}
              <span className="visually-hidden">: {candidate.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
