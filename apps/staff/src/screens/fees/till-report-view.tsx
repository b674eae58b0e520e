import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Printer } from 'lucide-react'
import { GetTillSession, type TillReport } from '../../../../server/src/modules/fees/contract-tills.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { Button } from '../../ui/button.tsx'
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx'
import { Panel } from '../../ui/panel.tsx'
import { usePrintSheet } from '../../ui/print-sheet.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { FailedState } from '../../ui/states.tsx'
import { chargeWord, methodWord } from './payment.ts'
import { tillsKey } from './use-tills.ts'
import styles from './tills.module.css'

/** The X report of an open till, or the Z report of a closed one. */
export function TillReportView({ session }: { readonly session: number }) {
  const { call, words } = useDesk()
  const address = useAddress()
  const { sheet, print } = usePrintSheet()
  const { data, error, refetch } = useQuery({
    queryKey: [...tillsKey, 'report', session],
    queryFn: ({ signal }) => call(GetTillSession, { params: { id: session } }, signal),
  })
  useLiveRefresh(['payment', 'till'], [[...tillsKey, 'report', session]])
  const parts = useReportParts()
  const { tills } = words
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={6} />
  const shown = parts(data)
  return (
    <div className={styles.tills}>
      <div className={styles.reportHead}>
        <Button icon={ArrowLeft} onPress={() => address.set({ id: undefined })}>
          {tills.back}
        </Button>
        <h2 className={styles.title}>
          {data.name}: {data.number === null ? tills.xReport : tills.zReport(data.number)}
        </h2>
        <Button icon={Printer} keys="F9" tone="primary" onPress={() => print(<ReportSheet report={data} />)}>
          {tills.print}
        </Button>
      </div>
      <div className={styles.cards}>
        {shown.map(({ title, facts }) => (
          <Panel key={title} title={title} level={3}>
            <KeyValues facts={facts} />
          </Panel>
        ))}
      </div>
      {sheet}
    </div>
  )
}

interface ReportPart {
  readonly title: string
  readonly facts: readonly KeyValue[]
}

function useReportParts(): (report: TillReport) => readonly ReportPart[] {
  const { words, format } = useDesk()
  const { tills, money } = words
  return (report) => [
    {
      title: report.number === null ? tills.xReport : tills.zReport(report.number),
      facts: [
        { label: tills.opened, value: `${format.when(report.openedAt)}, ${report.openedBy}` },
        ...(report.closedAt === null
          ? []
          : [{ label: tills.closed, value: `${format.when(report.closedAt)}, ${report.closedBy ?? ''}` }]),
        { label: tills.float, value: format.money(report.float) },
        { label: tills.expected, value: format.money(report.expected) },
        ...(report.counted === null ? [] : [{ label: tills.counted, value: format.money(report.counted) }]),
        ...(report.difference === null
          ? []
          : [{ label: tills.difference, value: <strong>{format.money(report.difference)}</strong> }]),
        ...(report.left === null ? [] : [{ label: tills.left, value: format.money(report.left) }]),
        ...(report.note === '' ? [] : [{ label: tills.note, value: report.note }]),
      ],
    },
    {
      title: tills.byMethod,
      facts: [
        ...report.byMethod.flatMap(({ method, taken, refunded, voided }) => [
          { label: methodWord(method, money), value: `${format.money(taken.amount)} ${tills.times(taken.count)}` },
          ...(refunded.count === 0
            ? []
            : [{ label: `${methodWord(method, money)}, ${tills.refunded}`, value: format.money(refunded.amount) }]),
          ...(voided.count === 0
            ? []
            : [{ label: `${methodWord(method, money)}, ${tills.voided}`, value: format.money(voided.amount) }]),
        ]),
        { label: tills.total, value: <strong>{format.money(report.total)}</strong> },
      ],
    },
    {
      title: tills.byKind,
      facts: report.byKind.map(({ kind, amount }) => ({
        label: kind === null ? tills.credit : chargeWord(kind, money),
        value: format.money(amount),
      })),
    },
    {
      title: tills.byPerson,
      facts: report.byPerson.map(({ by, count, total, cash }) => ({
        label: `${by} ${tills.times(count)}`,
        value: `${format.money(total)} (${tills.inHand} ${format.money(cash)})`,
      })),
    },
    ...(report.cash.length === 0
      ? []
      : [
          {
            title: tills.cashMoves,
            facts: report.cash.map(({ kind, amount, reason, by, at }) => ({
              label: `${format.time(at)} ${reason}, ${by}`,
              value: `${kind === 'in' ? '+' : '−'} ${format.money(amount)}`,
            })),
          },
        ]),
    ...(report.counts.length === 0
      ? []
      : [
          {
            title: tills.counted,
            facts: report.counts.map(({ value, count }) => ({
              label: `${format.money({ amount: value, currency: report.float.currency })} ${tills.times(count)}`,
              value: format.money({ amount: value * count, currency: report.float.currency }),
            })),
          },
        ]),
  ]
}

function ReportSheet({ report }: { readonly report: TillReport }) {
  const parts = useReportParts()
  return (
    <div className={styles.sheet}>
      <p>
        <strong>
          {report.branchName}, {report.name}
        </strong>
      </p>
      {parts(report).map(({ title, facts }) => (
        <div key={title}>
          <p>
            <strong>{title}</strong>
          </p>
          {facts.map(({ label, value }) => (
            <p key={label} className={styles.sheetLine}>
              <span>{label}</span>
              <span>{value}</span>
            </p>
          ))}
        </div>
      ))}
    </div>
  )
}
