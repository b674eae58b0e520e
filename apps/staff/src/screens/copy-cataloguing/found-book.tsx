import { SearchX } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { Bib } from '../../../../server/src/modules/catalog/contract.ts'
import type { CopySearch } from '../../../../server/src/modules/copy-cataloguing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Cover } from '../../ui/cover.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { BriefForm } from './brief-form.tsx'
import { CandidateFacts, Score, ScoreReasons } from './candidate-facts.tsx'
import styles from './copy-cataloguing.module.css'
import { bestOf } from './use-copy-search.ts'

interface FoundBookProps {
  readonly search: CopySearch
  /** Enter was pressed before this was shown. */
  readonly isHurried: boolean
  readonly isPending: boolean
  readonly onBring: (candidate: number, anyway: boolean) => void
  /** Another copy of a title that is here. */
  readonly onCopy: (bib: number) => void
  readonly onMade: (bib: Bib) => void
}

/** What was found for a book: the library's own title first, else the best record, else a form. Enter does the first thing. */
export function FoundBook({ search, isHurried, isPending, onBring, onCopy, onMade }: FoundBookProps) {
  const { copy } = useDesk().words
  const [chosen, setChosen] = useState<number>()
  /** Enter came before the records did. */
  const [isWanted, setWanted] = useState(isHurried)
  const [own] = search.here
  const all = search.groups.flatMap(({ candidates }) => candidates)
  const best = all.find(({ id }) => id === chosen) ?? bestOf(search)
  const bring = useEffectEvent(() => {
    if (own) onCopy(own.id)
    else if (best) onBring(best.id, false)
  })
  const isReady = isWanted && (own !== undefined || (search.done && best !== undefined))
  useEffect(() => {
    if (isReady) bring()
  }, [isReady])
  if (search.done && best === undefined && own === undefined) {
    return (
      <Panel title={copy.byHand}>
        <EmptyState icon={SearchX} title={copy.noHit}>
          {copy.noHitText}
        </EmptyState>
        <BriefForm isbn={search.terms[0]?.text ?? ''} onMade={onMade} />
      </Panel>
    )
  }
  return (
    <>
      {own && (
        <Banner tone="warn" live title={copy.youHave(own.title, own.items)}>
          <span className={styles.buttons}>
            <Button tone="primary" autoFocus isPending={isPending} onPress={() => onCopy(own.id)}>
              {copy.addCopy}
            </Button>
            <Link href={`/catalogue/${own.id}`}>{copy.openTitle}</Link>
          </span>
        </Banner>
      )}
      <Panel
        title={best ? best.title : copy.lookingFor(search.text)}
        {...(best && { aside: <Score score={best.score} /> })}
      >
        {best && (
          <div className={styles.book}>
            <Cover of={{ title: best.title, ...(best.author !== null && { author: best.author }) }} size="card" />
            <div className={styles.stack}>
              <div>
                <CandidateFacts candidate={best} />
              </div>
              <ScoreReasons candidate={best} />
            </div>
          </div>
        )}
        {!best && <p className={styles.second}>{copy.searching}</p>}
        <div className={styles.buttons}>
          <Button
            tone={own ? 'quiet' : 'primary'}
            size="large"
            autoFocus={own === undefined}
            isPending={isPending}
            onPress={() => (best ? onBring(best.id, own !== undefined) : setWanted(true))}
          >
            {isWanted ? copy.bringInAsSoon : own ? copy.bringAnyway : copy.bringIn}
          </Button>
        </div>
      </Panel>
      {all.length > 1 && (
        <Panel title={copy.otherRecords(all.length - 1)} flush>
          <ul className={styles.candidates}>
            {all
              .filter(({ id }) => id !== best?.id)
              .map((candidate) => (
                <li key={candidate.id}>
                  <Score score={candidate.score} />
                  <div>
                    <p className={styles.name}>
                      <bdi>{candidate.title}</bdi>
                    </p>
                    <CandidateFacts candidate={candidate} />
                  </div>
                  <Button size="small" onPress={() => setChosen(candidate.id)}>
                    {copy.choose}
                  </Button>
                </li>
              ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
