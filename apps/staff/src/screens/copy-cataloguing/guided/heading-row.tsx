import { ArrowRight } from 'lucide-react'
import type { OpenHeading } from '../../../../../server/src/modules/cataloguing-batches/contract.ts'
import { useWords } from '../../../desk-context.ts'
import { Button } from '../../../ui/button.tsx'
import { Link } from '../../../ui/link.tsx'
import styles from '../copy-cataloguing.module.css'
import type { HeadingChoice } from './heading-dialog.tsx'

interface HeadingRowProps {
  readonly heading: OpenHeading
  readonly choice: HeadingChoice | undefined
  /** Undefined: it stays as it is. */
  readonly onTake: (choice: HeadingChoice | undefined) => void
  readonly onChoose: () => void
}

/** A heading that no authority record establishes: what is proposed for it, and what was chosen. */
export function HeadingRow({ heading, choice, onTake, onChoose }: HeadingRowProps) {
  const { guided, headingKindNames, linkWayNames } = useWords()
  const { id, kind, text, how, titles, proposal } = heading
  const becomes = choice?.text ?? proposal?.text
  const name = <span className="visually-hidden">: {text}</span>
  return (
    <li>
      <div>
        <Link href={`/headings/${id}`} look="quiet">
          <bdi>{text}</bdi>
        </Link>
        {becomes !== undefined && (
          <p className={choice ? styles.becomes : styles.second}>
            <ArrowRight aria-hidden="true" className={styles.arrow} />
            <span className="visually-hidden">{choice ? guided.becomes : guided.proposal}: </span>
            <bdi>{becomes}</bdi>
          </p>
        )}
        <p className={styles.second}>
          {headingKindNames[kind]} · {linkWayNames[how ?? 'none']} · {guided.inTitles(titles)}
        </p>
      </div>
      <div className={styles.actions}>
        {choice ? (
          <Button size="small" tone="plain" onPress={() => onTake(undefined)}>
            {guided.leaveHeading}
            {name}
          </Button>
        ) : (
          proposal && (
            <Button
              size="small"
              onPress={() => onTake({ authority: proposal.authority, text: proposal.text, isSame: false })}
            >
              {guided.takeProposal}
              {name}
            </Button>
          )
        )}
        <Button size="small" tone={choice || proposal ? 'plain' : 'quiet'} onPress={onChoose}>
          {guided.chooseHeading}
          {name}
        </Button>
      </div>
    </li>
  )
}
