import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import {
  RuleImpact,
  type Impact,
  type TouchedAttribute,
} from '../../../../server/src/modules/circulation/contract-impact.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { isName } from './attributes.ts'
import { asAttributes } from './rule-columns.tsx'
import { valueInWords } from './rule-words.ts'
import styles from './rules.module.css'

/** A change of the rules that was not made yet. */
export type ProposedChange = NonNullable<(typeof RuleImpact)['types']>['body']

// Typing is not asked about letter by letter.
const settle = 450

/** A text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settle)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** Which open loans and waiting holds a change would touch, before it is made. Undefined: nothing was changed yet. */
export function ImpactPanel({ change }: { readonly change: ProposedChange | undefined }) {
  const { words, call, format } = useDesk()
  const { rules } = words
  const key = JSON.stringify(change ?? null)
  const settled = useSettled(key) === key
  const answer = useQuery({
    queryKey: ['rules', 'impact', key],
    queryFn: ({ signal }) => call(RuleImpact, { body: { examples: 5, ...change } }, signal),
    enabled: change !== undefined && settled,
    placeholderData: keepPreviousData,
  })
  return (
    <Panel title={rules.impact}>
      <div className={styles.stack} aria-live="polite" aria-busy={answer.isFetching}>
        {change === undefined && <p className={styles.faint}>{rules.impactWaiting}</p>}
        {change !== undefined && answer.isPending && <p className={styles.faint}>{rules.impactLooking}</p>}
        {answer.isError && <Banner tone="stop" title={sentenceFor(answer.error, words.problems)} />}
        {change !== undefined && answer.data && (
          <>
            {answer.data.blocks.map(({ message }) => (
              <Banner key={message} tone="stop" title={message} />
            ))}
            {answer.data.loans.touched + answer.data.holds.touched === 0 ? (
              <p>{rules.impactNothing}</p>
            ) : (
              <>
                <Touched
                  title={rules.impactLoans(answer.data.loans.touched, answer.data.loans.total)}
                  impact={answer.data.loans}
                />
                <Touched
                  title={rules.impactHolds(answer.data.holds.touched, answer.data.holds.total)}
                  impact={answer.data.holds}
                />
                <p className={styles.reason}>
                  {rules.impactOn(format.day(answer.data.on))}. {rules.impactWhen}
                </p>
              </>
            )}
          </>
        )}
      </div>
    </Panel>
  )
}

function Touched({ title, impact }: { readonly title: string; readonly impact: Impact }) {
  const { words } = useDesk()
  if (impact.touched === 0) return null
  return (
    <section>
      <h3 className={styles.touched}>{title}</h3>
      <ul className={styles.plain}>
        {impact.attributes.map((touched) => (
          <TouchedLine key={touched.attribute} touched={touched} />
        ))}
      </ul>
      {impact.examples.length > 0 && (
        <details className={styles.value}>
          <summary>
            <span className={styles.faint}>{words.rules.impactExamples}</span>
          </summary>
          <ul className={styles.plain}>
            {impact.examples.map(({ id, title: name, patron, patronName }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                {patron !== null && (
                  <>
                    {' · '}
                    <Link href={`/patrons/${patron}`} look="quiet">
                      {patronName}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

function TouchedLine({ touched }: { readonly touched: TouchedAttribute }) {
  const { words, format } = useDesk()
  const { rules } = words
  const { attribute: name, changes, count, when } = touched
  if (!isName(name)) return null
  const say = (value: unknown) => valueInWords(asAttributes(name, value), name, words, format)
  return (
    <li className={styles.touchedLine}>
      <span>
        {words.attributeNames[name]}{' '}
        <span className={styles.faint}>({when === 'now' ? rules.impactNow : rules.impactRenewal})</span>
      </span>
      <span>
        {changes.slice(0, 3).map(({ before, after, count: those }) => (
          <span key={JSON.stringify([before, after])} className={styles.block}>
            {rules.impactChange(say(before), say(after))}{' '}
            {changes.length > 1 && <span className={styles.faint}>{format.count(those)}</span>}
          </span>
        ))}
      </span>
      <span className="figure">{format.count(count)}</span>
    </li>
  )
}
