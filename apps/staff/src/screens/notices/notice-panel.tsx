import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Send, Ban } from 'lucide-react'
import { useState } from 'react'
import {
  ExplainNotice,
  ResendNotice,
  StopNotice,
  type Channel,
  type Notice,
} from '../../../../server/src/modules/notifications/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { WhyList } from '../../ui/why-panel.tsx'
import { kindInWords } from './notice-columns.tsx'
import { noticeTones } from './notice-tones.ts'
import styles from './notices.module.css'

const ways = ['rule', 'email', 'sms', 'print'] as const

/** One notice: why it is sent, every message that carried it, and what can be done. */
export function NoticePanel({ notice, linked }: { readonly notice: Notice; readonly linked: boolean }) {
  const { words, call } = useDesk()
  const { notices, noticeStates } = words
  const session = useSession()
  const queries = useQueryClient()
  const [way, setWay] = useState<(typeof ways)[number]>('rule')
  const [stopping, setStopping] = useState(false)
  const [reason, setReason] = useState('')
  const why = useQuery({
    queryKey: ['notices', notice.id, 'why', notice.state, notice.messages.length],
    queryFn: ({ signal }) => call(ExplainNotice, { params: { id: notice.id } }, signal),
  })
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['notices'] })
  const resend = useMutation({
    mutationFn: () => {
      const channel: { channel?: Channel } = way === 'rule' ? {} : { channel: way }
      return call(ResendNotice, { params: { id: notice.id }, body: channel })
    },
    onSuccess,
  })
  const stop = useMutation({
    mutationFn: () => call(StopNotice, { params: { id: notice.id }, body: { reason } }),
    onSuccess: () => {
      setStopping(false)
      return onSuccess()
    },
  })
  const waits = notice.state === 'queued' || notice.state === 'printing'
  return (
    <Panel
      title={kindInWords(notice, words)}
      aside={
        <Pill tone={noticeTones[notice.state]} icon="tone">
          {noticeStates[notice.state]}
        </Pill>
      }
      actions={linked && <Link href={`/patrons/${notice.patron}?tab=notices`}>{notice.patronName}</Link>}
      {...(may(session, 'notifications:send') && {
        footer: (
          <div className={styles.buttons}>
            {waits && (
              <Button icon={Ban} tone="plain" onPress={() => setStopping(true)}>
                {notices.stop}
              </Button>
            )}
            <span className={styles.gap} />
            <Select
              label={notices.resendBy}
              hideLabel
              value={way}
              onChange={setWay}
              choices={ways.map((id) => ({ id, label: id === 'rule' ? notices.asRuled : notices[id] }))}
            />
            <Button icon={Send} isPending={resend.isPending} onPress={() => resend.mutate()}>
              {notices.resend}
            </Button>
          </div>
        ),
      })}
    >
      <div className={styles.stack}>
        {resend.isError && <Banner tone="stop" live title={sentenceFor(resend.error, words.problems)} />}
        {notice.state === 'queued' && <p className={styles.faint}>{notice.outcome}</p>}
        <WhyList reasons={why.data?.reasons ?? []} />
        {notice.messages.map((message) => (
          <div key={message.id} className={styles.message}>
            <KeyValues
              look="columns"
              facts={[
                {
                  label: notices[message.channel],
                  value: <bdi>{message.to.replaceAll('\n', ', ')}</bdi>,
                },
                {
                  label: notices.state,
                  value: (
                    <>
                      <Pill tone={noticeTones[message.state]} icon="tone">
                        {noticeStates[message.state]}
                      </Pill>{' '}
                      <When value={message.sentAt ?? message.createdAt} />
                    </>
                  ),
                },
                ...(message.subject === '' ? [] : [{ label: notices.subject, value: <bdi>{message.subject}</bdi> }]),
              ]}
            />
            {message.failure !== null && (
              <Banner tone="stop" title={notices.failed}>
                {message.failure}
              </Banner>
            )}
            <p className={styles.text}>
              <bdi>{message.text}</bdi>
            </p>
          </div>
        ))}
      </div>
      <Dialog
        title={notices.stopAsk}
        isOpen={stopping}
        onClose={() => setStopping(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setStopping(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={stop.isPending} onPress={() => stop.mutate()}>
              {notices.stop}
            </Button>
          </>
        }
      >
        <div className={styles.stack}>
          {stop.isError && <Banner tone="stop" live title={sentenceFor(stop.error, words.problems)} />}
          <p>{notices.stopText}</p>
          <TextField label={notices.stopReason} value={reason} onChange={setReason} autoFocus />
        </div>
      </Dialog>
    </Panel>
  )
}
