import { LoaderCircle, type LucideIcon } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useDesk, useShortcut } from '../desk-context.ts'
import { ariaKeys } from '../shortcuts.ts'
import styles from './button.module.css'
import { cx } from './cx.ts'
import { Kbd } from './kbd.tsx'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode
  /** `primary`: the one thing to do here. `plain`: no frame. `danger`: takes something away for good. */
  readonly tone?: 'quiet' | 'primary' | 'plain' | 'danger'
  readonly icon?: LucideIcon
  /** The key that presses this button, e.g. `F8`; it is written on it and works wherever the button could be pressed. */
  readonly keys?: string
  readonly size?: 'normal' | 'small' | 'large'
  /** As wide as its place. */
  readonly wide?: boolean
}

/** A button, with the key that presses it. */
export function Button({ children, tone = 'quiet', icon: Icon, keys, size = 'normal', wide, ...rest }: ButtonProps) {
  const ref = useRef<HTMLButtonElement>(null)
  const { mac } = useDesk()
  useShortcut(keys, {
    label: () => ref.current?.querySelector('[data-label]')?.textContent ?? '',
    run: () => ref.current?.click(),
    element: () => ref.current,
  })
  return (
    <AriaButton
      {...rest}
      ref={ref}
      {...(keys !== undefined && { 'aria-keyshortcuts': ariaKeys(keys, mac) })}
      className={cx(styles.button, styles[tone], size !== 'normal' && styles[size], wide && styles.wide)}
    >
      {rest.isPending ? (
        <LoaderCircle aria-hidden="true" className={styles.working} />
      ) : (
        Icon && <Icon aria-hidden="true" />
      )}
      <span data-label>{children}</span>
      {keys !== undefined && <Kbd keys={keys} on={tone === 'primary' || tone === 'danger' ? 'fill' : 'surface'} />}
    </AriaButton>
  )
}
