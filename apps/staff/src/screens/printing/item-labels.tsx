import { Tag } from 'lucide-react'
import { useDesk } from '../../desk-context.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { usePrinting } from './use-printing.ts'

interface ItemLabelsProps {
  readonly item: number
  readonly callNumber: string
}

/** Prints the labels of an item, where this computer has a printer for them. */
export function ItemLabels({ item, callNumber }: ItemLabelsProps) {
  const { printing, printTextNames } = useDesk().words
  const session = useSession()
  const { workstation, print } = usePrinting()
  const hasPrinter = workstation?.uses.some(({ use, printer }) => use === 'labels' && printer !== null) === true
  if (!hasPrinter || !may(session, 'printing:print')) return null
  const nothing = () => Promise.resolve()
  return (
    <Menu
      label={printing.labels}
      place="top start"
      trigger={<Button icon={Tag}>{printing.labels}</Button>}
      groups={[
        {
          id: 'labels',
          lines: (['spine-label', 'item-label'] as const).map((type) => ({
            id: type,
            label: printTextNames[type],
            disabled: type === 'spine-label' && callNumber === '',
            run: () => void print({ type, items: [item] }, nothing),
          })),
        },
      ]}
    />
  )
}
