import type { CandidateGroup } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Pill } from '../../ui/pill.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import { CandidateFacts, Score } from './candidate-facts.tsx'
import styles from './copy-cataloguing.module.css'

interface CandidateGroupsProps {
  readonly groups: readonly CandidateGroup[]
  readonly open: number | undefined
  readonly onOpen: (candidate: number) => void
}

/** Records of one edition under each other, the best first. */
export function CandidateGroups({ groups, open, onOpen }: CandidateGroupsProps) {
  const { copy } = useWords()
  return groups.map(({ title, author, year, candidates }) => (
    <section key={candidates[0]?.id}>
      <h3 className={styles.group}>
        <bdi>{title}</bdi> {[author, year].filter((fact) => fact !== null).join(', ')}
      </h3>
      <ul className={styles.candidates}>
        {candidates.map((candidate) => (
          <li key={candidate.id} aria-current={candidate.id === open}>
            <Score score={candidate.score} />
            <div>
              <TextButton onPress={() => onOpen(candidate.id)}>{candidate.source}</TextButton>
              <CandidateFacts candidate={candidate} />
            </div>
            {candidate.here !== null && <Pill tone="info">{copy.inCatalogue}</Pill>}
          </li>
        ))}
      </ul>
    </section>
  ))
}
