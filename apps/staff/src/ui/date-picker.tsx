import { parseDate } from '@internationalized/date'
import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { CalendarHeading } from 'react-aria-components/Calendar'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Group,
  Popover,
} from 'react-aria-components/DatePicker'
import { useWords } from '../desk-context.ts'
import { cx } from './cx.ts'
import styles from './date-picker.module.css'
import field from './field.module.css'
import { fieldClass, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import floating from './popover.module.css'

export interface DatePickerProps extends Omit<FieldProps, 'mono'> {
  /** A day, `2026-11-24`. */
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly from?: string
  readonly to?: string
  /** Days that cannot be chosen, e.g. when the branch is closed. */
  readonly isUnavailable?: (day: string) => boolean
  readonly isDisabled?: boolean
  readonly isRequired?: boolean
}

/** A field for a day: typed part by part as dates are written here, or chosen in a calendar. */
export function DatePicker(props: DatePickerProps) {
  const { label, hint, error, beside, value, onChange, from, to, isUnavailable, ...rest } = props
  const { ui } = useWords()
  return (
    <AriaDatePicker
      {...rest}
      value={value === undefined ? null : parseDate(value)}
      onChange={(day) => onChange(day?.toString())}
      {...(from !== undefined && { minValue: parseDate(from) })}
      {...(to !== undefined && { maxValue: parseDate(to) })}
      {...(isUnavailable && { isDateUnavailable: (day) => isUnavailable(day.toString()) })}
      isInvalid={error !== undefined}
      shouldForceLeadingZeros={false}
      className={fieldClass(beside)}
    >
      <FieldLabel label={label} required={rest.isRequired} />
      <Group className={field.frame ?? ''}>
        <DateInput className={cx(field.input, styles.input)}>
          {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
        </DateInput>
        <Button aria-label={ui.calendar} className={styles.open ?? ''}>
          <CalendarDays aria-hidden="true" />
        </Button>
      </Group>
      <FieldNotes hint={hint} error={error} />
      <Popover aria-label={label} className={floating.popover ?? ''}>
        <MonthView />
      </Popover>
    </AriaDatePicker>
  )
}

function MonthView() {
  const { ui } = useWords()
  return (
    <Calendar className={styles.calendar ?? ''}>
      <div className={styles.header}>
        <Button slot="previous" aria-label={ui.previousMonth} className={styles.turn ?? ''}>
          <ChevronLeft aria-hidden="true" className="mirrors" />
        </Button>
        <CalendarHeading className={styles.month ?? ''} />
        <Button slot="next" aria-label={ui.nextMonth} className={styles.turn ?? ''}>
          <ChevronRight aria-hidden="true" className="mirrors" />
        </Button>
      </div>
      <CalendarGrid>
        <CalendarGridHeader>
          {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
        </CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ''} />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}
