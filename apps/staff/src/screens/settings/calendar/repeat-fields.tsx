import type { CalendarException } from '../../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../../desk-context.ts'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { Select } from '../../../ui/select.tsx'
import { days } from '../week.ts'
import styles from './calendar.module.css'
import { comesByRule, nthInWords, type ExceptionDraft } from './exception-draft.ts'

interface RepeatFieldsProps {
  readonly draft: ExceptionDraft
  readonly onChange: (change: Partial<ExceptionDraft>) => void
}

const known = [-2, 0, 1, 39, 50, 60]

/** How days come again. */
export function RepeatFields({ draft, onChange }: RepeatFieldsProps) {
  const { words, format } = useDesk()
  const { calendar, weekdays } = words
  const ways: readonly { readonly id: CalendarException['repeats']; readonly label: string }[] = [
    { id: 'never', label: calendar.repeatNever },
    { id: 'yearly', label: calendar.repeatYearly },
    { id: 'weekly', label: calendar.repeatWeekly },
    { id: 'nth-weekday', label: calendar.repeatNth },
    { id: 'easter', label: calendar.repeatEaster },
  ]
  const month = (number: number) =>
    new Intl.DateTimeFormat(format.settings.locale, { month: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, number - 1, 1)),
    )
  const easter = [
    calendar.goodFriday,
    calendar.easterSunday,
    calendar.easterMonday,
    calendar.ascension,
    calendar.whitMonday,
    calendar.corpusChristi,
  ]
  const weekday = [...draft.weekdays][0]
  return (
    <>
      <Select
        label={calendar.repeats}
        choices={ways}
        value={draft.repeats}
        onChange={(repeats) =>
          onChange({
            repeats,
            ...(repeats === 'nth-weekday' && draft.weekdays.size !== 1 && { weekdays: new Set([1]) }),
          })
        }
      />
      {draft.repeats === 'weekly' && (
        <>
          <NumberField
            label={calendar.everyWeeks}
            unit={calendar.weeks}
            minValue={1}
            maxValue={52}
            value={draft.every}
            onChange={(every) => onChange({ every })}
          />
          <div role="group" aria-label={calendar.onDays} className={styles.ticks}>
            {days.map((day) => (
              <Checkbox
                key={day}
                isSelected={draft.weekdays.has(day)}
                onChange={(ticked) =>
                  onChange({
                    weekdays: new Set(
                      ticked ? [...draft.weekdays, day] : [...draft.weekdays].filter((one) => one !== day),
                    ),
                  })
                }
              >
                {weekdays[day]}
              </Checkbox>
            ))}
          </div>
        </>
      )}
      {draft.repeats === 'nth-weekday' && (
        <div className={styles.row}>
          <Select
            label={calendar.whichOf}
            choices={[1, 2, 3, 4, 5, -1].map((nth) => ({ id: String(nth), label: nthInWords(nth, words) }))}
            value={String(draft.nth)}
            onChange={(nth) => onChange({ nth: Number(nth) })}
          />
          <Select
            label={calendar.onWeekday}
            choices={days.map((day) => ({ id: String(day), label: weekdays[day] }))}
            value={weekday === undefined ? undefined : String(weekday)}
            onChange={(day) => onChange({ weekdays: new Set([Number(day)]) })}
          />
          <Select
            label={calendar.ofMonth}
            choices={[
              { id: '0', label: calendar.everyMonth },
              ...Array.from({ length: 12 }, (_, i) => ({ id: String(i + 1), label: month(i + 1) })),
            ]}
            value={String(draft.month ?? 0)}
            onChange={(next) => onChange({ month: next === '0' ? null : Number(next) })}
          />
        </div>
      )}
      {draft.repeats === 'easter' && (
        <div className={styles.row}>
          <Select
            label={calendar.easterDay}
            choices={[
              ...known.map((offset, i) => ({ id: String(offset), label: easter[i] ?? '' })),
              { id: 'other', label: calendar.otherDay },
            ]}
            value={known.includes(draft.easterOffset) ? String(draft.easterOffset) : 'other'}
            onChange={(offset) => onChange({ easterOffset: offset === 'other' ? 2 : Number(offset) })}
          />
          <NumberField
            label={calendar.easterOffset}
            minValue={-200}
            maxValue={200}
            value={draft.easterOffset}
            onChange={(easterOffset) => onChange({ easterOffset })}
          />
        </div>
      )}
      {comesByRule(draft.repeats) && (
        <NumberField
          label={calendar.lasts}
          unit={calendar.days}
          minValue={1}
          maxValue={draft.repeats === 'weekly' ? 7 * draft.every : 366}
          value={draft.length}
          onChange={(length) => onChange({ length })}
        />
      )}
    </>
  )
}
