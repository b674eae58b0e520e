import { ListBox, ListBoxItem } from 'react-aria-components/Select'
import { useFormat } from '../desk-context.ts'
import styles from './share-list.module.css'
import { cx } from './cx.ts'
import type { Tone } from './tone.ts'

/** One kind of thing, how many there are of it, and what it means. */
export interface Share {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly count: number
}

interface ShareListProps {
  readonly label: string
  readonly shares: readonly Share[]
  readonly value: string | undefined
  readonly onChange: (id: string) => void
  readonly tone?: Extract<Tone, 'warn' | 'stop' | 'info'>
}

/** What there is by kind with counts, the largest first; one kind is chosen. The bars are shares of the whole. */
export function ShareList({ label, shares, value, onChange, tone = 'warn' }: ShareListProps) {
  const { count } = useFormat()
  const whole = shares.reduce((sum, share) => sum + share.count, 0)
  return (
    <ListBox
      aria-label={label}
      items={shares}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) onChange(String(key))
      }}
      className={styles.list ?? ''}
    >
      {(share) => (
        <ListBoxItem textValue={`${share.label}, ${count(share.count)}`} className={styles.share ?? ''}>
          <span className={styles.label}>{share.label}</span>
          <span className={styles.count}>{count(share.count)}</span>
          {share.detail !== undefined && <span className={styles.detail}>{share.detail}</span>}
          <span className={styles.track} aria-hidden="true">
            <span
              className={cx(styles.bar, styles[tone])}
              style={{ inlineSize: `${Math.max(3, (share.count / Math.max(1, whole)) * 100)}%` }}
            />
          </span>
        </ListBoxItem>
      )}
    </ListBox>
  )
}
