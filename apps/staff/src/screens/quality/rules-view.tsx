import { useMutation, useQueryClient } from '@tanstack/react-query'
import { RefreshCw, SearchX } from 'lucide-react'
import { useState } from 'react'
import { CheckAll, type QualityOverview } from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { LocalFieldsPanel } from './local-fields-panel.tsx'
import styles from './quality.module.css'
import { RuleRow } from './rule-row.tsx'

/** What the library wants to hear of: each rule with a switch and its weight, and its own fields. */
export function RulesView({ overview }: { readonly overview: QualityOverview }) {
  const { words, call, format } = useDesk()
  const { quality } = words
  const session = useSession()
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const checkAll = useMutation({
    mutationFn: () => call(CheckAll, { body: {} }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  })
  const asked = text.trim().toLowerCase()
  const fits = overview.rules.filter(({ title, help, code }) =>
    `${title} ${help} ${code}`.toLowerCase().includes(asked),
  )
  const groups = [...Map.groupBy(fits, ({ group }) => group)].map(([group, rules]) => ({
    group,
    rules: rules.toSorted((a, b) => a.title.localeCompare(b.title)),
  }))
  const canChange = may(session, 'quality:manage')
  const { check } = overview
  const isRunning = check !== null && check.endedAt === null
  return (
    <div className={styles.view}>
      <div className={styles.bar}>
        <p className={styles.quiet}>
          {check?.endedAt == null
            ? check === null && quality.neverChecked
            : check.stopped
              ? quality.stoppedCheck(format.when(check.endedAt))
              : quality.lastCheck(format.when(check.endedAt), format.count(check.done))}
        </p>
        {canChange && (
          <Button
            icon={RefreshCw}
            isPending={checkAll.isPending}
            isDisabled={isRunning}
            onPress={() => checkAll.mutate()}
          >
            {quality.checkAll}
          </Button>
        )}
      </div>
      {checkAll.isError && <Banner tone="stop" live title={sentenceFor(checkAll.error, words.problems)} />}
      <SearchField label={quality.searchRules} placeholder={quality.searchRules} value={text} onChange={setText} />
      {groups.length === 0 && (
        <Panel>
          <EmptyState icon={SearchX} title={quality.noRuleTitle} />
        </Panel>
      )}
      {groups.map(({ group, rules }) => (
        <Panel key={group} title={group} flush>
          <ul>
            {rules.map((rule) => (
              <RuleRow key={rule.code} rule={rule} canChange={canChange} />
            ))}
          </ul>
        </Panel>
      ))}
      <LocalFieldsPanel />
    </div>
  )
}
