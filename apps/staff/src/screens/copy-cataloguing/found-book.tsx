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
import { bookChoice } from './book-choice.ts'
import { BriefForm } from './brief-form.tsx'
import { CandidateFacts, Score, ScoreReasons } from './candidate-facts.tsx'
import styles from './copy-cataloguing.module.css'
import { OtherRecords } from './other-records.tsx'

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

/**
 * What was found for a book: the library's own title first, else the best record that has its number, else a form. Enter does
 * the first thing. Whoever does not answer is not waited for: what is here can be taken, or written down, at once.
 */
export function FoundBook({ search, isHurried, isPending, onBring, onCopy, onMade }: FoundBookProps) {
  const { copy } = useDesk().words
  const [chosen, setChosen] = useState<number>()
  /** Enter came before the records did. */
  const [isWanted, setWanted] = useState(isHurried)
  const [isByHand, setByHand] = useState(false)
  const [own] = search.here
  const { fitting, others, alike } = bookChoice(search)
  const picked = [...fitting, ...others].find(({ id }) => id === chosen)
  // Whoever writes a book down is not disturbed by a record that comes late; it stands below.
  const best = picked ?? (isByHand ? undefined : fitting[0])
  const isAlike = alike > 1 && picked === undefined
  const bring = useEffectEvent(() => {
    if (own) onCopy(own.id)
    else if (best) onBring(best.id, false)
  })
  /** Who chooses looks first: an Enter of before does not count any more. */
  const choose = (id: number) => {
    setWanted(false)
    setChosen(id)
  }
  const isReady = isWanted && (own !== undefined || (search.done && best !== undefined && !isAlike))
  useEffect(() => {
    if (isReady) bring()
  }, [isReady])
  const beside = (
    <>
      <OtherRecords
        title={copy.otherRecords(fitting.length - (best && fitting.includes(best) ? 1 : 0))}
        candidates={fitting.filter(({ id }) => id !== best?.id)}
        onChoose={choose}
      />
      <OtherRecords
        title={copy.otherNumbers(others.length - (best && others.includes(best) ? 1 : 0))}
        candidates={others.filter(({ id }) => id !== best?.id)}
        onChoose={choose}
      />
    </>
  )
  if (best === undefined && own === undefined && (search.done || isByHand)) {
    return (
      <>
        <Panel title={copy.byHand}>
          <EmptyState icon={SearchX} title={search.done ? copy.noHit : copy.noHitYet}>
            {copy.noHitText}
          </EmptyState>
          <BriefForm isbn={search.terms[0]?.text ?? ''} onMade={onMade} />
        </Panel>
        {beside}
      </>
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
      {isAlike && own === undefined && <Banner tone="info" live title={copy.alike(alike)} />}
      {best && !fitting.includes(best) && <Banner tone="warn" title={copy.otherNumber(search.text)} />}
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
        {!best && <p className={styles.second}>{search.done ? copy.noHit : copy.searching}</p>}
        <div className={styles.buttons}>
          {(best !== undefined || !search.done) && (
            <Button
              tone={own ? 'quiet' : 'primary'}
              size="large"
              autoFocus={own === undefined}
              isPending={isPending}
              onPress={() => (best ? onBring(best.id, own !== undefined) : setWanted(true))}
            >
              {isWanted && !isAlike ? copy.bringInAsSoon : own ? copy.bringAnyway : copy.bringIn}
            </Button>
          )}
          {best === undefined && own === undefined && (
            <Button tone="plain" onPress={() => setByHand(true)}>
              {copy.notWait}
            </Button>
          )}
        </div>
      </Panel>
      {beside}
    </>
  )
}
