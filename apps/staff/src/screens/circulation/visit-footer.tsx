import { useQuery } from '@tanstack/react-query'
import { Banknote, Mail, Receipt } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { useLine } from '../../offline/use-line.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { patronQuery, summaryQuery } from '../patrons/patron-queries.ts'

interface VisitFooterProps {
  readonly patron: number
  readonly canPrint: boolean
  readonly onPay: () => void
  readonly onSlip: () => void
  readonly onMail: () => void
}

/** What is done for the patron at the desk besides lending: a payment, a slip. */
export function VisitFooter({ patron, canPrint, onPay, onSlip, onMail }: VisitFooterProps) {
  const { call, words } = useDesk()
  const session = useSession()
  const { data, isFetching } = useQuery(summaryQuery(call, patron))
  const { data: details } = useQuery(patronQuery(call, patron))
  // Money is taken and mail sent by the server alone.
  const isAway = useLine().state !== 'online'
  const email = (details?.email ?? '') !== ''
  // While it is asked whether anything is owed, a quick hand may already take the payment: the dialog asks for itself.
  const mayOwe = isFetching || (data !== undefined && data.owed.amount > 0)
  return (
    <>
      <Button icon={Banknote} keys="F8" isDisabled={isAway || !mayOwe || !may(session, 'fees:pay')} onPress={onPay}>
        {words.desk.pay}
      </Button>
      <Button icon={Receipt} keys="F9" isDisabled={!canPrint} onPress={onSlip}>
        {words.desk.slip}
      </Button>
      {email && (
        <IconButton icon={Mail} label={words.work.mailReceipt} isDisabled={isAway || !canPrint} onPress={onMail} />
      )}
    </>
  )
}
