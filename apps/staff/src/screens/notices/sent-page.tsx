import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Megaphone } from 'lucide-react'
import {
  ListNotices,
  noticeKindCodes,
  type Channel,
  type NoticeKindCode,
  type NoticeState,
} from '../../../../server/src/modules/notifications/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { exportAll } from '../../ui/data-list/export-all.ts'
import { PagedList } from '../../ui/paged-list.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { noticeColumns } from './notice-columns.tsx'
import { NoticePanel } from './notice-panel.tsx'
import { noticeStateOrder } from './notice-tones.ts'
import styles from './notices.module.css'

const limit = 100
const all = 'all'

/** Every notice, newest first; what failed is one choice away. */
export function SentPage() {
  const { words, call } = useDesk()
  const { notices, noticeKinds, noticeStates } = words
  const address = useAddress()
  const offset = address.number('offset') ?? 0
  const kind = noticeKindCodes.find((code) => code === address.text('kind'))
  const state = noticeStateOrder.find((one) => one === address.text('state'))
  const channel = (['email', 'sms', 'print'] as const).find((one) => one === address.text('way'))
  const query = {
    limit,
    offset,
    ...(kind && { kind }),
    ...(state && { state }),
    ...(channel && { channel }),
  }
  const list = useQuery({
    queryKey: ['notices', 'list', query],
    queryFn: ({ signal }) => call(ListNotices, { query }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['notice', 'mail'], [['notices']])
  const open = list.data?.rows.find(({ id }) => id === address.number('notice'))
  const narrowed = kind !== undefined || state !== undefined || channel !== undefined
  const set = (name: string, value: string) =>
    address.set({ [name]: value === all ? undefined : value, offset: undefined, notice: undefined }, 'replace')
  return (
    <>
      <div className={styles.filters}>
        <Select<NoticeState | typeof all>
          label={notices.state}
          hideLabel
          value={state ?? all}
          onChange={(value) => set('state', value)}
          choices={[
            { id: all, label: notices.allStates },
            ...noticeStateOrder.map((id) => ({ id, label: noticeStates[id] })),
          ]}
        />
        <Select<NoticeKindCode | typeof all>
          label={notices.kind}
          hideLabel
          value={kind ?? all}
          onChange={(value) => set('kind', value)}
          choices={[
            { id: all, label: notices.allKinds },
            ...noticeKindCodes.map((id) => ({ id, label: noticeKinds[id] })),
          ]}
        />
        <Select<Channel | typeof all>
          label={notices.way}
          hideLabel
          value={channel ?? all}
          onChange={(value) => set('way', value)}
          choices={[
            { id: all, label: notices.allWays },
            ...(['email', 'sms', 'print'] as const).map((id) => ({ id, label: notices[id] })),
          ]}
        />
      </div>
      <div className={open ? styles.columns : styles.content}>
        <Panel flush>
          <PagedList
            label={notices.list}
            name="notices"
            columns={noticeColumns(words, 'all')}
            found={list}
            limit={limit}
            forgets={['notice']}
            rowId={({ id }) => String(id)}
            openRow={open === undefined ? undefined : String(open.id)}
            onOpen={({ id }) => address.set({ notice: id }, 'replace')}
            onExport={() =>
              void exportAll('notices', noticeColumns(words, 'all'), (at) =>
                call(ListNotices, { query: { ...query, ...at } }),
              )
            }
            empty={
              <EmptyState icon={Megaphone} title={narrowed ? notices.noneTitle : notices.emptyTitle}>
                {narrowed ? notices.noneText : notices.emptyText}
              </EmptyState>
            }
          />
        </Panel>
        {open && <NoticePanel key={open.id} notice={open} linked />}
      </div>
    </>
  )
}
