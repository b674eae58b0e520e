import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Gift, Undo2 } from 'lucide-react'
import { useId, useState } from 'react'
import { chargeKinds, type ChargeKind } from '../../../../server/src/modules/fees/contract.ts'
import {
  ListAmnesties,
  PreviewAmnesty,
  RunAmnesty,
  UndoAmnesty,
  type Amnesty,
  type AmnestyFilter,
} from '../../../../server/src/modules/fees/contract-amnesty.ts'
import { ListCategories } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import type { MoneyAmount } from '../../format.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { sentenceFor } from '../../problem.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useBranches } from '../patrons/patron-queries.ts'
import { chargeWord } from './payment.ts'
import styles from './fees.module.css'

const amnestiesKey = ['amnesties'] as const

/** Takes something off what many owe: the choice of charges, what it would do, and what was done. */
export function AmnestyView() {
  const { call, words } = useDesk()
  const { library } = useSession()
  const { amnesty, money } = words
  const { rows: branches } = useBranches()
  const [kinds, setKinds] = useState<readonly ChargeKind[]>(['overdue'])
  const [categories, setCategories] = useState<readonly string[]>([])
  const [branch, setBranch] = useState('all')
  const [olderThanDays, setOlder] = useState(0)
  const [upTo, setUpTo] = useState<MoneyAmount>()
  const [percent, setPercent] = useState(100)
  const known = useQuery({
    queryKey: ['categories'],
    queryFn: ({ signal }) => call(ListCategories, {}, signal),
  })
  const filter: AmnestyFilter = {
    ...(kinds.length > 0 && { kinds: [...kinds] }),
    ...(categories.length > 0 && { categories: [...categories] }),
    ...(branch !== 'all' && { branches: [Number(branch)] }),
    ...(olderThanDays > 0 && { olderThanDays }),
    ...(upTo && upTo.amount > 0 && { upTo }),
  }
  const toggle = <T,>(list: readonly T[], one: T) =>
    list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
  return (
    <div className={styles.view}>
      <div className={styles.amnesty}>
        <Panel title={amnesty.plan}>
          <div className={styles.pay}>
            <fieldset className={styles.dimensions}>
              <legend>{amnesty.kinds}</legend>
              {chargeKinds.map((kind) => (
                <Checkbox key={kind} isSelected={kinds.includes(kind)} onChange={() => setKinds(toggle(kinds, kind))}>
                  {chargeWord(kind, money)}
                </Checkbox>
              ))}
            </fieldset>
            <fieldset className={styles.dimensions}>
              <legend>{amnesty.categories}</legend>
              {(known.data?.rows ?? []).map(({ code, name }) => (
                <Checkbox
                  key={code}
                  isSelected={categories.includes(code)}
                  onChange={() => setCategories(toggle(categories, code))}
                >
                  {name}
                </Checkbox>
              ))}
            </fieldset>
            <Select
              label={amnesty.branch}
              value={branch}
              onChange={setBranch}
              choices={[
                { id: 'all', label: amnesty.allBranches },
                ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
              ]}
            />
            <div className={styles.amounts}>
              <NumberField
                label={amnesty.older}
                unit={amnesty.days}
                minValue={0}
                value={olderThanDays}
                onChange={(days) => setOlder(Number.isNaN(days) ? 0 : days)}
              />
              <NumberField
                label={amnesty.percent}
                unit="%"
                minValue={1}
                maxValue={100}
                value={percent}
                onChange={(share) => setPercent(Number.isNaN(share) ? 100 : share)}
              />
            </div>
            <MoneyField
              label={amnesty.upTo}
              value={upTo}
              currency={library.currency}
              onChange={setUpTo}
              notAnAmount={money.notAnAmount}
            />
            <p className={styles.second}>{amnesty.growing}</p>
          </div>
        </Panel>
        <Preview filter={filter} percent={percent} />
      </div>
      <Done />
    </div>
  )
}

function Preview({ filter, percent }: { readonly filter: AmnestyFilter; readonly percent: number }) {
  const { call, words, format, announce } = useDesk()
  const queries = useQueryClient()
  const { amnesty, money } = words
  const form = useId()
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [how, setHow] = useState<Amnesty['how']>('waiver')
  const { data, error, refetch } = useQuery({
    queryKey: [...amnestiesKey, 'preview', filter, percent],
    queryFn: ({ signal }) => call(PreviewAmnesty, { body: { filter, percent } }, signal),
    placeholderData: keepPreviousData,
  })
  useLiveRefresh(['payment'], [[...amnestiesKey, 'preview']])
  const run = useMutation({
    mutationFn: () => call(RunAmnesty, { body: { filter, percent, how, name: name.trim(), reason: reason.trim() } }),
    onSuccess: async () => {
      announce(amnesty.running)
      setName('')
      setReason('')
      await queries.invalidateQueries({ queryKey: amnestiesKey })
    },
  })
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />
  if (!data) return <SkeletonRows rows={4} />
  const ready = data.charges > 0 && name.trim() !== '' && reason.trim() !== ''
  return (
    <Panel title={amnesty.would}>
      {data.charges === 0 ? (
        <EmptyState icon={Gift} title={amnesty.nothing} />
      ) : (
        <div className={styles.pay}>
          <p className={styles.balance}>{format.money(data.amount)}</p>
          <p>
            {amnesty.charges(data.charges)}, {amnesty.patrons(data.patrons)}
          </p>
          <KeyValues
            facts={data.byKind.map(({ kind, charges, amount }) => ({
              label: `${chargeWord(kind, money)} × ${format.count(charges)}`,
              value: format.money(amount),
            }))}
          />
          <h3 className={styles.second}>{amnesty.first(data.rows.length)}</h3>
          <ul className={styles.preview} aria-label={amnesty.first(data.rows.length)}>
            {data.rows.map((row) => (
              <li key={row.charge} className={styles.line}>
                <div>
                  <Link href={`/patrons/${row.patron}?tab=account`} look="quiet">
                    <bdi>{row.patronName}</bdi>
                  </Link>
                  <p className={styles.second}>
                    <bdi>{row.description}</bdi>, {format.day(row.at)}
                  </p>
                </div>
                <span className="figure">{format.money(row.amount)}</span>
              </li>
            ))}
          </ul>
          <form
            id={form}
            className={styles.pay}
            onSubmit={(event) => {
              event.preventDefault()
              if (ready) run.mutate()
            }}
          >
            <TextField label={amnesty.name} hint={amnesty.nameHint} value={name} onChange={setName} isRequired />
            <TextField
              label={amnesty.reason}
              hint={amnesty.reasonHint}
              value={reason}
              onChange={setReason}
              isRequired
            />
            <RadioGroup
              label={amnesty.how}
              look="segments"
              value={how}
              onChange={setHow}
              choices={[
                { id: 'waiver', label: amnesty.waiver },
                { id: 'write-off', label: amnesty.writeOff },
              ]}
            />
            {run.isError && <Banner tone="stop" live title={sentenceFor(run.error, words.problems)} />}
            <Button type="submit" tone="primary" icon={Gift} isDisabled={!ready} isPending={run.isPending}>
              {amnesty.run(format.money(data.amount))}
            </Button>
          </form>
        </div>
      )}
    </Panel>
  )
}

function Done() {
  const { call, words, format } = useDesk()
  const { amnesty } = words
  const [undoing, setUndoing] = useState<Amnesty>()
  const { data, error, refetch } = useQuery({
    queryKey: [...amnestiesKey, 'list'],
    queryFn: ({ signal }) => call(ListAmnesties, { query: { limit: 50 } }, signal),
  })
  useLiveRefresh(['job', 'payment'], [[...amnestiesKey, 'list']])
  if (error !== null) return <FailedState error={error} onRetry={() => void refetch()} />
  const states = {
    running: { tone: 'info', text: amnesty.running },
    done: { tone: 'ok', text: amnesty.stateDone },
    undoing: { tone: 'info', text: amnesty.undoing },
    undone: { tone: 'neutral', text: amnesty.undone },
  } as const
  return (
    <Panel title={amnesty.done}>
      {!data && <SkeletonRows rows={2} />}
      {data?.rows.length === 0 && <p className={styles.second}>{amnesty.noneYet}</p>}
      <ul className={styles.lines}>
        {data?.rows.map((one) => (
          <li key={one.id} className={styles.line}>
            <div>
              <bdi>{one.name}</bdi>
              <p className={styles.second}>
                {format.when(one.at)}, {one.by}: {one.reason}. {amnesty.charges(one.charges)},{' '}
                {amnesty.patrons(one.patrons)}
              </p>
            </div>
            <Pill tone={states[one.state].tone} icon="tone">
              {states[one.state].text}
            </Pill>
            <span className="figure">{format.money(one.amount)}</span>
            {one.state === 'done' && (
              <Button size="small" icon={Undo2} onPress={() => setUndoing(one)}>
                {amnesty.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {undoing && <UndoDialog amnesty={undoing} onClose={() => setUndoing(undefined)} />}
    </Panel>
  )
}

function UndoDialog({ amnesty: one, onClose }: { readonly amnesty: Amnesty; readonly onClose: () => void }) {
  const { call, words, format } = useDesk()
  const queries = useQueryClient()
  const { amnesty } = words
  const form = useId()
  const [reason, setReason] = useState('')
  const undo = useMutation({
    mutationFn: () => call(UndoAmnesty, { params: { id: one.id }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: amnestiesKey })
      onClose()
    },
  })
  return (
    <Dialog
      role="alertdialog"
      title={amnesty.undoTitle(one.name)}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.ui.cancel}</Button>
          <Button tone="danger" type="submit" form={form} isDisabled={reason.trim() === ''} isPending={undo.isPending}>
            {amnesty.undo}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className={styles.pay}
        onSubmit={(event) => {
          event.preventDefault()
          if (reason.trim() !== '') undo.mutate()
        }}
      >
        <p>{amnesty.undoText(format.money(one.amount), amnesty.patrons(one.patrons))}</p>
        <TextField label={amnesty.reason} value={reason} onChange={setReason} isRequired autoFocus />
        {undo.isError && <Banner tone="stop" live title={sentenceFor(undo.error, words.problems)} />}
      </form>
    </Dialog>
  )
}
