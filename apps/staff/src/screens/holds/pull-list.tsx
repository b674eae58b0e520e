import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { PackageCheck, Printer } from 'lucide-react'
import { CheckIn, type CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import { PullList, type PullRow } from '../../../../server/src/modules/holds/contract.ts'
import type { Static } from 'typebox'
import { useState } from 'react'
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
import styles from './holds.module.css'
import { pullColumns } from './pull-columns.tsx'
import { PullSheet } from './pull-sheet.tsx'

type Row = Static<typeof PullRow>

/** What a scan of something fetched came to. */
type Fetched =
  | { readonly ok: true; readonly outcome: CheckInOutcome }
  | { readonly ok: false; readonly barcode: string; readonly message: string }

/** What to fetch from the shelves of this branch, in shelf order; what was fetched is scanned here. */
export function PullListView() {
  const { words, call, sounds, announce, format } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const { sheet, print } = usePrintSheet()
  const [fetched, setFetched] = useState<readonly Fetched[]>([])
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
  const last = fetched[0]
  return (
    <div className={styles.stack}>
      {may(session, 'circulation:check-in') && (
        <ScanField
          label={words.holds.scanFetched}
          action={words.holds.catch}
          keys="F2"
          onScan={(barcode) => scan.mutate(barcode)}
          tone={last === undefined ? undefined : last.ok ? toneOf(last.outcome) : 'stop'}
        />
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
      <Panel flush>
        <DataList<Row>
          label={words.holds.pullList}
          name="pull-list"
          columns={pullColumns(words)}
          rows={list.data?.rows}
          rowId={({ hold, item }) => `${hold} ${item}`}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          tools={
            <Button
              icon={Printer}
              keys="F9"
              isDisabled={(list.data?.rows.length ?? 0) === 0}
              onPress={() =>
                print(
                  <PullSheet
                    rows={list.data?.rows ?? []}
                    words={words}
                    title={`${words.holds.pullList}: ${session.branch.name}`}
                    at={words.holds.printedAt(format.full(new Date()))}
                  />,
                )
              }
            >
              {words.holds.print}
            </Button>
          }
          empty={
            <EmptyState icon={PackageCheck} title={words.holds.pullEmptyTitle}>
              {words.holds.pullEmptyText}
            </EmptyState>
          }
        />
      </Panel>
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
