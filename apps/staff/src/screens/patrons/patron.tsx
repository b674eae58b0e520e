import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Banknote, Pencil, ScanBarcode } from 'lucide-react'
import { Suspense, lazy } from 'react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { useLiveRefresh } from '../../live-refresh.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Panel } from '../../ui/panel.tsx'
import { FailedState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { AccountTab } from '../fees/account-tab.tsx'
import { PatronPanel } from '../circulation/patron-panel.tsx'
import { NoticesTab } from '../notices/notices-tab.tsx'
import { useGoTo } from '../circulation/use-go-to.ts'
import { BorrowedTab } from './borrowed-tab.tsx'
import { DetailsTab } from './details-tab.tsx'
import { FamilyTab } from './family-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { HoldList } from './hold-list.tsx'
import { LoanList } from './loan-list.tsx'
import { PatronMenu } from './patron-menu.tsx'
import { patronKey, patronQuery, summaryQuery } from './patron-queries.ts'
import styles from './patron.module.css'

const PayDialog = lazy(async () => ({ default: (await import('../fees/pay-dialog.tsx')).PayDialog }))

/** Everything about one patron. */
export function PatronScreen() {
  const { call, words } = useDesk()
  const session = useSession()
  const address = useAddress()
  const goTo = useGoTo()
  const id = Number(useParams({ strict: false, select: (params) => params.id }))
  const patron = useQuery(patronQuery(call, id))
  const summary = useQuery(summaryQuery(call, id))
  useLiveRefresh(['loan', 'hold', 'payment'], [patronKey(id)])
  const { patrons } = words
  if (patron.isError) {
    return (
      <Panel>
        <FailedState error={patron.error} onRetry={() => void patron.refetch()} />
      </Panel>
    )
  }
  const owes = (summary.data?.owed.amount ?? 0) > 0
  return (
    <>
      <PageHeader
        title={patron.data?.name ?? '…'}
        crumbs={[{ label: patrons.title, href: '/patrons' }]}
        actions={
          <>
            {may(session, 'circulation:check-out') && (
              <Button tone="primary" icon={ScanBarcode} keys="F2" onPress={() => goTo(`/desk?patron=${id}`)}>
                {patrons.checkOut}
              </Button>
            )}
            {may(session, 'fees:pay') && (
              <Button icon={Banknote} keys="F8" isDisabled={!owes} onPress={() => address.set({ pay: 1 }, 'replace')}>
                {words.desk.pay}
              </Button>
            )}
            {may(session, 'patrons:write') && (
              <Button icon={Pencil} onPress={() => goTo(`/patrons/${id}/edit`)}>
                {patrons.edit}
              </Button>
            )}
            {patron.data && <PatronMenu patron={patron.data} />}
          </>
        }
      />
      <div className={styles.page}>
        <PatronPanel id={id} linked={false} />
        <div className={styles.work}>
          <Tabs
            label={patrons.title}
            value={address.oneOf('tab', [
              'loans',
              'holds',
              'account',
              'details',
              'notices',
              'family',
              'borrowed',
              'history',
            ])}
            onChange={(tab) => address.set({ tab: tab === 'loans' ? undefined : tab }, 'replace')}
            pages={[
              {
                id: 'loans',
                label: patrons.loans,
                ...(summary.data && { count: summary.data.loans }),
                content: (
                  <Panel flush>
                    <LoanList patron={id} />
                  </Panel>
                ),
              },
              {
                id: 'holds',
                label: patrons.holds,
                ...(summary.data && { count: summary.data.holdsReady + summary.data.holdsWaiting }),
                content: (
                  <Panel flush>
                    <HoldList patron={id} />
                  </Panel>
                ),
              },
              { id: 'account', label: patrons.account, content: <AccountTab patron={id} /> },
              {
                id: 'details',
                label: patrons.details,
                content: patron.data && <DetailsTab patron={patron.data} />,
              },
              { id: 'notices', label: words.notices.tab, content: <NoticesTab patron={id} /> },
              {
                id: 'family',
                label: words.people.family,
                content: patron.data && <FamilyTab patron={patron.data} />,
              },
              ...(may(session, 'patrons:history') && patron.data?.keepHistory === true
                ? [
                    {
                      id: 'borrowed' as const,
                      label: words.borrowed.tab,
                      content: <BorrowedTab key={id} patron={patron.data} />,
                    },
                  ]
                : []),
              { id: 'history', label: patrons.history, content: <HistoryTab patron={id} /> },
            ]}
          />
        </div>
      </div>
      <Suspense>
        <PayDialog
          patron={id}
          isOpen={address.text('pay') !== undefined}
          onClose={() => address.set({ pay: undefined }, 'replace')}
        />
      </Suspense>
    </>
  )
}
