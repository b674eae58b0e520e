import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { AuditLine, ListAudit } from '../../../../server/src/platform/contract.ts'
import type { Static } from '../../../../server/src/platform/schemas.ts'
import { useDesk } from '../../desk-context.ts'
import type { Words } from '../../messages/index.ts'
import { may, useSession } from '../../session.ts'
import type { Column } from '../../ui/data-list/columns.ts'
import { DataList } from '../../ui/data-list/data-list.tsx'
import { When } from '../../ui/formatted.tsx'
import { Panel } from '../../ui/panel.tsx'
import { EmptyState } from '../../ui/states.tsx'

type Line = Static<typeof AuditLine>

/** What was changed about a patron, by whom and why. */
export function HistoryTab({ patron }: { readonly patron: number }) {
  const { call, words } = useDesk()
  const session = useSession()
  const allowed = may(session, 'platform:audit')
  const { data, error, refetch } = useQuery({
    queryKey: ['patron', patron, 'audit'],
    queryFn: ({ signal }) => call(ListAudit, { query: { subject: `patron:${patron}`, limit: 200 } }, signal),
    enabled: allowed,
  })
  const { patrons } = words
  if (!allowed) {
    return (
      <Panel>
        <EmptyState icon={History} title={patrons.history}>
          {patrons.noHistory}
        </EmptyState>
      </Panel>
    )
  }
  return (
    <Panel flush>
      <DataList
        label={patrons.history}
        name="patron-history"
        columns={columnsOf(patrons)}
        rows={data?.rows}
        rowId={({ id }) => String(id)}
        {...(error !== null && { error, onRetry: () => void refetch() })}
        empty={<EmptyState icon={History} title={patrons.historyEmpty} />}
      />
    </Panel>
  )
}

function columnsOf(patrons: Words['patrons']): readonly Column<Line>[] {
  return [
    {
      id: 'action',
      title: patrons.what,
      cell: ({ action }) => actionWord(action, patrons),
      text: ({ action }) => actionWord(action, patrons),
      sortBy: ({ action }) => actionWord(action, patrons),
    },
    {
      id: 'by',
      title: patrons.by,
      cell: ({ actor }) => actor,
      text: ({ actor }) => actor,
      sortBy: ({ actor }) => actor,
    },
    {
      id: 'reason',
      title: patrons.reason,
      room: 'wide',
      cell: ({ reason }) => reason,
      text: ({ reason }) => reason ?? undefined,
    },
    {
      id: 'at',
      title: patrons.at,
      width: '170px',
      align: 'end',
      cell: ({ at }) => <When value={at} />,
      text: ({ at }) => at,
      sortBy: ({ at }) => Date.parse(at),
    },
  ]
}

/** What was done, in words; the code of the log where it has none yet. */
function actionWord(action: string, patrons: Words['patrons']): string {
  const words: Readonly<Record<string, string>> = {
    'patron.register': patrons.didRegister,
    'patron.change': patrons.didChange,
    'patron.block': patrons.didBlock,
    'patron.unblock': patrons.didUnblock,
    'patron.note': patrons.didNote,
    'history.look': patrons.didLookAtHistory,
    'patron.pin': patrons.didPin,
    'card.renew': patrons.didRenewCard,
    'card.replace': patrons.didReplaceCard,
    'household.join': patrons.didJoin,
    'household.leave': patrons.didLeave,
    'payment.take': patrons.didPay,
    'payment.void': patrons.didVoid,
    'charge.create': patrons.didCharge,
    'charge.correct': patrons.didCorrect,
    'charge.waive': patrons.didWaive,
    'credit.give': patrons.didCredit,
    'credit.apply': patrons.didApply,
    'credit.refund': patrons.didRefund,
  }
  return words[action] ?? action
}
