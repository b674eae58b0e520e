import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Truck } from 'lucide-react'
import { useState } from 'react'
import { CheckIn, type CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import {
  AbortTransit,
  ListTransits,
  LoseTransit,
  RequestTransit,
  type Transit,
} from '../../../../server/src/modules/circulation/contract-transits.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { Select } from '../../ui/select.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSlip } from '../circulation/use-slip.ts'
import { needsSlip, slipFor } from '../circulation/returns.ts'
import styles from './moving.module.css'
import { transitColumns } from './transit-columns.tsx'

const shows = ['coming', 'leaving', 'fetch', 'late', 'all', 'ended'] as const
type Show = (typeof shows)[number]

/** Journeys between branches: what comes, what leaves, what is late; and the scan that receives or sends. */
export function TransitsView() {
  const { words, call } = useDesk()
  const { moving } = words
  const session = useSession()
  const address = useAddress()
  const here = session.branch.id
  const show = address.oneOf('show', shows)
  const [ending, setEnding] = useState<{ readonly how: 'abort' | 'lose'; readonly transit: Transit }>()
  const slips = useSlip()
  const queryOf: Readonly<Record<Show, NonNullable<(typeof ListTransits)['types']>['query']>> = {
    coming: { to: here, state: 'sent' },
    leaving: { from: here, state: 'sent' },
    fetch: { from: here, state: 'requested' },
    late: { late: true },
    all: {},
    ended: { state: 'cancelled' },
  }
  const list = useQuery({
    queryKey: ['moving', 'transits', show, here],
    queryFn: ({ signal }) => call(ListTransits, { query: { ...queryOf[show], limit: 500 } }, signal),
  })
  const names: Readonly<Record<Show, string>> = {
    coming: moving.coming,
    leaving: moving.leaving,
    fetch: moving.toFetch,
    late: moving.lateOnes,
    all: moving.all,
    ended: moving.ended,
  }
  return (
    <div className={styles.columns}>
      <div className={styles.stack}>
        {may(session, 'circulation:check-in') && <Receive />}
        <Panel flush>
          <DataList<Transit>
            label={moving.transits}
            name="transits"
            columns={transitColumns(words, {
              ...(may(session, 'circulation:transits') && {
                onAbort: (transit: Transit) => setEnding({ how: 'abort', transit }),
                onLose: (transit: Transit) => setEnding({ how: 'lose', transit }),
              }),
              onSlip: (transit) => void slips.print('transit', { transit: transit.id }),
            })}
            rows={list.data?.rows}
            rowId={({ id }) => String(id)}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            tools={
              <RadioGroup
                label={moving.views}
                hideLabel
                look="segments"
                value={show}
                onChange={(next) => address.set({ show: next === 'coming' ? undefined : next }, 'replace')}
                choices={shows.map((id) => ({ id, label: names[id] }))}
              />
            }
            empty={
              <EmptyState icon={Truck} title={moving.empty}>
                {moving.emptyText}
              </EmptyState>
            }
          />
        </Panel>
      </div>
      {may(session, 'circulation:transits') && <AskForm />}
      {ending && <EndDialog {...ending} onClose={() => setEnding(undefined)} />}
    </div>
  )
}

type Scanned =
  | { readonly ok: true; readonly outcome: CheckInOutcome }
  | { readonly ok: false; readonly key: number; readonly barcode: string; readonly message: string }

function Receive() {
  const { words, call, sounds, announce } = useDesk()
  const queries = useQueryClient()
  const slips = useSlip()
  const [scanned, setScanned] = useState<readonly Scanned[]>([])
  const scan = useMutation({
    mutationFn: (barcode: string) => call(CheckIn, { body: { barcode } }),
    onSuccess: (outcome) => {
      sounds.play(outcome.tone)
      announce(outcome.message, 'now')
      setScanned((now) => [{ ok: true as const, outcome }, ...now].slice(0, 3))
      if (needsSlip(outcome)) void slips.printByItself(slipFor(outcome), { checkIn: outcome.checkIn })
    },
    onError: (error, barcode) => {
      const message = sentenceFor(error, words.problems)
      sounds.play('stop')
      announce(message, 'now')
      setScanned((now) => [{ ok: false as const, key: Date.now(), barcode, message }, ...now].slice(0, 3))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['moving'] }),
  })
  const first = scanned[0]
  const toneOf = ({ tone }: CheckInOutcome) => (tone === 'attention' ? 'warn' : tone)
  return (
    <>
      <ScanField
        label={words.moving.scan}
        action={words.moving.receive}
        keys="F2"
        onScan={(barcode) => scan.mutate(barcode)}
        tone={first === undefined ? undefined : first.ok ? toneOf(first.outcome) : 'stop'}
      />
      {scanned.length > 0 && (
        <Panel flush>
          <ul>
            {scanned.map((one, i) =>
              one.ok ? (
                <OutcomeRow
                  key={one.outcome.checkIn}
                  of={{ title: one.outcome.item.title, author: one.outcome.item.author ?? undefined }}
                  barcode={one.outcome.item.barcode}
                  state={{ tone: toneOf(one.outcome), text: words.itemStatuses[one.outcome.item.status], icon: 'tone' }}
                  result={one.outcome.message}
                  {...(i === 0 && { band: toneOf(one.outcome) })}
                />
              ) : (
                <OutcomeRow
                  key={one.key}
                  of={{ title: one.message }}
                  barcode={one.barcode}
                  state={{ tone: 'stop', text: words.checkIn.failed, icon: 'tone' }}
                  result=""
                  refused
                />
              ),
            )}
          </ul>
        </Panel>
      )}
    </>
  )
}

function AskForm() {
  const { words, call, announce } = useDesk()
  const { moving } = words
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches()
  const [barcode, setBarcode] = useState('')
  const [to, setTo] = useState(String(session.branch.id))
  const [inHand, setInHand] = useState(false)
  const [note, setNote] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      call(RequestTransit, {
        body: { barcode: barcode.trim(), to: Number(to), inHand, ...(note.trim() !== '' && { note: note.trim() }) },
      }),
    onSuccess: async (transit) => {
      announce(moving.asked(transit.title, transit.fromName))
      setBarcode('')
      setNote('')
      await queries.invalidateQueries({ queryKey: ['moving'] })
    },
  })
  return (
    <Panel title={moving.askFor}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (barcode.trim() !== '') ask.mutate()
        }}
      >
        {ask.error !== null && <Banner tone="stop" live title={sentenceFor(ask.error, words.problems)} />}
        <TextField label={moving.barcode} mono value={barcode} onChange={setBarcode} />
        <Select
          label={moving.to}
          choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={to}
          onChange={setTo}
        />
        <TextField label={moving.note} value={note} onChange={setNote} />
        <Switch isSelected={inHand} onChange={setInHand}>
          {moving.sendIt}
        </Switch>
        <Button type="submit" tone="primary" isPending={ask.isPending} isDisabled={barcode.trim() === ''}>
          {moving.ask}
        </Button>
      </form>
    </Panel>
  )
}

interface EndDialogProps {
  readonly how: 'abort' | 'lose'
  readonly transit: Transit
  readonly onClose: () => void
}

function EndDialog({ how, transit, onClose }: EndDialogProps) {
  const { words, call, announce } = useDesk()
  const { moving } = words
  const queries = useQueryClient()
  const [note, setNote] = useState('')
  const end = useMutation({
    mutationFn: () =>
      call(how === 'abort' ? AbortTransit : LoseTransit, { params: { id: transit.id }, body: { note: note.trim() } }),
    onSuccess: async () => {
      announce(how === 'abort' ? moving.aborted(transit.title) : moving.lost(transit.title))
      onClose()
      await queries.invalidateQueries({ queryKey: ['moving'] })
    },
  })
  return (
    <Dialog
      title={how === 'abort' ? moving.abortTitle : moving.loseTitle}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <Button tone="danger" keys="Mod+Enter" isPending={end.isPending} onPress={() => end.mutate()}>
          {how === 'abort' ? moving.abort : moving.lose}
        </Button>
      }
    >
      {end.error !== null && <Banner tone="stop" live title={sentenceFor(end.error, words.problems)} />}
      <p>
        <bdi>{transit.title}</bdi>: {transit.fromName} → {transit.toName}
      </p>
      <p>{how === 'abort' ? moving.abortText : moving.loseText}</p>
      <TextField label={moving.note} value={note} onChange={setNote} />
    </Dialog>
  )
}
