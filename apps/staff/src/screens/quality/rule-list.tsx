import { ListBox, ListBoxItem } from 'react-aria-components/Select'
import type { QualityRule } from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { cx } from '../../ui/cx.ts'
import { toneIcons } from '../../ui/tone.ts'
import styles from './quality.module.css'
import { severityTones } from './severity.ts'
import { Sparkline } from './sparkline.tsx'

interface RuleListProps {
  readonly rules: readonly QualityRule[]
  readonly value: string | undefined
  readonly onChange: (code: string) => void
}

/** The rules that flag something, gravest first, each with its count and how it went in the last thirty days. */
export function RuleList({ rules, value, onChange }: RuleListProps) {
  const { words, format } = useDesk()
  const { quality, findingSeverities } = words
  return (
    <ListBox
      aria-label={quality.byRule}
      items={rules.map((rule) => ({ ...rule, id: rule.code }))}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={value === undefined ? [] : [value]}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : keys
        if (key !== undefined) onChange(String(key))
      }}
      className={styles.rules ?? ''}
    >
      {(rule) => {
        const tone = severityTones[rule.severity]
        const Icon = toneIcons[tone]
        return (
          <ListBoxItem
            textValue={`${rule.title}, ${findingSeverities[rule.severity]}, ${quality.recordsFlagged(rule.records)}`}
            className={styles.rule ?? ''}
          >
            <Icon aria-hidden="true" className={cx(styles.sign, styles[tone])} />
            <span className={styles.name}>{rule.title}</span>
            <span className={styles.count}>{format.count(rule.records)}</span>
            <span className={styles.weight}>{findingSeverities[rule.severity]}</span>
            <Sparkline
              values={rule.trend}
              label={quality.last30(format.count(rule.trend[0] ?? 0), format.count(rule.flags))}
            />
          </ListBoxItem>
        )
      }}
    </ListBox>
  )
}
