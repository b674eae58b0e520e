import { CloudOff, CloudUpload, ListTodo } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useDesk } from '../desk-context.ts'
import { may, useSession } from '../session.ts'
import { Banner } from '../ui/banner.tsx'
import { Link } from '../ui/link.tsx'
import { ProgressBar } from '../ui/progress.tsx'
import { TextButton } from '../ui/text-button.tsx'
import { useNow } from '../shell/use-now.ts'
import { useLine } from './use-line.ts'

/** Over every screen: that the server is away and the desk goes on, how far sending is, and what needs a look afterwards. */
export function OfflineBanner() {
  const { words, format, offline, announce } = useDesk()
  const session = useSession()
  const line = useLine()
  const now = useNow(60_000)
  const { state, waiting, since, until } = line
  const before = useRef({ state, toSend: line.toSend })
  useEffect(() => {
    const { state: was, toSend } = before.current
    before.current = { state, toSend: line.toSend }
    if (was === state) return
    if (state === 'offline') announce(words.offline.away(format.time(new Date(since ?? 0))), 'now')
    if (was === 'sending' && state === 'online') announce(words.offline.back(toSend))
  }, [state, since, line.toSend, announce, words, format])

  if (!may(session, 'offline:use')) return null
  const tryNow = <TextButton onPress={() => offline.tryNow()}>{words.offline.tryNow}</TextButton>
  if (state === 'sending') {
    const sent = Math.max(0, line.toSend - waiting)
    return <ProgressBar label={words.offline.sending(sent, line.toSend)} done={sent} total={line.toSend} />
  }
  if (state === 'offline' && line.signIn)
    return <Banner tone="warn" icon={CloudUpload} title={words.offline.signIn(waiting)} />
  if (state === 'offline') {
    const at = format.time(new Date(since ?? 0))
    const over = until !== undefined && until < now.getTime()
    const title =
      line.snapshotAt === undefined
        ? words.offline.awayNothing(at)
        : over
          ? words.offline.awayOver(at)
          : words.offline.away(at)
    return (
      <Banner tone="warn" icon={CloudOff} title={waiting > 0 ? `${title} ${words.offline.waiting(waiting)}` : title}>
        {line.problem ?? words.offline.awayText} {tryNow}
      </Banner>
    )
  }
  if (line.problem !== undefined) {
    return (
      <Banner tone="stop" title={line.problem}>
        <Link href="/offline?view=queue">{words.offline.look}</Link>
      </Banner>
    )
  }
  if (line.exceptions > 0 && may(session, 'offline:resolve')) {
    return (
      <Banner tone="warn" icon={ListTodo} title={words.offline.exceptions(line.exceptions)}>
        <Link href="/offline">{words.offline.look}</Link>
      </Banner>
    )
  }
  return null
}
