import type { ReactElement } from 'react'
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { Kbd } from './kbd.tsx'
import styles from './tooltip.module.css'

interface TooltipProps {
  readonly text: string
  readonly keys?: string
  /** Where it appears, in the direction of reading. */
  readonly place?: 'top' | 'bottom' | 'start' | 'end'
  /** The one thing it explains; it must be able to have the focus. */
  readonly children: ReactElement
}

/** A name or a short explanation that appears beside what is pointed at or focused. */
export function Tooltip({ text, keys, place = 'top', children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip placement={place} offset={6} className={styles.tooltip ?? ''}>
        {text}
        {keys !== undefined && <Kbd keys={keys} on="fill" />}
      </AriaTooltip>
    </TooltipTrigger>
  )
}
