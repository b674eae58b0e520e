import type { ReactNode } from 'react'
import styles from './part.module.css'

/** A titled part of the gallery. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      {children}
    </section>
  )
}

interface SpecimenProps {
  readonly name: string
  readonly children: ReactNode
  /** `row`: side by side; `stack`: one below the other; `wide`: over the whole width. */
  readonly look?: 'row' | 'stack' | 'wide'
}

/** One component in one or more of its states. */
export function Specimen({ name, children, look = 'row' }: SpecimenProps) {
  return (
    <div className={`${styles.specimen} ${look === 'wide' ? styles.wide : ''}`}>
      <p className={styles.name}>{name}</p>
      <div className={styles[look]}>{children}</div>
    </div>
  )
}
