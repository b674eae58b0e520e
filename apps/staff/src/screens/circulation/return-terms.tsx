import { useDesk } from '../../desk-context.ts'
import { useLine } from '../../offline/use-line.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Panel } from '../../ui/panel.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './check-in.module.css'
import { dayBefore, today } from './moment-of-day.ts'

/** How what is scanned now came back, as it is chosen: a day of the branch, when it was earlier. */
export interface ChosenTerms {
  readonly day: string | undefined
  readonly forgive: boolean
  readonly bookDrop: boolean
  readonly noHolds: boolean
  readonly noTransits: boolean
}

/** Usual returns: now, with fines, to holds and on their way. */
export const usualTerms: ChosenTerms = {
  day: undefined,
  forgive: false,
  bookDrop: false,
  noHolds: false,
  noTransits: false,
}

interface ReturnTermsPanelProps {
  readonly terms: ChosenTerms
  readonly onChange: (terms: ChosenTerms) => void
}

/** Whether items were brought back earlier, as from a book drop, and whether fines are forgiven. */
export function ReturnTermsPanel({ terms, onChange }: ReturnTermsPanelProps) {
  const { words, format, preferences, setPreferences } = useDesk()
  const session = useSession()
  const { checkIn, work } = words
  const { timeZone } = session.branch
  // How fines and journeys go is the server's to say; what was chosen before can be taken back.
  const isAway = useLine().state !== 'online'
  return (
    <Panel title={checkIn.thisReturn} fill>
      <div className={styles.terms}>
        <RadioGroup
          label={checkIn.cameBack}
          look="segments"
          value={terms.bookDrop ? 'drop' : terms.day === undefined ? 'now' : 'earlier'}
          onChange={(when) =>
            onChange({
              ...terms,
              bookDrop: when === 'drop',
              day: when === 'earlier' ? dayBefore(today(timeZone)) : undefined,
            })
          }
          choices={[
            { id: 'now', label: checkIn.now },
            { id: 'drop', label: work.bookDrop },
            { id: 'earlier', label: checkIn.earlier },
          ]}
        />
        {terms.day !== undefined && (
          <DatePicker
            label={checkIn.day}
            hint={checkIn.dayHint}
            value={terms.day}
            to={today(timeZone)}
            onChange={(day) => onChange({ ...terms, day: day ?? dayBefore(today(timeZone)) })}
          />
        )}
        {may(session, 'circulation:check-in') && (
          <Switch
            isDisabled={isAway && !terms.forgive}
            isSelected={terms.forgive}
            onChange={(forgive) => onChange({ ...terms, forgive })}
          >
            {checkIn.forgive}
          </Switch>
        )}
        <Switch
          isDisabled={isAway && !terms.noHolds}
          isSelected={terms.noHolds}
          onChange={(noHolds) => onChange({ ...terms, noHolds })}
        >
          {work.noHolds}
        </Switch>
        <Switch
          isDisabled={isAway && !terms.noTransits}
          isSelected={terms.noTransits}
          onChange={(noTransits) => onChange({ ...terms, noTransits })}
        >
          {work.noTransits}
        </Switch>
        <Switch isSelected={preferences.printSlips} onChange={(printSlips) => setPreferences({ printSlips })}>
          {work.printSlips}
        </Switch>
        {terms.bookDrop && <Banner tone="warn" title={work.bookDropOn} live />}
        {terms.noHolds && <Banner tone="warn" title={work.noHoldsOn} live />}
        {terms.noTransits && <Banner tone="warn" title={work.noTransitsOn} live />}
        {terms.day !== undefined && <Banner tone="warn" title={checkIn.backdated(format.day(terms.day))} live />}
        {terms.forgive && <Banner tone="warn" title={checkIn.forgiving} live />}
      </div>
    </Panel>
  )
}
