import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from 'react-aria-components/Checkbox'
import styles from './checkbox.module.css'

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children?: ReactNode
  /** A number at the end of the line, e.g. how many there are. */
  readonly count?: string
}

/** A box to tick, with its words. Without words it needs an `aria-label`. */
export function Checkbox({ children, count, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={styles.checkbox ?? ''}>
      {({ isIndeterminate }) => (
        <>
          <span className={styles.box} aria-hidden="true">
            {isIndeterminate ? <Minus /> : <Check />}
          </span>
          {children !== undefined && <span className={styles.label}>{children}</span>}
          {count !== undefined && <span className={styles.count}>{count}</span>}
        </>
      )}
    </AriaCheckbox>
  )
}
