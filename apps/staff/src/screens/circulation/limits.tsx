import { useState } from 'react'
import type { PatronSummary } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { TextButton } from '../../ui/text-button.tsx'
import styles from './patron-panel.module.css'

const shownAtFirst = 4

/** How much of each limit is used: those that are nearest to their end, and the others when asked for. */
export function Limits({ limits }: { readonly limits: PatronSummary['limits'] }) {
  const { words, format } = useDesk()
  const [all, setAll] = useState(false)
  // What nothing was taken of is no news; the limit on everything always is.
  const touched = limits.filter((limit) => limit.used > 0)
  const first = touched.length === 0 ? limits.slice(0, 1) : touched.slice(0, shownAtFirst)
  // One more line takes no more room than the button would.
  const isCut = !all && limits.length > first.length + 1
  const shown = isCut ? first : limits
  if (limits.length === 0) return null
  return (
    <div className={styles.limits}>
      <KeyValues
        facts={shown.map(({ name, used, limit }) => {
          const text = words.desk.usedOf(format.count(used), format.count(limit))
          const isReached = used >= limit && used > 0
          return {
            label: name,
            value: isReached ? <span className={styles.reached}>{words.desk.limitReached(text)}</span> : text,
          }
        })}
      />
      {isCut && (
        <TextButton onPress={() => setAll(true)}>{words.desk.moreLimits(limits.length - first.length)}</TextButton>
      )}
    </div>
  )
}
