import { useFormat } from '../desk-context.ts'
import { AnythingField } from './anything-field.tsx'
import { LivePill } from './live-pill.tsx'
import styles from './top-bar.module.css'
import { useNow } from './use-now.ts'

/** The top of every screen: the field that takes anything, whether the server is there, the time of the branch. */
export function TopBar({ onAsk }: { readonly onAsk: (text: string) => void }) {
  return (
    <header className={styles.bar}>
      <AnythingField onAsk={onAsk} />
      <div className={styles.end}>
        <LivePill />
        <Clock />
      </div>
    </header>
  )
}

function Clock() {
  const now = useNow(60_000)
  return (
    <time dateTime={now.toISOString()} className={styles.clock}>
      {useFormat().clock(now)}
    </time>
  )
}
