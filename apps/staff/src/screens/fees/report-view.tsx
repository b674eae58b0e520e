import { useQuery } from '@tanstack/react-query'
import { ChartNoAxesColumn, FileDown } from 'lucide-react'
import {
  GetMoneyReport,
  reportDimensions,
  type ReportDimension,
  type ReportRow,
} from '../../../../server/src/modules/fees/contract-report.ts'
import { urlFor } from '../../../../server/src/platform/route.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { inUnits, type Format } from '../../format.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import type { Words } from '../../messages/index.ts'
import { useSession } from '../../session.ts'
import { ButtonLink } from '../../ui/button-link.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Money } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { today } from '../circulation/moment-of-day.ts'
import { useBranches } from '../patrons/patron-queries.ts'
import { chargeWord, methodWord } from './payment.ts'
import { useTills } from './use-tills.ts'
import styles from './fees.module.css'

const usual: readonly ReportDimension[] = ['day', 'branch', 'method', 'kind']

/** Sums of the ledger by whatever is ticked, on the screen and as a file. */
export function ReportView() {
  const { call, words, format } = useDesk()
  const { branch: here } = useSession()
  const address = useAddress()
  const { rows: branches } = useBranches()
  const tills = useTills()
  const { report, money } = words
  const from = address.text('from') ?? today(here.timeZone)
  const to = address.text('to') ?? from
  const branch = address.text('branch') ?? 'all'
  const of = address.oneOf('of', ['money', 'all'])
  const asked = reportDimensions.filter((one) => address.all('by').includes(one))
  const groupBy = asked.length > 0 ? asked : usual
  const query = { from, to, of, groupBy: [...groupBy], ...(branch !== 'all' && { branch: Number(branch) }) }
  const sums = useQuery({
    queryKey: ['payments', 'report', query],
    queryFn: ({ signal }) => call(GetMoneyReport, { query }, signal),
    placeholderData: (before) => before,
  })
  useLiveRefresh(['payment'], [['payments', 'report']])
  const names = {
    branches: new Map(branches.map(({ id, name }) => [id, name])),
    tills: new Map(tills.data?.rows.map(({ id, name }) => [id, name])),
  }
  const toggle = (one: ReportDimension) => {
    const next = groupBy.includes(one) ? groupBy.filter((other) => other !== one) : [...groupBy, one]
    address.set({ by: next.length > 0 ? next : undefined }, 'replace')
  }
  return (
    <div className={styles.view}>
      <div className={styles.filters}>
        <DatePicker
          label={money.from}
          beside
          value={from}
          onChange={(day) => address.set({ from: day, to: day !== undefined && day > to ? day : to })}
        />
        <DatePicker label={money.to} beside value={to} from={from} onChange={(day) => address.set({ from, to: day })} />
        <div className={styles.pick}>
          <Select
            label={money.branch}
            hideLabel
            value={branch}
            onChange={(id) => address.set({ branch: id === 'all' ? undefined : id })}
            choices={[
              { id: 'all', label: money.allBranches },
              ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
            ]}
          />
        </div>
        <div className={styles.pick}>
          <Select
            label={report.of}
            hideLabel
            value={of}
            onChange={(id) => address.set({ of: id === 'money' ? undefined : id })}
            choices={[
              { id: 'money', label: report.money },
              { id: 'all', label: report.all },
            ]}
          />
        </div>
        <ButtonLink
          icon={FileDown}
          href={urlFor(GetMoneyReport, {}, query).replace('/money-report', '/money-report.csv')}
          download
        >
          {report.csv}
        </ButtonLink>
      </div>
      <fieldset className={styles.dimensions}>
        <legend>{report.groupBy}</legend>
        {reportDimensions.map((one) => (
          <Checkbox key={one} isSelected={groupBy.includes(one)} onChange={() => toggle(one)}>
            {report[one]}
          </Checkbox>
        ))}
      </fieldset>
      <Panel flush>
        <DataList
          label={report.tab}
          columns={columnsOf(groupBy, words, format, names)}
          rows={sums.data?.rows}
          rowId={(row) => reportDimensions.map((one) => row[one]).join('|')}
          {...(sums.isError && { error: sums.error, onRetry: () => void sums.refetch() })}
          empty={
            <EmptyState icon={ChartNoAxesColumn} title={report.empty}>
              {report.emptyText}
            </EmptyState>
          }
          footer={
            sums.data && (
              <p className={styles.reportTotal}>
                <span>{report.total}</span>
                <strong className="figure">{format.money(sums.data.total)}</strong>
              </p>
            )
          }
        />
      </Panel>
    </div>
  )
}

interface Names {
  readonly branches: ReadonlyMap<number, string>
  readonly tills: ReadonlyMap<number, string>
}

function columnsOf(
  groupBy: readonly ReportDimension[],
  words: Words,
  format: Format,
  names: Names,
): readonly Column<ReportRow>[] {
  const { report } = words
  const text = (row: ReportRow, one: ReportDimension): string =>
    wordOf(row, one, words, format, names) ?? report.nothing
  const shown = reportDimensions.filter((one) => groupBy.includes(one))
  const others = shown.slice(1)
  return [
    ...shown.map((one, i) => ({
      id: one,
      title: report[one],
      ...(i > 0 && { room: 'some' as const }),
      cell: (row: ReportRow) =>
        i > 0 ? (
          text(row, one)
        ) : (
          <>
            {text(row, one)}
            <span className={styles.narrow}>{others.map((other) => text(row, other)).join(', ')}</span>
          </>
        ),
      text: (row: ReportRow) => text(row, one),
      sortBy: (row: ReportRow) => (one === 'day' ? (row.day ?? '') : text(row, one)),
    })),
    {
      id: 'count',
      title: report.count,
      width: '80px',
      room: 'some',
      align: 'end',
      cell: ({ count }) => format.count(count),
      text: ({ count }) => count,
      sortBy: ({ count }) => count,
    },
    {
      id: 'amount',
      title: report.amount,
      width: '120px',
      align: 'end',
      cell: ({ amount }) => <Money value={amount} />,
      text: ({ amount }) => inUnits(amount),
      sortBy: ({ amount }) => amount.amount,
    },
  ]
}

function wordOf(
  row: ReportRow,
  one: ReportDimension,
  { money }: Words,
  format: Format,
  names: Names,
): string | undefined {
  switch (one) {
    case 'day':
      return row.day === null ? undefined : format.day(row.day)
    case 'branch':
      return row.branch === null ? undefined : names.branches.get(row.branch)
    case 'owner':
      return row.owner === null ? undefined : names.branches.get(row.owner)
    case 'till':
      return row.till === null ? undefined : (names.tills.get(row.till) ?? String(row.till))
    case 'by':
      return row.by ?? undefined
    case 'movement':
      return row.movement === null ? undefined : money[row.movement]
    case 'method':
      return row.method === null ? undefined : methodWord(row.method, money)
    case 'kind':
      return row.kind === null ? money.credit : chargeWord(row.kind, money)
  }
}
