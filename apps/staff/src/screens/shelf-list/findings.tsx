import type { CallNumberFinding } from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { toneIcons, type Tone } from '../../ui/tone.ts'
import { cx } from '../../ui/cx.ts'
import styles from './shelf-list.module.css'

const tones: Readonly<Record<CallNumberFinding['severity'], Exclude<Tone, 'neutral'>>> = {
  error: 'stop',
  warning: 'warn',
  note: 'info',
}

/** What was found wrong with a call number, the worst first. */
export function Findings({ of, none }: { readonly of: readonly CallNumberFinding[]; readonly none?: string }) {
  if (of.length === 0) {
    const Good = toneIcons.ok
    return none === undefined ? null : (
      <p className={cx(styles.finding, styles.ok)}>
        <Good aria-hidden="true" />
        {none}
      </p>
    )
  }
  return (
    <ul className={styles.findings}>
      {of.map(({ code, severity, message }) => {
        const tone = tones[severity]
        const Icon = toneIcons[tone]
        return (
          <li key={`${code} ${message}`} className={cx(styles.finding, styles[tone])}>
            <Icon aria-hidden="true" />
            <span>
              <bdi>{message}</bdi>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
