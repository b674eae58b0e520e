import { Trash2 } from 'lucide-react'
import type { Channel, NoticeStep } from '../../../../server/src/modules/notifications/contract.ts'
import { useWords } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './notices.module.css'

interface LadderStepProps {
  readonly number: number
  readonly step: NoticeStep
  /** The step has a time of its own; else it is sent at once. */
  readonly timed: boolean
  readonly onChange: (step: NoticeStep) => void
  readonly onRemove?: () => void
}

const units = ['minutes', 'hours', 'days', 'weeks', 'months'] as const
const ways = ['email', 'sms', 'print'] as const

/** One step of a ladder: when, and by which ways in which order. */
export function LadderStep({ number, step, timed, onChange, onRemove }: LadderStepProps) {
  const { notices } = useWords()
  const toggle = (way: Channel, on: boolean) =>
    onChange({ ...step, channels: on ? [...step.channels, way] : step.channels.filter((one) => one !== way) })
  return (
    <div className={styles.step}>
      <span className={styles.number}>{number}</span>
      {timed ? (
        <>
          <NumberField
            label={notices.length}
            value={step.count}
            minValue={1}
            maxValue={1000}
            onChange={(count) => onChange({ ...step, count: Number.isNaN(count) ? 1 : count })}
          />
          <Select
            label={notices.unit}
            value={step.unit}
            onChange={(unit) => onChange({ ...step, unit })}
            choices={units.map((id) => ({ id, label: notices[id] }))}
          />
        </>
      ) : (
        <>
          <span className={styles.faint}>{notices.atOnce}</span>
          <span />
        </>
      )}
      <div className={styles.stepWays}>
        <p className={styles.faint}>{notices.ways}</p>
        <div className={styles.ways}>
          {ways.map((way) => {
            const place = step.channels.indexOf(way)
            return (
              <Checkbox key={way} isSelected={place >= 0} onChange={(on) => toggle(way, on)}>
                {place >= 0 && step.channels.length > 1 ? `${place + 1}. ${notices[way]}` : notices[way]}
              </Checkbox>
            )
          })}
          {step.channels.length > 1 && (
            <Checkbox
              isSelected={step.everyChannel === true}
              onChange={(everyChannel) => onChange({ ...step, everyChannel })}
            >
              {notices.everyWay}
            </Checkbox>
          )}
        </div>
      </div>
      {onRemove ? <IconButton icon={Trash2} label={notices.removeStep(number)} onPress={onRemove} /> : <span />}
    </div>
  )
}
