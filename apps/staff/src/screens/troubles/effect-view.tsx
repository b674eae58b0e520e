import { ArrowRight } from 'lucide-react'
import type { LoanEffect } from '../../../../server/src/modules/circulation/contract-troubles.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import styles from './troubles.module.css'
import { useSignedMoney } from './use-signed-money.ts'

/** What an action would change, before it is done: lines of the account, what is owed then, loan and item, and why. */
export function EffectView({ effect }: { readonly effect: LoanEffect | undefined }) {
  const { words, format } = useDesk()
  const { troubles } = words
  const signed = useSignedMoney()
  if (effect === undefined)
    return (
      <div className={styles.effect} aria-busy="true">
        <SkeletonRows rows={3} />
      </div>
    )
  const { before, after, lines } = effect
  if (!effect.allowed || after === null)
    return (
      <Banner tone="stop" title={troubles.notPossible} live>
        {effect.blocks.map((block) => block.message).join(' ')}
      </Banner>
    )
  return (
    <section className={styles.effect} aria-label={troubles.whatChanges}>
      <KeyValues
        facts={[
          ...lines.map((line) => ({
            label: line.kind === 'credit' ? troubles.credit : line.description,
            value: <span className="figure">{signed(line.change)}</span>,
          })),
          {
            label: troubles.owesNow,
            value: (
              <span>
                <strong className="figure">{format.money(after.balance)}</strong>{' '}
                {after.balance.amount !== before.balance.amount && (
                  <span className={styles.second}>{troubles.owedBefore(format.money(before.balance))}</span>
                )}
              </span>
            ),
          },
          ...(before.item === after.item
            ? []
            : [
                {
                  label: troubles.becomes,
                  value: (
                    <span className={styles.becomes}>
                      {words.itemStatuses[before.item]}
                      <ArrowRight aria-hidden="true" className="mirrors" />
                      {words.itemStatuses[after.item]}
                    </span>
                  ),
                },
              ]),
        ]}
      />
      {lines.length === 0 && <p className={styles.second}>{troubles.noMoney}</p>}
      {effect.reasons.length > 0 && (
        <details className={styles.why}>
          <summary>{troubles.why}</summary>
          <WhyList reasons={effect.reasons} />
        </details>
      )}
    </section>
  )
}
