import { useQuery } from '@tanstack/react-query'
import { Laptop } from 'lucide-react'
import { GetDueBoard, type DueNow } from '../../../../server/src/modules/circulation/contract-desk.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { useItemTypes } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { cx } from '../../ui/cx.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { useNow } from '../../shell/use-now.ts'
import styles from './due-board.module.css'

/** What was lent by the hour and is due now: laptops, rooms, chargers; read from across the room. */
export function DueBoardScreen() {
  const { words, call, format } = useDesk()
  const { work } = words
  const session = useSession()
  const address = useAddress()
  const types = useItemTypes()
  const everywhere = address.text('branch') === 'all'
  const itemType = address.text('type')
  const now = useNow(10_000)
  const board = useQuery({
    queryKey: ['due-now', everywhere, itemType],
    queryFn: ({ signal }) =>
      call(
        GetDueBoard,
        {
          query: {
            limit: 500,
            ...(!everywhere && { branch: session.branch.id }),
            ...(itemType !== undefined && { itemType }),
          },
        },
        signal,
      ),
    refetchInterval: 30_000,
  })
  useLiveRefresh(['loan'], [['due-now']])
  // Between two answers the minutes go on.
  const since = Math.max(0, Math.floor((now.getTime() - board.dataUpdatedAt) / 60_000))
  const left = ({ minutesLeft }: DueNow) => minutesLeft - since
  const rows = board.data?.rows
  const groups = (board.data?.groups ?? []).filter(({ count }) => count > 1).slice(0, 4)
  return (
    <>
      <PageHeader title={work.dueTitle} guide="lend-by-the-hour" crumbs={[{ label: work.lendList, href: '/desk' }]}>
        {work.dueText(everywhere ? work.everywhere : session.branch.name)}
      </PageHeader>
      <div className={styles.head}>
        <Stats
          stats={[
            {
              label: work.late,
              value: format.count(board.data?.overdue ?? 0),
              ...((board.data?.overdue ?? 0) > 0 && { tone: 'stop' as const }),
            },
            { label: words.desk.onLoan, value: format.count(board.data?.total ?? 0) },
          ]}
        />
        <ul className={styles.groups}>
          {groups.map(({ itemType: type, itemTypeName, due, count }) => (
            <li key={`${type} ${due}`}>
              <Pill tone="info">{work.atTime(count, itemTypeName, format.time(due))}</Pill>
            </li>
          ))}
        </ul>
        <div className={styles.filters}>
          <Select
            label={work.branch}
            choices={[
              { id: 'here', label: session.branch.name },
              { id: 'all', label: work.wholeLibrary },
            ]}
            value={everywhere ? 'all' : 'here'}
            onChange={(branch) => address.set({ branch: branch === 'all' ? 'all' : undefined }, 'replace')}
          />
          <Select
            label={work.type}
            choices={[
              { id: 'all', label: work.everyType },
              ...types.map(({ code, name }) => ({ id: code, label: name })),
            ]}
            value={itemType ?? 'all'}
            onChange={(type) => address.set({ type: type === 'all' ? undefined : type }, 'replace')}
          />
        </div>
      </div>
      <Panel flush>
        <DataList<DueNow>
          label={work.dueTitle}
          name="due-now"
          columns={[
            {
              id: 'left',
              title: work.due,
              width: '210px',
              cell: (row) => <Left minutes={left(row)} words={words} time={format.time(row.due)} />,
              text: (row) => row.due,
              sortBy: (row) => row.due,
            },
            {
              id: 'title',
              title: work.item,
              cell: (row) => (
                <TwoLines second={row.itemTypeName} cover={{ title: row.title }}>
                  {row.title}
                </TwoLines>
              ),
              text: (row) => row.title,
              sortBy: (row) => row.title,
            },
            {
              id: 'barcode',
              title: work.barcode,
              width: '168px',
              room: 'wide',
              cell: (row) => <Barcode value={row.barcode} />,
              text: (row) => row.barcode,
            },
            {
              id: 'patron',
              title: work.borrower,
              width: '24%',
              room: 'some',
              cell: (row) =>
                row.patron === null ? '—' : <Link href={`/patrons/${row.patron}`}>{row.patronName ?? row.patron}</Link>,
              text: (row) => row.patronName ?? '',
              sortBy: (row) => row.patronName ?? '',
            },
          ]}
          rows={rows}
          rowId={({ loan }) => String(loan)}
          error={board.error ?? undefined}
          onRetry={() => void board.refetch()}
          covers
          empty={
            <EmptyState icon={Laptop} title={work.allBack}>
              {work.allBackText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}

function Left({ minutes, words, time }: { readonly minutes: number; readonly words: Words; readonly time: string }) {
  const { work } = words
  const tone = minutes < 0 ? 'stop' : minutes <= 15 ? 'warn' : 'ok'
  const text = minutes < 0 ? work.minutesLate(-minutes) : minutes === 0 ? work.dueAt : work.minutesLeft(minutes)
  return (
    <p className={cx(styles.left, styles[tone])}>
      <span className={styles.minutes}>{text}</span>
      <span>{time}</span>
    </p>
  )
}
