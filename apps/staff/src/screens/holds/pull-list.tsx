import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { PackageCheck, Printer } from 'lucide-react'
import { CheckIn, type CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import { PullList, type PullRow } from '../../../../server/src/modules/holds/contract.ts'
import type { Static } from 'typebox'
import { useState } from 'react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { Panel } from '../../ui/panel.tsx'
import { usePrintSheet } from '../../ui/print-sheet.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { CameraScan } from './camera-scan.tsx'
import styles from './holds.module.css'
import { NotFoundList } from './not-found-list.tsx'
import { PullActions } from './pull-actions.tsx'
import { pullColumns } from './pull-columns.tsx'
import { PullFilters } from './pull-filters.tsx'
import { PullSheet } from './pull-sheet.tsx'
import { filteredPulls, pullId } from './pull-view.ts'

type Row = Static<typeof PullRow>

/** What a scan of something fetched came to. */
type Fetched =
  | { readonly ok: true; readonly outcome: CheckInOutcome }
  | { readonly ok: false; readonly barcode: string; readonly message: string }

/** What to fetch from the shelves of this branch, in the order of the walk; rows are claimed, what was fetched is scanned here. */
export function PullListView() {
  const { words, call, sounds, announce, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const address = useAddress()
  const { sheet, print } = usePrintSheet()
  const [fetched, setFetched] = useState<readonly Fetched[]>([])
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const branch = session.branch.id
  const list = useQuery({
    queryKey: ['holds', 'pull', branch],
    queryFn: ({ signal }) => call(PullList, { query: { branch } }, signal),
  })
  const scan = useMutation({
    mutationFn: (barcode: string) => call(CheckIn, { body: { barcode } }),
    onSuccess: (outcome) => {
      sounds.play(outcome.tone)
      announce(outcome.message, 'now')
      setFetched((now) => [{ ok: true as const, outcome }, ...now].slice(0, 3))
    },
    onError: (error, barcode) => {
      const message = sentenceFor(error, words.problems)
      sounds.play('stop')
      announce(message, 'now')
      setFetched((now) => [{ ok: false as const, barcode, message }, ...now].slice(0, 3))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['holds'] }),
  })
  const all = list.data?.rows
  const filter = {
    floor: address.text('floor'),
    location: address.number('location'),
    claimed: address.oneOf('claimed', ['all', 'free', 'mine']),
  }
  const rows = all && filteredPulls(all, filter)
  const chosen = rows?.filter((row) => ticked.has(pullId(row))) ?? []
  const last = fetched[0]
  return (
    <div className={styles.stack}>
      {may(session, 'circulation:check-in') && (
        <div className={styles.scan}>
          <ScanField
            label={words.holds.scanFetched}
            action={words.holds.catch}
            keys="F2"
            onScan={(barcode) => scan.mutate(barcode)}
            tone={last === undefined ? undefined : last.ok ? toneOf(last.outcome) : 'stop'}
          />
          <CameraScan onScan={(barcode) => scan.mutate(barcode)} />
        </div>
      )}
      {fetched.length > 0 && (
        <Panel flush>
          <ul>
            {fetched.map((one, i) => (
              <FetchedRow key={one.ok ? one.outcome.checkIn : `${one.barcode} ${i}`} fetched={one} newest={i === 0} />
            ))}
          </ul>
        </Panel>
      )}
      {may(session, 'holds:pull') && (
        <PullActions branch={branch} chosen={chosen} onDone={() => setTicked(new Set())} />
      )}
      <Panel flush>
        <DataList<Row>
          label={words.holds.pullList}
          name="pull-list"
          columns={pullColumns(words)}
          rows={rows}
          rowId={pullId}
          {...(may(session, 'holds:pull') && { selected: ticked, onSelect: setTicked })}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          tools={
            <>
              <PullFilters rows={all ?? []} filter={filter} onChange={(change) => address.set(change, 'replace')} />
              <Button
                icon={Printer}
                keys="F9"
                isDisabled={(rows?.length ?? 0) === 0}
                onPress={() =>
                  print(
                    <PullSheet
                      rows={rows ?? []}
                      words={words}
                      title={`${words.holds.pullList}: ${session.branch.name}`}
                      at={words.holds.printedAt(format.full(new Date()))}
                    />,
                  )
                }
              >
                {words.holds.print}
              </Button>
            </>
          }
          empty={
            <EmptyState icon={PackageCheck} title={words.holds.pullEmptyTitle}>
              {words.holds.pullEmptyText}
            </EmptyState>
          }
        />
      </Panel>
      <NotFoundList branch={branch} />
      {sheet}
    </div>
  )
}

function toneOf({ tone }: CheckInOutcome): 'ok' | 'warn' | 'stop' {
  return tone === 'attention' ? 'warn' : tone
}

function FetchedRow({ fetched, newest }: { readonly fetched: Fetched; readonly newest: boolean }) {
  const { holds } = useDesk().words
  if (!fetched.ok) {
    return (
      <OutcomeRow
        of={{ title: fetched.message }}
        barcode={fetched.barcode}
        state={{ tone: 'stop', text: holds.notForHold, icon: 'tone' }}
        result=""
        refused
        {...(newest && { band: 'stop' as const })}
      />
    )
  }
  const { item, message, hold } = fetched.outcome
  const tone = toneOf(fetched.outcome)
  return (
    <OutcomeRow
      of={{
        title: item.title,
        author: item.author ?? undefined,
        classNumber: item.classNumber ?? undefined,
        kind: item.format,
      }}
      barcode={item.barcode}
      state={{ tone, text: hold === null ? holds.notForHold : holds.caught, icon: 'tone' }}
      result={message}
      {...(newest && { band: tone })}
    />
  )
}
