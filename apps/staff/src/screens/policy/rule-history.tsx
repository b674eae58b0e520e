import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { History, Undo2 } from 'lucide-react'
import {
  ListRuleVersions,
  UndoRuleVersion,
  type RuleVersionView,
} from '../../../../server/src/modules/policy/contract.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { cx } from '../../ui/cx.ts'
import { changesInWords, subjectInWords } from './version-words.ts'
import styles from './rules.module.css'
import { useRuleNames } from './use-rule-names.ts'

const most = 200

/** Who changed which rule when, and how; each change can be taken back while nothing later stands on it. */
export function RuleHistoryScreen() {
  const { words, call, format, announce } = useDesk()
  const { rules } = words
  const session = useSession()
  const names = useRuleNames()
  const queries = useQueryClient()
  const rule = useAddress().number('rule')
  const list = useQuery({
    queryKey: ['rules', 'versions', rule],
    queryFn: ({ signal }) =>
      call(ListRuleVersions, { query: { limit: most, ...(rule !== undefined && { rule }) } }, signal),
  })
  const undo = useMutation({
    mutationFn: (id: number) => call(UndoRuleVersion, { params: { id } }),
    onSuccess: async () => {
      announce(rules.undone)
      await queries.invalidateQueries({ queryKey: ['rules'] })
    },
  })
  const lines = (version: RuleVersionView) => changesInWords(version, names, words, format)
  const columns: readonly Column<RuleVersionView>[] = [
    {
      id: 'rule',
      title: rules.rule,
      width: '24%',
      cell: (version) => (
        <TwoLines second={words.ruleActions[version.action]}>
          {version.after === null ? (
            subjectInWords(version, names, words)
          ) : (
            <Link href={`/rules/${version.rule}`} look="quiet">
              {subjectInWords(version, names, words)}
            </Link>
          )}
        </TwoLines>
      ),
      text: (version) => subjectInWords(version, names, words),
    },
    {
      id: 'what',
      title: rules.what,
      cell: (version) => (
        <ul className={cx(styles.plain, styles.lines)}>
          {lines(version).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
      text: (version) => lines(version).join('; '),
    },
    {
      id: 'who',
      title: rules.who1,
      width: '15%',
      room: 'wide',
      cell: (version) => version.by,
      text: (version) => version.by,
      sortBy: (version) => version.by,
    },
    {
      id: 'when',
      title: rules.when,
      width: '120px',
      room: 'some',
      cell: (version) => <When value={version.at} />,
      text: (version) => version.at,
      sortBy: (version) => version.id,
    },
    {
      id: 'undo',
      title: rules.undo,
      width: '132px',
      align: 'end',
      cell: (version) =>
        version.undoneBy === null ? (
          may(session, 'policy:rules') && (
            <Button
              size="small"
              icon={Undo2}
              isDisabled={undo.isPending}
              aria-label={`${rules.undo}: ${subjectInWords(version, names, words)}`}
              onPress={() => undo.mutate(version.id)}
            >
              {rules.undo}
            </Button>
          )
        ) : (
          <span className={styles.faint}>{rules.wasUndone}</span>
        ),
    },
  ]
  return (
    <>
      <PageHeader
        title={rules.historyTitle}
        crumbs={[{ label: rules.title, href: '/rules' }]}
        guide="change-a-rule"
        actions={rule !== undefined && <Link href="/rules/history">{rules.allRules}</Link>}
      >
        {rules.historyText}
      </PageHeader>
      {undo.isError && <Banner tone="stop" live title={sentenceFor(undo.error, words.problems)} />}
      <Panel flush>
        <DataList
          label={rules.historyTitle}
          name="rule-history"
          columns={columns}
          rows={list.data?.rows}
          rowId={({ id }) => String(id)}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={History} title={rules.historyEmptyTitle}>
              {rules.historyEmptyText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
