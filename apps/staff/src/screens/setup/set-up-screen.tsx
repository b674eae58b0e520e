import { useDesk } from '../../desk-context.ts'
import { Brand } from '../../shell/brand.tsx'
import styles from './set-up.module.css'
import { SetUpForm } from './set-up-form.tsx'

/** What an empty library shows instead of sign-in. */
export function SetUpScreen() {
  const { words, live } = useDesk()
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Brand name={words.app.name} />
        <h1 className={styles.title}>{words.setUp.title}</h1>
        <p className={styles.intro}>{words.setUp.intro}</p>
        <SetUpForm onDone={() => live.retry()} />
      </div>
    </main>
  )
}
