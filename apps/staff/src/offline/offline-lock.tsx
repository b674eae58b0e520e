import { useState } from 'react'
import { useDesk } from '../desk-context.ts'
import { Brand } from '../shell/brand.tsx'
import styles from '../shell/sign-in.module.css'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/text-field.tsx'

/** A page that was loaded while the server is away, at a desk with a PIN: it goes on for whoever knows it. */
export function OfflineLock() {
  const { words, offline } = useDesk()
  const [pin, setPin] = useState('')
  const [told, setTold] = useState<'open' | 'wrong' | 'closed'>('open')
  const [working, setWorking] = useState(false)
  const unlock = async () => {
    setWorking(true)
    setTold(await offline.unlock(pin))
    setPin('')
    setWorking(false)
  }
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Brand name={words.app.name} />
        <h1 className={styles.title}>{words.offline.locked}</h1>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void unlock()
          }}
        >
          {told !== 'open' && (
            <Banner tone="stop" live title={told === 'wrong' ? words.offline.pinWrong : words.offline.pinClosed} />
          )}
          <TextField
            label={words.offline.pinToOpen}
            type="password"
            autoComplete="off"
            value={pin}
            onChange={setPin}
            isDisabled={told === 'closed'}
            {...focusFirst}
          />
          <Button type="submit" tone="primary" wide isPending={working} isDisabled={told === 'closed'}>
            {words.offline.unlock}
          </Button>
        </form>
      </div>
    </main>
  )
}

/** The page has nothing but this form, so the focus may begin in it. */
const focusFirst = { autoFocus: true }
