import type { Static } from 'typebox'
import type { Resolved } from '../../../../server/src/modules/policy/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { WhyList } from '../../ui/why-panel.tsx'
import { attributeOrder } from './attributes.ts'
import { asAttributes } from './rule-columns.tsx'
import { valueInWords } from './rule-words.ts'
import styles from './rules.module.css'

/** Every value for a case; each opens to the rule that decides and those that lose. */
export function ResolvedValues({ values }: { readonly values: readonly Static<typeof Resolved>[] }) {
  const { words, format } = useDesk()
  return (
    <div className={styles.values}>
      {attributeOrder.map((name) => {
        const resolved = values.find(({ attribute }) => attribute === name)
        if (!resolved) return null
        const text = valueInWords(asAttributes(name, resolved.value), name, words, format)
        return (
          <details key={name} className={styles.value}>
            <summary>
              <span className={styles.faint}>{words.attributeNames[name]}</span>
              <span className={resolved.rule === null ? styles.inherited : styles.own}>{text}</span>
            </summary>
            <WhyList reasons={resolved.reasons} />
          </details>
        )
      })}
    </div>
  )
}
