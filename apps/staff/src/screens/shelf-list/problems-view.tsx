import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { BadgeCheck, Check, WandSparkles } from 'lucide-react'
import { ChangeItem } from '../../../../server/src/modules/catalog/contract.ts'
import {
  ListCallNumberProblems,
  type CallNumberProblem,
} from '../../../../server/src/modules/catalog/contract-call-numbers.ts'
import { PlanCallNumbers } from '../../../../server/src/modules/catalog/contract-call-number-runs.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Link } from '../../ui/link.tsx'
import { TwoLines } from '../../ui/list-cell.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Switch } from '../../ui/switch.tsx'
import { Findings } from './findings.tsx'
import { PlaceFilters } from './place-filters.tsx'
import styles from './shelf-list.module.css'

/** Items whose call number is wrong, and the one key that mends those that can be. */
export function ProblemsView() {
  const { words, call, announce } = useDesk()
  const { shelf } = words
  const session = useSession()
  const address = useAddress()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const branch = address.number('branch')
  const location = address.number('location')
  const after = address.number('after')
  const notes = address.text('notes') === 'true'
  const mayWrite = may(session, 'catalog:items')
  const query = {
    limit: 100,
    ...(branch !== undefined && { branch }),
    ...(location !== undefined && { location }),
    ...(after !== undefined && { after }),
    ...(notes && { notes }),
  }
  const found = useQuery({
    queryKey: ['call-number-problems', query],
    queryFn: ({ signal }) => call(ListCallNumberProblems, { query }, signal),
  })
  const accept = useMutation({
    mutationFn: ({ item, to }: { readonly item: number; readonly to: string; readonly title: string }) =>
      call(ChangeItem, { params: { id: item }, body: { callNumber: to } }),
    onSuccess: (_, { to, title }) => {
      announce(shelf.given(to, title))
      return queries.invalidateQueries({ queryKey: ['call-number-problems'] })
    },
  })
  const mendAll = useMutation({
    mutationFn: () =>
      call(PlanCallNumbers, {
        body: {
          how: 'mend',
          place: {
            which: 'proposals',
            ...(branch !== undefined && { branch }),
            ...(location !== undefined && { location }),
          },
        },
      }),
    onSuccess: ({ id }) => navigate({ to: '/shelf-list/plans/$id', params: { id: String(id) } }),
  })
  const take = ({ item, proposal, title }: CallNumberProblem) => {
    if (proposal !== null && mayWrite) accept.mutate({ item, to: proposal, title })
  }
  const columns: readonly Column<CallNumberProblem>[] = [
    {
      id: 'number',
      title: shelf.callNumber,
      width: '22%',
      cell: (row) => (
        <TwoLines second={words.callNumberSchemes[row.scheme]}>
          <Link href={`/shelf-list?from=${encodeURIComponent(row.barcode)}`} look="quiet">
            <span className="mono">{row.callNumber === '' ? '—' : row.callNumber}</span>
          </Link>
        </TwoLines>
      ),
      text: (row) => row.callNumber,
    },
    {
      id: 'problem',
      title: shelf.problem,
      cell: (row) => <Findings of={row.findings} />,
      text: (row) => row.findings.map(({ message }) => message).join(' '),
    },
    {
      id: 'title',
      title: shelf.book,
      width: '24%',
      room: 'wide',
      cell: (row) => (
        <TwoLines second={row.author ?? undefined}>
          <Link href={`/catalogue/${row.bib}`} look="quiet">
            {row.title}
          </Link>
        </TwoLines>
      ),
      text: (row) => row.title,
    },
    {
      id: 'proposal',
      title: shelf.proposal,
      width: '23%',
      cell: (row) =>
        row.proposal === null ? (
          mayWrite && <Link href={`/shelf-list?from=${encodeURIComponent(row.barcode)}`}>{shelf.giveFind}</Link>
        ) : (
          <span className={styles.mend}>
            <span className="mono">{row.proposal}</span>
            {mayWrite && (
              <Button size="small" icon={Check} onPress={() => take(row)}>
                {shelf.accept}
              </Button>
            )}
          </span>
        ),
      text: (row) => row.proposal ?? '',
    },
  ]
  const problem = accept.error ?? mendAll.error
  return (
    <div className={styles.stack}>
      <p className={styles.intro}>{shelf.problemsIntro}</p>
      {problem && <Banner tone="stop" live title={sentenceFor(problem, words.problems)} />}
      <Panel
        flush
        footer={
          found.data && (
            <div className={styles.footer}>
              <span>{shelf.checkedItems(found.data.checked)}</span>
              {found.data.next !== null && (
                <Button size="small" onPress={() => address.set({ after: found.data.next ?? undefined })}>
                  {shelf.goOn}
                </Button>
              )}
            </div>
          )
        }
      >
        <DataList
          label={shelf.problems}
          name="call-number-problems"
          columns={columns}
          rows={found.data?.rows}
          error={found.error ?? undefined}
          onRetry={() => void found.refetch()}
          rowId={({ item }) => String(item)}
          onOpen={take}
          tools={
            <>
              <PlaceFilters />
              <Switch isSelected={notes} onChange={(on) => address.set({ notes: on || undefined, after: undefined })}>
                {shelf.notes}
              </Switch>
              {mayWrite && (
                <Button size="small" icon={WandSparkles} isPending={mendAll.isPending} onPress={() => mendAll.mutate()}>
                  {shelf.acceptAll}
                </Button>
              )}
            </>
          }
          empty={
            <EmptyState icon={BadgeCheck} title={shelf.noProblemsTitle}>
              {shelf.noProblemsText}
            </EmptyState>
          }
        />
      </Panel>
    </div>
  )
}
