import type { LucideIcon } from 'lucide-react'
import { useRef } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useDesk, useShortcut } from '../desk-context.ts'
import { ariaKeys } from '../shortcuts.ts'
import { cx } from './cx.ts'
import styles from './icon-button.module.css'
import { Tooltip } from './tooltip.tsx'

export interface IconButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly icon: LucideIcon
  /** What it does, for the tooltip and for screen readers. */
  readonly label: string
  readonly keys?: string
  readonly framed?: boolean
  /** An arrow that points the other way where the text runs from the right. */
  readonly mirrors?: boolean
}

/** A button that is only an icon, with its name as a tooltip. */
export function IconButton({ icon: Icon, label, keys, framed, mirrors, ...rest }: IconButtonProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const { mac } = useDesk()
  useShortcut(keys, { label, run: () => ref.current?.click(), element: () => ref.current })
  return (
    <Tooltip text={label} {...(keys !== undefined && { keys })}>
      <AriaButton
        {...rest}
        ref={ref}
        aria-label={label}
        {...(keys !== undefined && { 'aria-keyshortcuts': ariaKeys(keys, mac) })}
        className={cx(styles.button, framed && styles.framed)}
      >
        <Icon aria-hidden="true" className={cx(mirrors && 'mirrors')} />
      </AriaButton>
    </Tooltip>
  )
}
