import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Mailbox, RotateCw } from 'lucide-react'
import { ListMail, RetryMail, type MailView } from '../../../../server/src/platform/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { noticeTones } from '../notices/notice-tones.ts'
import styles from './mailbox.module.css'

const limit = 100

/** What a demo library would have sent, as its patrons would read it. */
export function MailboxScreen() {
  const { words, call } = useDesk()
  const { mailbox } = words
  const address = useAddress()
  const offset = address.number('offset') ?? 0
  const queries = useQueryClient()
  const session = useSession()
  const way = address.oneOf('way', ['all', 'email', 'sms', 'print'])
  const query = { limit, offset, ...(way !== 'all' && { channel: way }) }
  const list = useQuery({
    queryKey: ['mail', query],
    queryFn: ({ signal }) => call(ListMail, { query }, signal),
    placeholderData: keepPreviousData,
  })
  const retry = useMutation({
    mutationFn: (id: number) => call(RetryMail, { params: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mail'] }),
  })
  useLiveRefresh(['mail', 'loan', 'hold', 'job'], [['mail']])
  const open = list.data?.rows.find(({ id }) => id === address.number('message')) ?? list.data?.rows[0]
  const message = useBringIntoView<HTMLDivElement>(address.number('message'))
  return (
    <>
      <PageHeader title={mailbox.title}>{mailbox.intro}</PageHeader>
      <div className={styles.columns}>
        <Panel flush>
          <PagedList
            label={mailbox.list}
            name="mail"
            columns={mailColumns(words)}
            found={list}
            limit={limit}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ message: id }, 'replace')}
            tools={
              <RadioGroup
                label={words.notices.way}
                hideLabel
                look="segments"
                value={way}
                onChange={(next) =>
                  address.set(
                    { way: next === 'all' ? undefined : next, offset: undefined, message: undefined },
                    'replace',
                  )
                }
                choices={[
                  { id: 'all', label: words.notices.any },
                  { id: 'email', label: words.notices.email },
                  { id: 'sms', label: words.notices.sms },
                  { id: 'print', label: words.notices.print },
                ]}
              />
            }
            empty={
              <EmptyState icon={Mailbox} title={mailbox.emptyTitle}>
                {mailbox.emptyText}
              </EmptyState>
            }
          />
        </Panel>
        {open && (
          <div ref={message}>
            <Panel
              title={open.subject === '' ? words.notices[open.channel] : open.subject}
              aside={
                <Pill tone={noticeTones[open.state]} icon="tone">
                  {words.noticeStates[open.state]}
                </Pill>
              }
              {...((open.state === 'failed' || open.state === 'bounced') &&
                may(session, 'platform:mail-send') && {
                  actions: (
                    <Button icon={RotateCw} isPending={retry.isPending} onPress={() => retry.mutate(open.id)}>
                      {words.ui.retry}
                    </Button>
                  ),
                })}
            >
              {open.failure !== null && (
                <Banner tone="stop" title={mailbox.failed}>
                  {open.failure}
                </Banner>
              )}
              <KeyValues
                look="columns"
                facts={[
                  { label: mailbox.to, value: <bdi>{open.to.replaceAll('\n', ', ')}</bdi> },
                  { label: words.notices.way, value: wayInWords(open, words) },
                  { label: mailbox.at, value: <When value={open.createdAt} /> },
                  { label: mailbox.sent, value: open.sentAt === null ? mailbox.notSent : <When value={open.sentAt} /> },
                ]}
              />
              <p className={styles.text}>
                <bdi>{open.text}</bdi>
              </p>
            </Panel>
          </div>
        )}
      </div>
    </>
  )
}

function wayInWords({ channel, sms }: MailView, { notices }: Words): string {
  return sms ? `${notices[channel]}, ${notices.parts(sms.segments)} (${sms.encoding})` : notices[channel]
}

function mailColumns({ mailbox, notices, noticeStates }: Words): readonly Column<MailView>[] {
  return [
    {
      id: 'subject',
      title: mailbox.subject,
      cell: (mail) => (
        <TwoLines second={mail.to.replaceAll('\n', ', ')}>{mail.subject === '' ? mail.text : mail.subject}</TwoLines>
      ),
      text: (mail) => (mail.subject === '' ? mail.text : mail.subject),
      sortBy: (mail) => mail.subject,
    },
    { id: 'to', title: mailbox.to, optional: true, cell: (mail) => mail.to, text: (mail) => mail.to },
    {
      id: 'way',
      title: notices.way,
      width: '120px',
      room: 'wide',
      cell: (mail) => notices[mail.channel],
      text: (mail) => notices[mail.channel],
    },
    {
      id: 'state',
      title: notices.state,
      width: '110px',
      room: 'widest',
      cell: (mail) => (
        <Pill tone={noticeTones[mail.state]} icon="tone">
          {noticeStates[mail.state]}
        </Pill>
      ),
      text: (mail) => noticeStates[mail.state],
    },
    {
      id: 'at',
      title: mailbox.at,
      width: '150px',
      cell: (mail) => <When value={mail.createdAt} />,
      text: (mail) => mail.createdAt,
      sortBy: (mail) => mail.createdAt,
    },
  ]
}
