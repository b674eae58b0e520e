import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { MessagesSquare } from 'lucide-react'
import {
  ListNcipMessages,
  messageOutcomes,
  type MessageOutcome,
  type NcipLogEntry,
} from '../../../../server/src/modules/resource-sharing/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { MessagePanel } from './message-panel.tsx'
import styles from './sharing.module.css'
import { outcomeTones } from './tones.ts'
import { sharingKey, usePartners } from './use-partners.ts'

const limit = 50
const all = 'all'
const unknown = 'unknown'

/** What partners sent lately and were answered: where a technician looks when something is not done. */
export function MessagesView() {
  const { words, call } = useDesk()
  const { sharing, sharingOutcomes } = words
  const address = useAddress()
  const partners = usePartners().data?.rows ?? []
  const offset = address.number('offset') ?? 0
  const partner = address.text('partner')
  const outcome = messageOutcomes.find((one) => one === address.text('outcome'))
  const query = {
    limit,
    offset,
    ...(outcome && { outcome }),
    ...(partner === unknown ? { unknown: true } : partner !== undefined && { agency: Number(partner) }),
  }
  const list = useQuery({
    queryKey: [sharingKey, 'messages', query],
    queryFn: ({ signal }) => call(ListNcipMessages, { query }, signal),
    placeholderData: keepPreviousData,
  })
  const shown = list.data?.rows.find(({ id }) => id === address.number('open'))
  const set = (change: Readonly<Record<string, string | undefined>>) =>
    address.set({ ...change, offset: undefined, open: undefined }, 'replace')
  return (
    <div className={styles.stack}>
      <p className={styles.faint}>{sharing.messagesText}</p>
      <div className={styles.filters}>
        <Select
          label={sharing.partner}
          hideLabel
          value={partner ?? all}
          onChange={(value) => set({ partner: value === all ? undefined : value })}
          choices={[
            { id: all, label: sharing.allPartners },
            ...partners.map(({ id, name }) => ({ id: String(id), label: name })),
            { id: unknown, label: sharing.unknownSender },
          ]}
        />
        <Select<MessageOutcome | typeof all>
          label={sharing.outcome}
          hideLabel
          value={outcome ?? all}
          onChange={(value) => set({ outcome: value === all ? undefined : value })}
          choices={[
            { id: all, label: sharing.allMessages },
            ...messageOutcomes.map((id) => ({ id, label: sharingOutcomes[id] })),
          ]}
        />
      </div>
      <div className={shown ? styles.columns : styles.stack}>
        <Panel flush>
          <DataList
            label={sharing.messageList}
            name="ncip-messages"
            columns={columns(words)}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            openRow={shown === undefined ? undefined : String(shown.id)}
            onOpen={({ id }) => address.set({ open: id }, 'replace')}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={MessagesSquare} title={sharing.noMessages}>
                {sharing.noMessagesText}
              </EmptyState>
            }
            {...(list.data !== undefined &&
              list.data.total > limit && {
                footer: (
                  <Pagination
                    offset={offset}
                    limit={limit}
                    total={list.data.total}
                    onChange={(next) => address.set({ offset: next === 0 ? undefined : next, open: undefined })}
                  />
                ),
              })}
          />
        </Panel>
        {shown && <MessagePanel key={shown.id} entry={shown} />}
      </div>
    </div>
  )
}

function columns({ sharing, sharingOutcomes }: Words): readonly Column<NcipLogEntry>[] {
  return [
    {
      id: 'service',
      title: sharing.service,
      cell: (entry) => (
        <TwoLines second={entry.detail}>{entry.service === '' ? sharing.unread : entry.service}</TwoLines>
      ),
      text: (entry) => entry.service,
      sortBy: (entry) => entry.service,
    },
    {
      id: 'partner',
      title: sharing.partner,
      width: '22%',
      room: 'wide',
      cell: (entry) => <TwoLines second={entry.address}>{entry.agencyName ?? sharing.unknownSender}</TwoLines>,
      text: (entry) => entry.agencyName ?? '',
      sortBy: (entry) => entry.agencyName ?? undefined,
    },
    {
      id: 'outcome',
      title: sharing.outcome,
      width: '150px',
      cell: (entry) => (
        <Pill tone={outcomeTones[entry.outcome]} icon="tone">
          {sharingOutcomes[entry.outcome]}
        </Pill>
      ),
      text: (entry) => sharingOutcomes[entry.outcome],
      sortBy: (entry) => entry.outcome,
    },
    {
      id: 'at',
      title: sharing.when,
      width: '22%',
      room: 'wide',
      cell: (entry) => <When value={entry.at} />,
      text: (entry) => entry.at,
      sortBy: (entry) => entry.at,
    },
  ]
}
