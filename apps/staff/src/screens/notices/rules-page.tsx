import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ListPlus, Megaphone, Plus } from 'lucide-react'
import {
  AddUsualNoticeRules,
  ListNoticeRules,
  noticeKindCodes,
  type NoticeRule,
} from '../../../../server/src/modules/notifications/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { useBranches, useCategories, useItemTypes } from '../../reference.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { ButtonLink } from '../../ui/button-link.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { stepInWords, waysInWords } from './ladder-picture.tsx'
import styles from './notices.module.css'

/** Which notices are sent, when and to whom. */
export function RulesPage() {
  const { words, call } = useDesk()
  const { notices, noticeKinds } = words
  const session = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const branches = useBranches()
  const categories = useCategories()
  const itemTypes = useItemTypes()
  const list = useQuery({ queryKey: ['notice-rules'], queryFn: ({ signal }) => call(ListNoticeRules, {}, signal) })
  const usual = useMutation({
    mutationFn: () => call(AddUsualNoticeRules, {}),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notice-rules'] }),
  })
  const mayChange = may(session, 'notifications:rules')
  const caseOf = (rule: NoticeRule) =>
    [
      categories.find(({ code }) => code === rule.patronCategory)?.name,
      itemTypes.find(({ code }) => code === rule.itemType)?.name,
      branches.find(({ id }) => id === rule.branch)?.name,
    ]
      .filter((name) => name !== undefined)
      .join(', ') || notices.everyone
  const stepsOf = (rule: NoticeRule) =>
    rule.steps.map((step) => `${stepInWords(rule.kind, step, words)} (${waysInWords(step, words)})`).join(', ')
  const columns: readonly Column<NoticeRule>[] = [
    {
      id: 'kind',
      title: notices.kind,
      cell: (rule) => (
        <TwoLines second={caseOf(rule)}>
          <Link href={`/notices/rules/${rule.id}`} look="quiet">
            {noticeKinds[rule.kind]}
          </Link>
        </TwoLines>
      ),
      text: (rule) => noticeKinds[rule.kind],
      sortBy: (rule) => noticeKindCodes.indexOf(rule.kind),
    },
    { id: 'case', title: notices.case, optional: true, cell: caseOf, text: caseOf, sortBy: caseOf },
    { id: 'steps', title: notices.steps, width: '52%', room: 'some', cell: stepsOf, text: stepsOf },
    {
      id: 'active',
      title: notices.state,
      width: '110px',
      room: 'wide',
      cell: ({ active }) => (
        <Pill tone={active ? 'ok' : 'neutral'} icon="tone">
          {active ? notices.active : notices.off}
        </Pill>
      ),
      text: ({ active }) => (active ? notices.active : notices.off),
    },
  ]
  const rows = list.data?.rows.toSorted((a, b) => noticeKindCodes.indexOf(a.kind) - noticeKindCodes.indexOf(b.kind))
  const add = mayChange && (
    <Button icon={ListPlus} isPending={usual.isPending} onPress={() => usual.mutate()}>
      {notices.usual}
    </Button>
  )
  return (
    <>
      {usual.isError && <Banner tone="stop" live title={sentenceFor(usual.error, words.problems)} />}
      {mayChange && (
        <div className={styles.buttons}>
          {add}
          <ButtonLink icon={Plus} tone="primary" href="/notices/rules/new">
            {notices.newRule}
          </ButtonLink>
        </div>
      )}
      <Panel flush>
        <DataList
          label={notices.rulesList}
          name="notice-rules"
          columns={columns}
          rows={rows}
          rowId={({ id }) => String(id)}
          onOpen={({ id }) => void navigate({ to: '/notices/rules/$id', params: { id: String(id) } })}
          error={list.error ?? undefined}
          onRetry={() => void list.refetch()}
          empty={
            <EmptyState icon={Megaphone} title={notices.noRulesTitle}>
              {notices.noRulesText}
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
