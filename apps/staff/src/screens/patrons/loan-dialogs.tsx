import { useQuery } from '@tanstack/react-query'
import { ExplainLoan, type Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { WhyList } from '../../ui/why-panel.tsx'

/** Why a loan is due when it is, why its fine is what it is, and whether it can be renewed. */
export function WhyLoan({ loan, onClose }: { readonly loan: Loan; readonly onClose: () => void }) {
  const { call, words, format } = useDesk()
  const { data } = useQuery({
    queryKey: ['loan', loan.id, 'why'],
    queryFn: ({ signal }) => call(ExplainLoan, { params: { id: loan.id } }, signal),
  })
  return (
    <Dialog title={words.desk.whyDue(format.day(loan.due))} isOpen onClose={onClose}>
      <WhyList reasons={data?.due ?? []} />
      {data && data.fine.length > 0 && <h3>{words.patrons.fine}</h3>}
      {data && data.fine.length > 0 && <WhyList reasons={data.fine} />}
      {data && data.renewal.length > 0 && <h3>{words.renewing.renewing}</h3>}
      {data && data.renewal.length > 0 && <WhyList reasons={data.renewal} />}
    </Dialog>
  )
}
