import { Plus, X } from 'lucide-react'
import { useWords } from '../../../desk-context.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import styles from '../settings.module.css'
import { days, newSpan, readTime, wrongDays, type Span } from '../week.ts'

interface WeekFieldsProps {
  readonly spans: readonly Span[]
  readonly onChange: (spans: readonly Span[]) => void
  readonly isDisabled?: boolean
}

/** The hours of a week, day by day, with as many stretches as a day has. */
export function WeekFields({ spans, onChange, isDisabled = false }: WeekFieldsProps) {
  const words = useWords()
  const { settings } = words
  const wrong = wrongDays(spans)
  const change = (at: number, next: Partial<Span>) =>
    onChange(spans.map((span, i) => (i === at ? { ...span, ...next } : span)))
  const time = (at: number, side: 'opens' | 'closes', label: string, isWrong: boolean) => (
    <input
      aria-label={label}
      aria-invalid={isWrong}
      className={styles.time}
      inputMode="numeric"
      disabled={isDisabled}
      value={spans[at]?.[side] ?? ''}
      onChange={(event) => change(at, { [side]: event.target.value })}
      onBlur={(event) => change(at, { [side]: readTime(event.target.value) ?? event.target.value })}
    />
  )
  return days.map((day) => {
    const name = words.weekdays[day]
    const of = spans.flatMap((span, at) => (span.weekday === day ? [at] : []))
    const isWrong = wrong.includes(day)
    return (
      <div key={day} className={styles.day}>
        <span>{name}</span>
        <div className={styles.spans}>
          {of.length === 0 && <span className={styles.second}>{settings.closed}</span>}
          {of.map((at) => (
            <span key={at} className={styles.span}>
              {time(at, 'opens', settings.opens(name), isWrong)}
              <span aria-hidden="true">–</span>
              {time(at, 'closes', settings.closes(name), isWrong)}
              {!isDisabled && (
                <IconButton
                  icon={X}
                  label={settings.removeHours(name)}
                  onPress={() => onChange(spans.filter((_, i) => i !== at))}
                />
              )}
            </span>
          ))}
          {isWrong && (
            <span role="alert" className={styles.second}>
              {settings.hoursWrong(name)}
            </span>
          )}
        </div>
        {!isDisabled && (
          <IconButton
            icon={Plus}
            label={settings.addHours(name)}
            onPress={() => onChange([...spans, newSpan(spans, day)])}
          />
        )}
      </div>
    )
  })
}
