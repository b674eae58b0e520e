import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  PutQualityRule,
  severities,
  type FindingSeverity,
  type QualityRule,
} from '../../../../server/src/modules/quality/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Link } from '../../ui/link.tsx'
import { Select } from '../../ui/select.tsx'
import { Switch } from '../../ui/switch.tsx'
import styles from './quality.module.css'

/** A rule: whether it is followed, what it is for, how much it weighs. */
export function RuleRow({ rule, canChange }: { readonly rule: QualityRule; readonly canChange: boolean }) {
  const { words, call, format } = useDesk()
  const { quality, findingSeverities } = words
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: ({ off, severity }: { off: boolean; severity: FindingSeverity }) =>
      call(PutQualityRule, {
        params: { code: rule.code },
        body: { off, severity: severity === rule.usualSeverity ? null : severity },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['quality'] }),
  })
  const asked = change.isPending ? change.variables : undefined
  const off = asked?.off ?? rule.off
  const severity = asked?.severity ?? rule.severity
  return (
    <li className={styles.ruleRow}>
      <Switch
        isSelected={!off}
        isDisabled={!canChange}
        aria-label={quality.ruleOn(rule.title)}
        onChange={(on) => change.mutate({ off: !on, severity })}
      >
        <span className={styles.ruleTitle}>{rule.title}</span>
      </Switch>
      <p className={styles.ruleHelp}>{rule.help}</p>
      <div className={styles.ruleWeight}>
        <Select
          label={quality.severity}
          hideLabel
          isDisabled={!canChange || off}
          choices={severities.map((id) => ({
            id,
            label: id === rule.usualSeverity ? quality.usual(findingSeverities[id]) : findingSeverities[id],
          }))}
          value={severity}
          onChange={(next) => change.mutate({ off, severity: next })}
        />
      </div>
      <span className={styles.ruleCount}>
        {rule.flags > 0 && (
          <Link href={`/quality?rule=${rule.code}`} look="quiet">
            {format.count(rule.flags)}
          </Link>
        )}
      </span>
      {change.isError && <Banner tone="stop" live title={sentenceFor(change.error, words.problems)} />}
    </li>
  )
}
