import { LoaderCircle, Wifi, WifiOff } from 'lucide-react'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components/Button'
import { useDesk } from '../desk-context.ts'
import { Pill } from '../ui/pill.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import styles from './live-pill.module.css'
import { useNow } from './use-now.ts'

/** Whether the server is there. Pressed while it is not, it tries at once. */
export function LivePill() {
  const { live, words, announce } = useDesk()
  const status = useSyncExternalStore(live.subscribe, live.status)
  const now = useNow(status.state === 'offline' ? 1000 : 60_000)
  const { shell } = words
  const before = useRef(status.state)
  useEffect(() => {
    if (before.current === status.state) return
    // Only losing and finding the server again is news.
    if (status.state === 'offline') announce(shell.offline, 'now')
    else if (before.current === 'offline') announce(shell.live)
    before.current = status.state
  }, [status.state, announce, shell])

  const seconds = status.state === 'offline' ? Math.max(0, Math.ceil((status.retryAt - now.getTime()) / 1000)) : 0
  const shown = {
    live: { tone: 'ok', icon: Wifi, text: shell.live, long: shell.liveLong },
    connecting: { tone: 'neutral', icon: LoaderCircle, text: shell.connecting, long: shell.connectingLong },
    offline: { tone: 'stop', icon: WifiOff, text: shell.offline, long: shell.offlineLong(seconds) },
  } as const
  const { tone, icon, text, long } = shown[status.state]
  return (
    <Tooltip text={long} place="bottom">
      <Button
        className={styles.button ?? ''}
        aria-label={`${text}. ${long}`}
        onPress={() => status.state === 'offline' && live.retry()}
      >
        <Pill tone={tone} icon={icon}>
          <span className={styles.text}>{text}</span>
        </Pill>
      </Button>
    </Tooltip>
  )
}
