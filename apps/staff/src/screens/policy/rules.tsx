import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { History, Plus, Scale } from 'lucide-react'
import { ChangeRule, ExplainRules, ListRules, type Rule } from '../../../../server/src/modules/policy/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { caseOf } from './attributes.ts'
import { moveRuleColumn, ruleColumns } from './rule-columns.tsx'
import styles from './rules.module.css'
import { Precedence } from './precedence.tsx'
import { Simulator } from './simulator.tsx'
import { useRuleNames } from './use-rule-names.ts'

/** The circulation rules as one table, and what would happen under them. */
export function RulesScreen() {
  const { words, call, format } = useDesk()
  const { rules } = words
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const names = useRuleNames()
  const list = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => call(ListRules, {}, signal) })
  const inherited = useQueries({
    queries: (list.data?.rows ?? []).map(({ id, criteria }) => ({
      queryKey: ['rules', 'inherited', id, criteria],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(ExplainRules, { body: caseOf(criteria) }, signal).then(({ attributes }) => ({ id, attributes })),
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [[data.id, data.attributes] as const] : []))),
  })
  const move = useMutation({
    mutationFn: ({ rule, position }: { rule: Rule; position: number }) =>
      call(ChangeRule, {
        params: { id: rule.id },
        body: {
          criteria: rule.criteria,
          attributes: rule.attributes,
          note: rule.note,
          position,
          validFrom: rule.validFrom,
          validTo: rule.validTo,
        },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['rules'] }),
  })
  const mayChange = may(session, 'policy:rules')
  const rows = list.data?.rows.toSorted((a, b) => a.position - b.position)
  const columns = ruleColumns({ words, format, names, inherited })
  return (
    <>
      <PageHeader
        title={rules.title}
        guide="change-a-rule"
        actions={
          <>
            <ButtonLink icon={History} href="/rules/history">
              {rules.history}
            </ButtonLink>
            {mayChange && (
              <ButtonLink icon={Plus} tone="primary" href="/rules/new">
                {rules.newRule}
              </ButtonLink>
            )}
          </>
        }
      >
        {rules.intro}
      </PageHeader>
      {move.isError && <Banner tone="stop" live title={sentenceFor(move.error, words.problems)} />}
      <div className={styles.columns}>
        <Panel flush>
          <DataList
            label={rules.list}
            name="rules"
            columns={
              mayChange && rows
                ? [...columns, moveRuleColumn(words, rows.length, (rule, position) => move.mutate({ rule, position }))]
                : columns
            }
            rows={rows}
            rowId={({ id }) => String(id)}
            onOpen={({ id }) => void navigate({ to: '/rules/$id', params: { id: String(id) } })}
            error={list.error ?? undefined}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon={Scale} title={rules.emptyTitle}>
                {rules.emptyText}
              </EmptyState>
            }
          />
        </Panel>
        <div className={styles.stack}>
          <Simulator />
          <Precedence />
        </div>
      </div>
    </>
  )
}
