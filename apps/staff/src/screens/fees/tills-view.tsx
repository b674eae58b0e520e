import { useQuery } from '@tanstack/react-query'
import { Banknote, Plus } from 'lucide-react'
import { useState } from 'react'
import { ListTillSessions, type Till, type TillReport } from '../../../../server/src/modules/fees/contract-tills.ts'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { inUnits } from '../../format.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { Money, When } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { EmptyState, FailedState } from '../../ui/states.tsx'
import { CashUpDialog } from './cash-up-dialog.tsx'
import { NewTillDialog, OpenTillDialog, TillCashDialog } from './till-dialogs.tsx'
import { TillReportView } from './till-report-view.tsx'
import { tillsKey, useTills } from './use-tills.ts'
import styles from './tills.module.css'

type Asked = { readonly about: 'open' | 'cash' | 'close'; readonly till: Till } | { readonly about: 'new' }

/** The tills of this branch: which are open, with what in them; and the reports of those that were closed. */
export function TillsView() {
  const { call, words, format } = useDesk()
  const session = useSession()
  const address = useAddress()
  const tills = useTills()
  const [asked, setAsked] = useState<Asked>()
  const { tills: say } = words
  const open = address.number('id')
  const closed = useQuery({
    queryKey: [...tillsKey, 'sessions', session.branch.id],
    queryFn: ({ signal }) => call(ListTillSessions, { query: { branch: session.branch.id, limit: 200 } }, signal),
  })
  if (tills.isError) return <FailedState error={tills.error} onRetry={() => void tills.refetch()} />
  if (!tills.data) return <SkeletonRows rows={4} />
  if (open !== undefined) return <TillReportView session={open} />
  const mayCount = may(session, 'fees:cash-up')
  return (
    <div className={styles.tills}>
      {tills.data.rows.length === 0 && (
        <EmptyState icon={Banknote} title={say.none}>
          {say.noneText}
        </EmptyState>
      )}
      <ul className={styles.cards}>
        {tills.data.rows.map((till) => (
          <li key={till.id}>
            <Panel
              title={till.name}
              icon={Banknote}
              aside={
                <Pill tone={till.session === null ? 'neutral' : 'ok'} icon="tone">
                  {till.session === null ? say.isClosed : say.isOpen}
                </Pill>
              }
            >
              <div className={styles.card}>
                {till.expected !== null && till.openedAt !== null ? (
                  <>
                    <p className={styles.second}>{say.since(format.when(till.openedAt), till.openedBy ?? '')}</p>
                    <p className={styles.second}>{say.expected}</p>
                    <p className={styles.figure}>{format.money(till.expected)}</p>
                  </>
                ) : (
                  till.left !== null && (
                    <>
                      <p className={styles.second}>{say.left}</p>
                      <p className={styles.figure}>{format.money(till.left)}</p>
                    </>
                  )
                )}
                <div className={styles.buttons}>
                  {till.session === null
                    ? mayCount && (
                        <Button tone="primary" onPress={() => setAsked({ about: 'open', till })}>
                          {say.openTill}
                        </Button>
                      )
                    : mayCount && (
                        <>
                          <Button onPress={() => setAsked({ about: 'cash', till })}>
                            {say.cashIn} / {say.cashOut}
                          </Button>
                          <Button tone="primary" onPress={() => setAsked({ about: 'close', till })}>
                            {say.cashUp}
                          </Button>
                        </>
                      )}
                  {till.session !== null && (
                    <Button onPress={() => address.set({ id: till.session ?? undefined })}>{say.xReport}</Button>
                  )}
                </div>
              </div>
            </Panel>
          </li>
        ))}
      </ul>
      {may(session, 'fees:tills') && (
        <div className={styles.buttons}>
          <Button icon={Plus} onPress={() => setAsked({ about: 'new' })}>
            {say.add}
          </Button>
        </div>
      )}
      <Panel title={say.closedReports} flush>
        <DataList
          label={say.closedReports}
          name="till-reports"
          columns={reportColumns(words)}
          rows={closed.data?.rows}
          rowId={({ session: id }) => String(id)}
          onOpen={({ session: id }) => address.set({ id })}
          {...(closed.isError && { error: closed.error, onRetry: () => void closed.refetch() })}
          empty={<EmptyState icon={Banknote} title={say.noReports} />}
        />
      </Panel>
      {asked?.about === 'new' && <NewTillDialog onClose={() => setAsked(undefined)} />}
      {asked?.about === 'open' && <OpenTillDialog till={asked.till} onClose={() => setAsked(undefined)} />}
      {asked?.about === 'cash' && <TillCashDialog till={asked.till} onClose={() => setAsked(undefined)} />}
      {asked?.about === 'close' && (
        <CashUpDialog
          till={asked.till}
          denominations={tills.data.denominations}
          onClose={() => setAsked(undefined)}
          onClosed={(report) => {
            setAsked(undefined)
            address.set({ id: report.session })
          }}
        />
      )}
    </div>
  )
}

function reportColumns({ tills }: Words): readonly Column<TillReport>[] {
  return [
    {
      id: 'number',
      title: tills.number,
      width: '70px',
      cell: ({ number }) => number,
      text: ({ number }) => number ?? undefined,
      sortBy: ({ number }) => number ?? undefined,
    },
    { id: 'till', title: tills.till, cell: ({ name }) => name, text: ({ name }) => name, sortBy: ({ name }) => name },
    {
      id: 'closed',
      title: tills.closed,
      width: '150px',
      cell: ({ closedAt }) => closedAt !== null && <When value={closedAt} />,
      text: ({ closedAt }) => closedAt ?? undefined,
      sortBy: ({ closedAt }) => (closedAt === null ? undefined : Date.parse(closedAt)),
    },
    {
      id: 'by',
      title: tills.closedBy,
      width: '140px',
      room: 'wide',
      cell: ({ closedBy }) => closedBy,
      text: ({ closedBy }) => closedBy ?? undefined,
      sortBy: ({ closedBy }) => closedBy ?? undefined,
    },
    {
      id: 'total',
      title: tills.taken,
      width: '110px',
      align: 'end',
      cell: ({ total }) => <Money value={total} />,
      text: ({ total }) => inUnits(total),
      sortBy: ({ total }) => total.amount,
    },
    {
      id: 'difference',
      title: tills.difference,
      width: '110px',
      align: 'end',
      cell: ({ difference }) => difference !== null && <Money value={difference} />,
      text: ({ difference }) => (difference === null ? undefined : inUnits(difference)),
      sortBy: ({ difference }) => difference?.amount,
    },
  ]
}
