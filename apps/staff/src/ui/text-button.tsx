import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import styles from './text-button.module.css'

interface TextButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'style'> {
  readonly children: ReactNode
}

/** A small thing to do inside a row or a sentence: `why?`, `decide`, `Renew now`. */
export function TextButton({ children, ...rest }: TextButtonProps) {
  return (
    <Button {...rest} className={styles.button ?? ''}>
      {children}
    </Button>
  )
}
