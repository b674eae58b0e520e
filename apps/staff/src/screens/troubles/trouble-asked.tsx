import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { DamageDialog } from './damage-dialog.tsx'
import type { TroubleAction } from './trouble-actions.ts'
import { TroubleDialog } from './trouble-dialog.tsx'

/** What was asked about which loan. */
export interface Asked {
  readonly loan: Loan
  readonly action: TroubleAction
}

interface TroubleAskedProps {
  readonly asked: Asked | undefined
  readonly onClose: () => void
  readonly onDone: (told: string) => void
}

/** The dialog of whatever was asked about a loan. */
export function TroubleAsked({ asked, onClose, onDone }: TroubleAskedProps) {
  if (asked === undefined) return null
  const { loan, action } = asked
  return action === 'damaged' ? (
    <DamageDialog
      item={{ id: loan.item, title: loan.title, accompanying: loan.accompanying }}
      loan={loan.id}
      about="damaged"
      onClose={onClose}
      onDone={onDone}
    />
  ) : (
    <TroubleDialog key={`${loan.id} ${action}`} loan={loan} action={action} onClose={onClose} onDone={onDone} />
  )
}
