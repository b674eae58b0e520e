import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './banner.module.css'
import { cx } from './cx.ts'
import { toneIcons, type Tone } from './tone.ts'

interface BannerProps {
  readonly tone: Exclude<Tone, 'neutral'>
  /** What is the matter, in a few words and a full stop. */
  readonly title: string
  /** What follows from it, and a link to what can be done. */
  readonly children?: ReactNode
  readonly icon?: LucideIcon
  /** Said at once to those who listen: for what has just happened, not for what was there when the page opened. */
  readonly live?: boolean
}

/** A notice beside the work. */
export function Banner({ tone, title, children, icon, live }: BannerProps) {
  const Icon = icon ?? toneIcons[tone]
  return (
    <div className={cx(styles.banner, styles[tone])} {...(live && { role: tone === 'stop' ? 'alert' : 'status' })}>
      <Icon aria-hidden="true" />
      <p>
        <strong>{title}</strong>
        {children !== undefined && <> {children}</>}
      </p>
    </div>
  )
}
