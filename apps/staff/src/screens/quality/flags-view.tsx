import { BadgeCheck, FileDown } from 'lucide-react'
import type { QualityOverview } from '../../../../server/src/modules/quality/contract.ts'
import { useAddress } from '../../address.ts'
import { useBringIntoView } from '../../bring-into-view.ts'
import { useDesk } from '../../desk-context.ts'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Stats } from '../../ui/stats.tsx'
import { FlagPanel } from './flag-panel.tsx'
import { FlagFilters, isNarrowed, useRecordFilters } from './flag-filters.tsx'
import styles from './quality.module.css'
import { RuleList } from './rule-list.tsx'

/** What is wrong by kind, and beside it the records. */
export function FlagsView({ overview }: { readonly overview: QualityOverview }) {
  const { words, format } = useDesk()
  const { quality } = words
  const address = useAddress()
  const asked = address.text('rule')
  const shown = overview.rules.filter(({ flags, code }) => flags > 0 || code === asked)
  const rule = shown.find(({ code }) => code === asked) ?? shown[0]
  const filters = useRecordFilters()
  const part = useBringIntoView<HTMLDivElement>(asked)
  const { error, warning, info } = overview.flagged
  // Rounded down: all sound is said only when all are.
  const sound = Math.floor(Math.max(0, 1 - (error + warning) / Math.max(1, overview.records)) * 100) / 100
  if (!rule) {
    return (
      <div className={styles.view}>
        <FlagFilters filters={filters} />
        <Panel>
          {isNarrowed(filters) ? (
            <EmptyState icon={BadgeCheck} title={quality.narrowedTitle}>
              {quality.narrowedText}
            </EmptyState>
          ) : overview.records === 0 ? (
            <EmptyState icon={FileDown} title={quality.noRecordsTitle}>
              {quality.noRecordsText}
            </EmptyState>
          ) : (
            <EmptyState icon={BadgeCheck} title={quality.allSoundTitle}>
              {quality.allSoundText}
            </EmptyState>
          )}
        </Panel>
      </div>
    )
  }
  return (
    <div className={styles.view}>
      <FlagFilters filters={filters} />
      {!isNarrowed(filters) && (
        <Stats
          stats={[
            { label: quality.records, value: format.count(overview.records) },
            { label: quality.sound, value: format.percent(sound) },
            { label: quality.errors, value: format.count(error), ...(error > 0 && { tone: 'stop' as const }) },
            { label: quality.warnings, value: format.count(warning), ...(warning > 0 && { tone: 'warn' as const }) },
            { label: quality.notes, value: format.count(info) },
          ]}
        />
      )}
      <div className={styles.mending}>
        <Panel title={quality.byRule} flush fill>
          <RuleList
            rules={shown}
            value={rule.code}
            onChange={(code) => address.set({ rule: code, offset: undefined, state: undefined })}
          />
        </Panel>
        <div ref={part} className={styles.part}>
          <FlagPanel key={rule.code} rule={rule} filters={filters} />
        </div>
      </div>
    </div>
  )
}
