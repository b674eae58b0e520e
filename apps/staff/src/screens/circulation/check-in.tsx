import {
  Bookmark,
  CircleQuestionMark,
  CornerUpRight,
  PackageOpen,
  Printer,
  TriangleAlert,
  Truck,
  Undo2,
  Wrench,
} from 'lucide-react'
import { useState } from 'react'
import type { CheckInOutcome } from '../../../../server/src/modules/circulation/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk, useShortcut } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { OutcomeRow } from '../../ui/outcome-row.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ScanField } from '../../ui/scan-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { WhyPanel } from '../../ui/why-panel.tsx'
import styles from './check-in.module.css'
import layout from './desk.module.css'
import { momentOfDay } from './moment-of-day.ts'
import { ReturnTermsPanel, usualTerms, type ChosenTerms } from './return-terms.tsx'
import { asksForClaim, needsSlip, slipFor, type Return } from './returns.ts'
import { ReturnDefects } from '../troubles/return-defects.tsx'
import { TodayPanel } from './today-panel.tsx'
import { useCheckIn } from './use-check-in.ts'
import { useGoTo } from './use-go-to.ts'
import { useSlip } from './use-slip.ts'
import { glance } from './visit.ts'
import { WantedForReserve } from './wanted-for-reserve.tsx'

const routeIcons = { shelf: PackageOpen, 'hold-shelf': Bookmark, transit: Truck, workroom: Wrench }

/** Check-in: each item that came back, and in large words where it goes now. */
export function CheckInScreen() {
  const { words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const [terms, setTerms] = useState<ChosenTerms>(usualTerms)
  const slips = useSlip()
  const printOf = (taken: CheckInOutcome) =>
    needsSlip(taken) ? void slips.print(slipFor(taken), { checkIn: taken.checkIn }) : undefined
  const { day, ...modes } = terms
  const desk = useCheckIn(
    { ...modes, returned: day === undefined ? undefined : momentOfDay(day, session.branch.timeZone) },
    (taken) => needsSlip(taken) && void slips.printByItself(slipFor(taken), { checkIn: taken.checkIn }),
  )
  const selected = desk.returns.find((row) => row.key === desk.chosen) ?? desk.returns[0]
  const outcome = selected?.result.is === 'taken' ? selected.result.outcome : undefined
  const patron = address.number('patron')
  const asked = selected?.result.is === 'asked' ? selected : undefined
  const last = desk.returns.find(({ result }) => result.is === 'taken')
  useShortcut(last ? 'F7' : undefined, { label: words.work.undoLast, run: () => last && desk.undo(last) })
  return (
    <div className={layout.desk}>
      <h1 className="visually-hidden">{words.checkIn.title}</h1>
      <ReturnTermsPanel terms={terms} onChange={setTerms} />
      <div className={layout.what}>
        <ScanField
          label={words.checkIn.scan}
          action={words.checkIn.checkIn}
          keys="F2"
          onScan={desk.scan}
          tone={desk.tone}
        />
        <RouteCard
          row={selected}
          onSlip={outcome && needsSlip(outcome) ? () => printOf(outcome) : undefined}
          onConfirm={asked && !asksForClaim(asked) ? () => desk.confirm(asked) : undefined}
          onClaim={asked && asksForClaim(asked) ? (claim) => desk.settleClaim(asked, claim) : undefined}
        />
        <Panel title={words.checkIn.returned} aside={<Pill>{words.desk.items(desk.returns.length)}</Pill>} flush fill>
          {desk.returns.length === 0 ? (
            <EmptyState icon={PackageOpen} title={words.checkIn.empty}>
              {words.checkIn.emptyText}
            </EmptyState>
          ) : (
            <ul>
              {desk.returns.map((row, i) => (
                <ReturnLine
                  key={row.key}
                  row={row}
                  newest={i === 0}
                  selected={row.key === desk.chosen}
                  onChoose={() => desk.choose(row.key)}
                  onUndo={() => desk.undo(row)}
                />
              ))}
            </ul>
          )}
        </Panel>
      </div>
      <div className={layout.why}>
        {outcome ? (
          <>
            <WantedForReserve key={outcome.checkIn} outcome={outcome} />
            <WhyPanel title={words.checkIn.whyHere} reasons={outcome.reasons} />
            <ReturnFacts outcome={outcome} />
            {selected?.result.is === 'taken' && <ReturnDefects key={outcome.checkIn} outcome={outcome} />}
          </>
        ) : (
          <Panel title={words.checkIn.whyHere} icon={CircleQuestionMark}>
            <p className={styles.quiet}>{words.desk.whyEmpty}</p>
          </Panel>
        )}
        <TodayPanel
          guide="take-back"
          action={
            may(session, 'circulation:check-out') && (
              <Button
                icon={CornerUpRight}
                keys="F3"
                onPress={() => goTo(`/desk${patron === undefined ? '' : `?patron=${patron}`}`)}
              >
                {words.checkIn.toCheckOut}
              </Button>
            )
          }
        />
      </div>
    </div>
  )
}

interface RouteCardProps {
  readonly row: Return | undefined
  readonly onSlip: (() => void) | undefined
  /** Answers the questions about the item in hand with yes. */
  readonly onConfirm: (() => void) | undefined
  /** Says what the return of a claimed item means. */
  readonly onClaim: ((claim: 'found' | 'returned') => void) | undefined
}

/** Where the item in hand goes, to be read from an arm's length. */
function RouteCard({ row, onSlip, onConfirm, onClaim }: RouteCardProps) {
  const { words } = useDesk()
  if (row === undefined || row.result.is === 'pending') {
    return (
      <div className={styles.route}>
        <PackageOpen aria-hidden="true" />
        <p className={styles.message}>{row ? '…' : words.checkIn.readyText}</p>
      </div>
    )
  }
  if (row.result.is === 'failed' || row.result.is === 'asked') {
    return (
      <div className={cx(styles.route, styles.stop)}>
        <TriangleAlert aria-hidden="true" />
        <p className={cx(styles.text, styles.message)}>{row.result.message}</p>
        {onClaim && (
          <div className={styles.choices}>
            <Button tone="primary" keys="F4" onPress={() => onClaim('found')}>
              {words.troubleActions.found}
            </Button>
            <Button keys="F6" onPress={() => onClaim('returned')}>
              {words.troubleActions.returned}
            </Button>
          </div>
        )}
        {onConfirm && (
          <Button tone="primary" keys="F4" onPress={onConfirm}>
            {words.work.takeAllTheSame}
          </Button>
        )}
      </div>
    )
  }
  const { outcome } = row.result
  const Icon = row.result.is === 'undone' ? Undo2 : routeIcons[outcome.route]
  return (
    <div className={cx(styles.route, row.result.is === 'taken' && styles[outcome.tone])}>
      <Icon aria-hidden="true" />
      <div className={styles.text}>
        <p className={styles.message}>{row.result.is === 'undone' ? words.checkIn.undone : outcome.message}</p>
        <p className={styles.title}>
          <bdi>{outcome.item.title}</bdi>
          {outcome.item.callNumber !== '' && ` · ${outcome.item.callNumber}`}
        </p>
      </div>
      {outcome.bin && row.result.is === 'taken' && (
        <p className={styles.bin} title={outcome.bin.reason}>
          <span>{words.sorting.bin}</span> <strong>{outcome.bin.number}</strong> {outcome.bin.name}
        </p>
      )}
      <Button icon={Printer} keys="F9" isDisabled={onSlip === undefined} onPress={() => onSlip?.()}>
        {words.checkIn.slip}
      </Button>
    </div>
  )
}

interface ReturnLineProps {
  readonly row: Return
  readonly newest: boolean
  readonly selected: boolean
  readonly onChoose: () => void
  readonly onUndo: () => void
}

function ReturnLine({ row, newest, selected, onChoose, onUndo }: ReturnLineProps) {
  const { words, format } = useDesk()
  const { checkIn, work } = words
  const { result, barcode } = row
  if (result.is === 'pending' || result.is === 'failed' || result.is === 'asked') {
    return (
      <OutcomeRow
        of={{ title: result.is === 'pending' ? '…' : result.is === 'asked' ? result.message : checkIn.unknown }}
        barcode={barcode}
        state={{
          tone: result.is === 'pending' ? 'neutral' : 'stop',
          text: result.is === 'pending' ? checkIn.pending : result.is === 'asked' ? work.ask : checkIn.failed,
          ...(result.is !== 'pending' && { icon: 'tone' as const }),
        }}
        result=""
        {...(result.is !== 'pending' && { band: 'stop' as const, ask: { text: checkIn.why, onPress: onChoose } })}
      />
    )
  }
  const { outcome } = result
  const undone = result.is === 'undone'
  const band = newest && !undone ? ({ ok: 'ok', attention: 'warn', stop: 'stop' } as const)[outcome.tone] : undefined
  return (
    <OutcomeRow
      of={glance(outcome.item)}
      barcode={outcome.item.barcode}
      state={
        undone
          ? { tone: 'neutral', text: checkIn.undone, icon: Undo2 }
          : { tone: pillTone(outcome), text: routeWord(outcome, checkIn), icon: routeIcons[outcome.route] }
      }
      result={outcome.fine && !undone ? format.money(outcome.fine) : format.time(outcome.at)}
      refused={undone}
      selected={selected}
      ask={{ text: checkIn.why, onPress: onChoose }}
      {...(band !== undefined && { band })}
      {...(!undone && { onUndo })}
    >
      {result.is === 'taken' && result.undoProblem !== undefined && (
        <p className={styles.problem}>{result.undoProblem}</p>
      )}
    </OutcomeRow>
  )
}

function pillTone({ tone }: CheckInOutcome) {
  return ({ ok: 'ok', attention: 'warn', stop: 'stop' } as const)[tone]
}

function routeWord(
  { route, destination, hold }: CheckInOutcome,
  words: ReturnType<typeof useDesk>['words']['checkIn'],
): string {
  if (route === 'transit') return destination?.name ?? words.transit
  if (route === 'hold-shelf') return hold?.patronName ?? words.holdShelf
  return route === 'shelf' ? words.shelf : words.workroom
}

function ReturnFacts({ outcome }: { readonly outcome: CheckInOutcome }) {
  const { words, format } = useDesk()
  const { checkIn } = words
  const { loan, hold, fine, item, inHouse, bin } = outcome
  const facts = [
    ...(bin ? [{ label: words.sorting.bin, value: bin.reason }] : []),
    ...(item.callNumber === '' ? [] : [{ label: checkIn.callNumber, value: item.callNumber }]),
    ...(item.moved && item.locationName !== null ? [{ label: words.moving.shelves, value: item.locationName }] : []),
    ...(inHouse ? [{ label: words.work.inHouse, value: words.work.counted }] : []),
    ...(loan?.patron == null
      ? []
      : [
          {
            label: checkIn.borrower,
            value: <Link href={`/patrons/${loan.patron}`}>{loan.patronName ?? checkIn.openPatron}</Link>,
          },
        ]),
    ...(fine ? [{ label: checkIn.fine, value: format.money(fine) }] : []),
    ...(hold
      ? [
          { label: checkIn.heldFor, value: <Link href={`/patrons/${hold.patron}`}>{hold.patronName}</Link> },
          { label: checkIn.pickup, value: hold.pickupName },
        ]
      : []),
    ...(hold?.shelfUntil != null ? [{ label: checkIn.until, value: format.day(hold.shelfUntil) }] : []),
  ]
  if (facts.length === 0) return null
  return (
    <Panel>
      <KeyValues facts={facts} />
    </Panel>
  )
}
