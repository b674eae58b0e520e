import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Mailbox } from 'lucide-react'
import { ListMail, type MailView } from '../../../../server/src/platform/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { Banner } from '../../ui/banner.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import styles from './mailbox.module.css'

const limit = 100

/** What a demo library would have sent, as its patrons would read it. */
export function MailboxScreen() {
  const { words, call } = useDesk()
  const { mailbox } = words
  const address = useAddress()
  const offset = address.number('offset') ?? 0
  const list = useQuery({
    queryKey: ['mail', offset],
    queryFn: ({ signal }) => call(ListMail, { query: { limit, offset } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['mail', 'loan', 'hold', 'job'], [['mail']])
  const open = list.data?.rows.find(({ id }) => id === address.number('message')) ?? list.data?.rows[0]
  return (
    <>
      <PageHeader title={mailbox.title}>{mailbox.intro}</PageHeader>
      <div className={styles.columns}>
        <Panel flush>
          <DataList
            label={mailbox.list}
            name="mail"
            columns={mailColumns(words)}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ message: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={Mailbox} title={mailbox.emptyTitle}>
                {mailbox.emptyText}
              </EmptyState>
            }
            {...(list.data !== undefined &&
              list.data.total > limit && {
                footer: (
                  <Pagination
                    offset={offset}
                    limit={limit}
                    total={list.data.total}
                    onChange={(next) => address.set({ offset: next === 0 ? undefined : next })}
                  />
                ),
              })}
          />
        </Panel>
        {open && (
          <Panel title={open.subject}>
            {open.failure !== null && (
              <Banner tone="stop" title={mailbox.failed}>
                {open.failure}
              </Banner>
            )}
            <KeyValues
              look="columns"
              facts={[
                { label: mailbox.to, value: open.to },
                { label: mailbox.at, value: <When value={open.createdAt} /> },
                { label: mailbox.sent, value: open.sentAt === null ? mailbox.notSent : <When value={open.sentAt} /> },
              ]}
            />
            <p className={styles.text}>
              <bdi>{open.text}</bdi>
            </p>
          </Panel>
        )}
      </div>
    </>
  )
}

function mailColumns({ mailbox }: Words): readonly Column<MailView>[] {
  return [
    {
      id: 'subject',
      title: mailbox.subject,
      cell: (mail) => <TwoLines second={mail.to}>{mail.subject}</TwoLines>,
      text: (mail) => mail.subject,
      sortBy: (mail) => mail.subject,
    },
    { id: 'to', title: mailbox.to, optional: true, cell: (mail) => mail.to, text: (mail) => mail.to },
    {
      id: 'at',
      title: mailbox.at,
      width: '130px',
      cell: (mail) => <When value={mail.createdAt} />,
      text: (mail) => mail.createdAt,
      sortBy: (mail) => mail.createdAt,
    },
  ]
}
