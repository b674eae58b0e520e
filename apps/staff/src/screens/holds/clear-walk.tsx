import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { PackageOpen } from 'lucide-react'
import { useState } from 'react'
import { UndoCheckIn } from '../../../../server/src/modules/circulation/contract.ts'
import { ScanHoldShelf, type ShelfScan } from '../../../../server/src/modules/circulation/contract-shelf.ts'
import { Clearance, DoneClearing } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { CameraScan } from './camera-scan.tsx'
import { clearColumns } from './clear-columns.tsx'
import { goesTones } from './hold-view.ts'
import styles from './holds.module.css'

type Scan =
  | { readonly ok: true; readonly scan: ShelfScan }
  | { readonly ok: false; readonly barcode: string; readonly message: string }

const shown = 6

/** The walk along the hold shelf: what has to come off it, and for each scan whether it stays or where it goes. */
export function ClearWalk() {
  const { words, call, sounds, announce } = useDesk()
  const { holds } = words
  const session = useSession()
  const queries = useQueryClient()
  const [scans, setScans] = useState<readonly Scan[]>([])
  const branch = session.branch.id
  const list = useQuery({
    queryKey: ['holds', 'clearance', branch],
    queryFn: ({ signal }) => call(Clearance, { query: { branch } }, signal),
  })
  const onSettled = () => queries.invalidateQueries({ queryKey: ['holds'] })
  const add = (scan: Scan) => setScans((now) => [scan, ...now].slice(0, shown))
  const scan = useMutation({
    mutationFn: (barcode: string) => call(ScanHoldShelf, { body: { barcode } }),
    onSuccess: (done) => {
      sounds.play(done.goes === 'stays' ? 'ok' : 'attention')
      announce(`${words.holdGoes[done.goes]}. ${done.message}`, 'now')
      add({ ok: true, scan: done })
    },
    onError: (error, barcode) => {
      const message = sentenceFor(error, words.problems)
      sounds.play('stop')
      announce(message, 'now')
      add({ ok: false, barcode, message })
    },
    onSettled,
  })
  const undo = useMutation({
    mutationFn: (id: number) => call(UndoCheckIn, { params: { id } }),
    onSuccess: (_, id) => setScans((now) => now.filter((one) => !one.ok || one.scan.checkIn !== id)),
    onError: (error) => announce(sentenceFor(error, words.problems), 'now'),
    onSettled,
  })
  const done = useMutation({
    mutationFn: (id: number) => call(DoneClearing, { params: { id } }),
    onSettled,
  })
  const last = scans[0]
  return (
    <div className={styles.stack}>
      {may(session, 'circulation:check-in') && (
        <div className={styles.scan}>
          <ScanField
            label={holds.walkScan}
            action={holds.walkAction}
            keys="F2"
            onScan={(barcode) => scan.mutate(barcode)}
            tone={last === undefined ? undefined : last.ok ? goesTones[last.scan.goes] : 'stop'}
          />
          <CameraScan onScan={(barcode) => scan.mutate(barcode)} />
        </div>
      )}
      {scans.length > 0 && (
        <Panel flush>
          <ul>
            {scans.map((one, i) => (
              <ScanRow key={scans.length - i} scan={one} newest={i === 0} onUndo={(checkIn) => undo.mutate(checkIn)} />
            ))}
          </ul>
        </Panel>
      )}
      <Panel flush>
        <DataList
          label={holds.walkList}
          name="clear-shelf"
          columns={clearColumns(words, may(session, 'holds:pull') ? done.mutate : undefined)}
          rows={list.data?.rows}
          rowId={({ hold, item }) => `${hold} ${item}`}
          error={list.error ?? done.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={PackageOpen} title={holds.walkEmptyTitle}>
              {holds.walkEmptyText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}

interface ScanRowProps {
  readonly scan: Scan
  readonly newest: boolean
  readonly onUndo: (checkIn: number) => void
}

function ScanRow({ scan, newest, onUndo }: ScanRowProps) {
  const { holds, holdGoes } = useDesk().words
  if (!scan.ok) {
    return (
      <OutcomeRow
        of={{ title: scan.message }}
        barcode={scan.barcode}
        state={{ tone: 'stop', text: holds.notKnown, icon: 'tone' }}
        result=""
        refused
        {...(newest && { band: 'stop' as const })}
      />
    )
  }
  const { item, goes, message, checkIn } = scan.scan
  const tone = goesTones[goes]
  return (
    <OutcomeRow
      of={{ title: item.title, classNumber: item.callNumber }}
      barcode={item.barcode}
      state={{ tone, text: holdGoes[goes], icon: 'tone' }}
      result={message}
      {...(newest && { band: tone })}
      {...(checkIn !== null && { onUndo: () => onUndo(checkIn) })}
    />
  )
}
