import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './pill.module.css'
import { toneIcons, type Tone } from './tone.ts'

interface PillProps {
  readonly children: ReactNode
  readonly tone?: Tone
  /** The sign before the word: that of the tone, one of its own, or none where the word says enough. */
  readonly icon?: LucideIcon | 'tone'
  /** No ground of its own, on a row that is already coloured. */
  readonly bare?: boolean
}

/** A state in one or two words. */
export function Pill({ children, tone = 'neutral', icon, bare }: PillProps) {
  const Icon = icon === 'tone' ? (tone === 'neutral' ? undefined : toneIcons[tone]) : icon
  return (
    <span className={cx(styles.pill, styles[tone], bare && styles.bare)}>
      {Icon && <Icon aria-hidden="true" />}
      {children}
    </span>
  )
}
