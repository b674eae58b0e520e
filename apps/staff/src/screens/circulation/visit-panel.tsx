import { useQuery } from '@tanstack/react-query'
import { ScanBarcode } from 'lucide-react'
import { useAddress } from '../../address.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { HoldList } from '../patrons/hold-list.tsx'
import { LoanList } from '../patrons/loan-list.tsx'
import { summaryQuery } from '../patrons/patron-queries.ts'
import type { CheckOutDesk } from './use-check-out.ts'
import type { VisitRow } from './visit.ts'
import styles from './visit-panel.module.css'
import { VisitLine } from './visit-line.tsx'

interface VisitPanelProps {
  readonly desk: CheckOutDesk
  readonly selected: VisitRow | undefined
}

/** What the patron at the desk takes, newest first; and, one tab on, what they have and wait for. */
export function VisitPanel({ desk, selected }: VisitPanelProps) {
  const { call, words } = useDesk()
  const address = useAddress()
  const { patron, visit } = desk
  const { data: summary } = useQuery({ ...summaryQuery(call, patron ?? 0), enabled: patron !== undefined })
  if (patron === undefined) {
    return (
      <Panel fill>
        <EmptyState icon={ScanBarcode} title={words.desk.idleTitle}>
          {words.desk.idleText}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Panel flush fill>
      <div className={styles.panel}>
        <Tabs
          label={words.desk.thisVisit}
          value={address.oneOf('tab', ['visit', 'loans', 'holds'])}
          onChange={(tab) => address.set({ tab: tab === 'visit' ? undefined : tab }, 'replace')}
          pages={[
            {
              id: 'visit',
              label: words.desk.thisVisit,
              count: visit.length,
              content: <Rows desk={desk} selected={selected} />,
            },
            {
              id: 'loans',
              label: words.desk.onLoanTab,
              ...(summary && { count: summary.loans }),
              content: <LoanList patron={patron} />,
            },
            {
              id: 'holds',
              label: words.desk.holdsTab,
              ...(summary && { count: summary.holdsReady + summary.holdsWaiting }),
              content: <HoldList patron={patron} />,
            },
          ]}
        />
        <div className={styles.next}>
          <Button tone="plain" size="small" keys="Esc" onPress={desk.next}>
            {words.desk.nextPatron}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function Rows({ desk, selected }: VisitPanelProps) {
  const { words } = useDesk()
  if (desk.visit.length === 0) {
    return (
      <EmptyState icon={ScanBarcode} title={words.desk.visitEmptyTitle}>
        {words.desk.visitEmptyText}
      </EmptyState>
    )
  }
  const refused = desk.visit.find(({ outcome }) => outcome.is === 'refused' && outcome.open)
  return (
    <ul className={styles.rows}>
      {desk.visit.map((row, i) => (
        <VisitLine
          key={row.key}
          row={row}
          desk={desk}
          newest={i === 0}
          selected={row.key === selected?.key && desk.chosen !== undefined}
          decideKey={row.key === refused?.key ? 'F4' : undefined}
        />
      ))}
    </ul>
  )
}
