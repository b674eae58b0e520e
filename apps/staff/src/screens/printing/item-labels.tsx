import { useMutation } from '@tanstack/react-query'
import { Tag } from 'lucide-react'
import { QueueLabels } from '../../../../server/src/modules/labels/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { may, useSession } from '../../session.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { usePrinting } from './use-printing.ts'

interface ItemLabelsProps {
  readonly item: number
  readonly callNumber: string
}

/** Labels of an item: printed at once where this computer has a printer for them, or put with those that wait. */
export function ItemLabels({ item, callNumber }: ItemLabelsProps) {
  const { words, call, announce } = useDesk()
  const { printing, printTextNames, labelling } = words
  const session = useSession()
  const { workstation, print } = usePrinting()
  const hasPrinter = workstation?.uses.some(({ use, printer }) => use === 'labels' && printer !== null) === true
  const wait = useMutation({
    mutationFn: () => call(QueueLabels, { body: { source: { items: [item] } } }),
    onSuccess: () => announce(labelling.waits),
    onError: (error) => announce(sentenceFor(error, words.problems), 'now'),
  })
  const nothing = () => Promise.resolve()
  const lines = [
    ...(hasPrinter && may(session, 'printing:print')
      ? (['spine-label', 'item-label'] as const).map((type) => ({
          id: type,
          label: printTextNames[type],
          disabled: type === 'spine-label' && callNumber === '',
          run: () => void print({ type, items: [item] }, nothing),
        }))
      : []),
    ...(may(session, 'labels:print')
      ? [{ id: 'wait', label: labelling.wait, disabled: false, run: () => wait.mutate() }]
      : []),
  ]
  if (lines.length === 0) return null
  return (
    <Menu
      label={printing.labels}
      place="top start"
      trigger={<Button icon={Tag}>{printing.labels}</Button>}
      groups={[{ id: 'labels', lines }]}
    />
  )
}
