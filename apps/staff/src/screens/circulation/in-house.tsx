import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Armchair } from 'lucide-react'
import { useState } from 'react'
import {
  RecordInHouseUse,
  ReportInHouseUse,
  UndoInHouseUse,
  type InHouseUse,
} from '../../../../server/src/modules/circulation/contract-desk.ts'
import { useAddress } from '../../address.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './lists.module.css'
import { today } from './moment-of-day.ts'

type Counted =
  | { readonly is: 'counted' | 'undone'; readonly key: number; readonly use: InHouseUse }
  | { readonly is: 'refused'; readonly key: number; readonly barcode: string; readonly message: string }

/** Uses inside the library: the scan basket for what lies on the tables, and what it adds up to. */
export function InHouseScreen() {
  const { work } = useDesk().words
  const address = useAddress()
  return (
    <>
      <PageHeader
        title={work.inHouseTitle}
        guide="count-uses-in-the-library"
        crumbs={[{ label: work.lendList, href: '/desk' }]}
      >
        {work.inHouseText}
      </PageHeader>
      <Tabs
        label={work.inHouseTitle}
        value={address.oneOf('view', ['basket', 'report'])}
        onChange={(view) => address.set({ view: view === 'basket' ? undefined : view })}
        pages={[
          { id: 'basket', label: work.basket, content: <Basket /> },
          { id: 'report', label: work.report, content: <Report /> },
        ]}
      />
    </>
  )
}

function Basket() {
  const { words, call, sounds, announce } = useDesk()
  const { work } = words
  const queries = useQueryClient()
  const [rows, setRows] = useState<readonly Counted[]>([])
  const [kind, setKind] = useState('')
  const [count, setCount] = useState(1)
  const add = (row: Counted) => setRows((now) => [row, ...now].slice(0, 200))
  const record = useMutation({
    mutationFn: (of: { barcode: string } | { kind: string; count: number }) => call(RecordInHouseUse, { body: of }),
    onSuccess: async (use) => {
      add({ is: 'counted', key: use.id, use })
      sounds.play('ok')
      announce(use.message)
      await queries.invalidateQueries({ queryKey: ['in-house'] })
    },
    onError: (error, of) => {
      const message = sentenceFor(error, words.problems)
      add({ is: 'refused', key: Date.now(), barcode: 'barcode' in of ? of.barcode : of.kind, message })
      sounds.play('stop')
      announce(message, 'now')
    },
  })
  const undo = useMutation({
    mutationFn: (use: InHouseUse) => call(UndoInHouseUse, { params: { id: use.id } }),
    onSuccess: (_, use) =>
      setRows((now) =>
        now.map((row) => (row.is === 'counted' && row.use.id === use.id ? { ...row, is: 'undone' } : row)),
      ),
  })
  const last = rows.find((row) => row.is === 'counted')
  useShortcut(last ? 'F7' : undefined, {
    label: work.undoLast,
    run: () => last?.is === 'counted' && undo.mutate(last.use),
  })
  const first = rows[0]
  return (
    <div className={styles.columns}>
      <Panel title={work.things}>
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (kind.trim() !== '') record.mutate({ kind: kind.trim(), count })
          }}
        >
          <TextField label={work.thing} hint={work.thingHint} value={kind} onChange={setKind} />
          <NumberField label={work.howMany} value={count} minValue={1} onChange={setCount} />
          <Button type="submit" isDisabled={kind.trim() === ''}>
            {work.countIt}
          </Button>
        </form>
      </Panel>
      <div className={styles.stack}>
        <ScanField
          label={work.scanTable}
          action={work.countIt}
          keys="F2"
          onScan={(barcode) => record.mutate({ barcode })}
          tone={first === undefined ? undefined : first.is === 'refused' ? 'stop' : 'ok'}
        />
        <Panel
          title={work.basket}
          aside={
            <Pill>{work.usesOf(rows.reduce((sum, row) => sum + (row.is === 'counted' ? row.use.count : 0), 0))}</Pill>
          }
          flush
        >
          {rows.length === 0 ? (
            <EmptyState icon={Armchair} title={work.basketEmpty} />
          ) : (
            <ul>
              {rows.map((row, i) =>
                row.is === 'refused' ? (
                  <OutcomeRow
                    key={row.key}
                    of={{ title: row.message }}
                    barcode={row.barcode}
                    state={{ tone: 'stop', text: work.notCounted, icon: 'tone' }}
                    result=""
                    refused
                    {...(i === 0 && { band: 'stop' as const })}
                  />
                ) : (
                  <OutcomeRow
                    key={row.key}
                    of={{ title: row.use.title ?? row.use.kind ?? '' }}
                    barcode={row.use.barcode ?? ''}
                    state={{
                      tone: row.is === 'undone' ? 'neutral' : 'ok',
                      text: row.is === 'undone' ? words.desk.undone : work.usesOf(row.use.count),
                      icon: 'tone',
                    }}
                    result={row.is === 'undone' ? '' : row.use.message}
                    refused={row.is === 'undone'}
                    {...(i === 0 && row.is === 'counted' && { band: 'ok' as const })}
                    {...(row.is === 'counted' && { onUndo: () => undo.mutate(row.use) })}
                  />
                ),
              )}
            </ul>
          )}
        </Panel>
      </div>
    </div>
  )
}

const groupings = ['day', 'branch', 'itemType', 'location', 'item'] as const

function Report() {
  const { words, call, format } = useDesk()
  const { work } = words
  const session = useSession()
  const address = useAddress()
  const now = today(session.branch.timeZone)
  const to = address.text('to') ?? now
  const from = address.text('from') ?? `${to.slice(0, 8)}01`
  const by = address.oneOf('by', groupings)
  const report = useQuery({
    queryKey: ['in-house', from, to, by],
    queryFn: ({ signal }) => call(ReportInHouseUse, { query: { from, to, by } }, signal),
  })
  const names = {
    day: work.byDay,
    branch: work.byBranch,
    itemType: work.byType,
    location: work.byShelf,
    item: work.byItem,
  }
  const rows = report.data?.rows
  const shown = (name: string) => (by === 'day' ? format.day(name) : name)
  return (
    <div className={styles.stack}>
      <Panel>
        <div className={styles.row}>
          <DatePicker
            label={work.from}
            value={from}
            to={to}
            onChange={(day) => address.set({ from: day }, 'replace')}
          />
          <DatePicker label={work.to} value={to} to={now} onChange={(day) => address.set({ to: day }, 'replace')} />
          <Select
            label={work.countBy}
            choices={groupings.map((id) => ({ id, label: names[id] }))}
            value={by}
            onChange={(next) => address.set({ by: next }, 'replace')}
          />
          {report.data && <p className={styles.big}>{work.usesOf(report.data.total)}</p>}
        </div>
      </Panel>
      <Panel flush>
        <DataList
          label={work.report}
          name="in-house-uses"
          columns={[
            {
              id: 'name',
              title: names[by],
              cell: (row) => shown(row.name),
              text: (row) => row.name,
              sortBy: (row) => row.name,
            },
            {
              id: 'count',
              title: work.uses,
              width: '120px',
              align: 'end',
              cell: (row) => format.count(row.count),
              text: (row) => row.count,
              sortBy: (row) => row.count,
            },
          ]}
          rows={rows}
          rowId={({ key }) => key}
          error={report.error ?? undefined}
          onRetry={() => void report.refetch()}
          empty={<EmptyState icon={Armchair} title={work.basketEmpty} />}
        />
      </Panel>
    </div>
  )
}
