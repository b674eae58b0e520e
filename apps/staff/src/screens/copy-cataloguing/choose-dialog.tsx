import { SearchX } from 'lucide-react'
import { useWords } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { CandidateFacts, Score, ScoreReasons } from './candidate-facts.tsx'
import styles from './copy-cataloguing.module.css'
import { TargetStates } from './target-states.tsx'
import { useCopySearch } from './use-copy-search.ts'

interface ChooseDialogProps {
  readonly search: number
  readonly line: number
  readonly onChoose: (candidate: number) => void
  readonly onClose: () => void
}

/** The records that were found for a line, of which one is taken. */
export function ChooseDialog({ search, line, onChoose, onClose }: ChooseDialogProps) {
  const { copy } = useWords()
  const found = useCopySearch(search)
  const all = found.data?.groups.flatMap(({ candidates }) => candidates)
  return (
    <Dialog title={copy.chooseFor(line)} isOpen onClose={onClose} size="wide">
      {found.data && <TargetStates targets={found.data.targets} />}
      {all === undefined ? (
        <SkeletonRows rows={4} />
      ) : all.length === 0 ? (
        <EmptyState icon={SearchX} title={copy.foundNone} />
      ) : (
        <ul className={styles.candidates}>
          {all.map((candidate) => (
            <li key={candidate.id}>
              <Score score={candidate.score} />
              <div>
                <p className={styles.name}>
                  <bdi>{candidate.title}</bdi>
                </p>
                <CandidateFacts candidate={candidate} />
                <ScoreReasons candidate={candidate} />
              </div>
              <Button size="small" onPress={() => onChoose(candidate.id)}>
                {copy.takeThis}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
