import { useId, type ReactNode } from 'react'
import styles from './harvesting.module.css'

interface FormStepProps {
  readonly number: number
  readonly title: string
  readonly children: ReactNode
}

/** A numbered part of a form. */
export function FormStep({ number, title, children }: FormStepProps) {
  const id = useId()
  return (
    <section className={styles.step} aria-labelledby={id}>
      <h3 id={id}>
        <span className={styles.number}>{number}</span> {title}
      </h3>
      {children}
    </section>
  )
}
