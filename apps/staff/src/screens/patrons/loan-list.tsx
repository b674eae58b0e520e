import { useQuery, useQueryClient } from '@tanstack/react-query'
import { BookOpen, CalendarClock, CircleHelp, Ellipsis, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { ChangeDueDialog } from '../circulation/change-due-dialog.tsx'
import { troubleLines } from '../troubles/loan-menu.tsx'
import { TroubleAsked, type Asked } from '../troubles/trouble-asked.tsx'
import { loanColumns } from './loan-columns.tsx'
import { WhyLoan } from './loan-dialogs.tsx'
import styles from './patron.module.css'
import { loansQuery, patronKey } from './patron-queries.ts'
import { useRenewals } from './use-renewals.ts'

/** The open loans of a patron, with what can be done about each. */
export function LoanList({ patron }: { readonly patron: number }) {
  const { call, words, announce } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const loans = useQuery(loansQuery(call, patron))
  const renewals = useRenewals(patron)
  const [why, setWhy] = useState<Loan>()
  const [asked, setAsked] = useState<Asked>()
  const [moving, setMoving] = useState<Loan>()
  const { patrons } = words
  const mayRenew = may(session, 'circulation:renew')

  const actionsOf = (loan: Loan) => [
    ...(mayRenew ? [{ id: 'renew', label: patrons.renew, icon: RefreshCw, run: () => renewals.renew([loan]) }] : []),
    ...(may(session, 'circulation:change-due') && (loan.state === 'out' || loan.state === 'overdue')
      ? [{ id: 'due', label: words.renewing.changeDue, icon: CalendarClock, run: () => setMoving(loan) }]
      : []),
    { id: 'why', label: words.desk.why, icon: CircleHelp, run: () => setWhy(loan) },
    ...(may(session, 'circulation:lost')
      ? troubleLines(loan, words.troubleActions, (action) => setAsked({ loan, action }))
      : []),
  ]
  return (
    <>
      {(renewals.done !== undefined || renewals.refused.length > 0) && (
        <div className={styles.told}>
          {renewals.done !== undefined && <Banner tone="ok" title={renewals.done} />}
          {renewals.refused.length > 1 ? (
            <Banner tone="stop" title={patrons.renewRefusedMany(renewals.refused.length)}>
              {renewals.refused.map(({ loan, problem }) => (
                <span key={loan.id} className={styles.refused}>
                  <bdi>{loan.title}</bdi>: {problem.blocks.map(({ message }) => message).join(' ') || problem.message}
                </span>
              ))}
              {patrons.renewOneByOne}
            </Banner>
          ) : (
            renewals.refused.map((refusal) => (
              <Refusal
                key={refusal.loan.id}
                title={`${patrons.renewRefused} ${refusal.loan.title}`}
                blocks={refusal.problem.blocks}
                permissions={session.permissions}
                action={patrons.renewAnyway}
                onOverride={(codes, reason) => renewals.renewAnyway(refusal, codes, reason)}
                isPending={renewals.working}
              />
            ))
          )}
        </div>
      )}
      <DataList
        label={patrons.loans}
        name="patron-loans"
        columns={loanColumns(words, (loan) => (
          <Menu
            label={patrons.actions}
            trigger={<IconButton icon={Ellipsis} label={`${patrons.actions}: ${loan.title}`} />}
            groups={[{ id: 'actions', lines: actionsOf(loan) }]}
          />
        ))}
        rows={loans.data}
        rowId={(loan) => String(loan.id)}
        covers
        {...(loans.isError && { error: loans.error, onRetry: () => void loans.refetch() })}
        empty={
          <EmptyState icon={BookOpen} title={patrons.loansEmpty}>
            {patrons.loansEmptyText}
          </EmptyState>
        }
        tools={
          (loans.data?.length ?? 0) > 0 &&
          mayRenew && (
            <Button
              size="small"
              icon={RefreshCw}
              isPending={renewals.working}
              onPress={() => renewals.renew(loans.data ?? [])}
            >
              {patrons.renewAll}
            </Button>
          )
        }
      />
      {why !== undefined && <WhyLoan loan={why} onClose={() => setWhy(undefined)} />}
      {moving !== undefined && (
        <ChangeDueDialog
          loan={moving}
          onClose={() => setMoving(undefined)}
          onDone={(told) => {
            renewals.tell(told)
            announce(told)
            void queries.invalidateQueries({ queryKey: patronKey(patron) })
          }}
        />
      )}
      <TroubleAsked
        asked={asked}
        onClose={() => setAsked(undefined)}
        onDone={(title) => {
          renewals.tell(title)
          announce(title)
          void queries.invalidateQueries({ queryKey: patronKey(patron) })
        }}
      />
    </>
  )
}
