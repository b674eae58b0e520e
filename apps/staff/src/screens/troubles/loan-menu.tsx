import { Ellipsis } from 'lucide-react'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu, type MenuLine } from '../../ui/menu.tsx'
import { troubleActions, type TroubleAction } from './trouble-actions.ts'

/** The lines of a menu for what can be done about a loan that troubles. */
export function troubleLines(
  loan: Loan,
  words: Readonly<Record<TroubleAction, string>>,
  ask: (action: TroubleAction) => void,
): readonly MenuLine[] {
  return troubleActions(loan).map((action) => ({
    id: action,
    label: words[action],
    ...(action === 'lost' && { danger: true }),
    run: () => ask(action),
  }))
}

/** The button at the end of a row that opens them. */
export function LoanMenu({ loan, ask }: { readonly loan: Loan; readonly ask: (action: TroubleAction) => void }) {
  const { words } = useDesk()
  const { patrons } = words
  return (
    <Menu
      label={patrons.actions}
      trigger={<IconButton icon={Ellipsis} label={`${patrons.actions}: ${loan.title}`} />}
      groups={[{ id: 'actions', lines: troubleLines(loan, words.troubleActions, ask) }]}
    />
  )
}
