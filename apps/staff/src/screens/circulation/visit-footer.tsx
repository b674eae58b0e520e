import { useQuery } from '@tanstack/react-query'
import { Banknote, Receipt } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { summaryQuery } from '../patrons/patron-queries.ts'

interface VisitFooterProps {
  readonly patron: number
  readonly canPrint: boolean
  readonly onPay: () => void
  readonly onSlip: () => void
}

/** What is done for the patron at the desk besides lending: a payment, a slip. */
export function VisitFooter({ patron, canPrint, onPay, onSlip }: VisitFooterProps) {
  const { call, words } = useDesk()
  const session = useSession()
  const { data } = useQuery(summaryQuery(call, patron))
  const owes = data !== undefined && data.owed.amount > 0
  return (
    <>
      <Button icon={Banknote} keys="F8" isDisabled={!owes || !may(session, 'fees:pay')} onPress={onPay}>
        {words.desk.pay}
      </Button>
      <Button icon={Receipt} keys="F9" isDisabled={!canPrint} onPress={onSlip}>
        {words.desk.slip}
      </Button>
    </>
  )
}
