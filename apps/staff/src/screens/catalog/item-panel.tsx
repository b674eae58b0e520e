import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ChevronDown, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ChangeItem, DeleteItem, type Item, type ItemStatus } from '../../../../server/src/modules/catalog/contract.ts'
import type { Loan } from '../../../../server/src/modules/circulation/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { nameOf, nameOfCode, useBranches, useItemTypes, useLocations } from '../../reference.ts'
import { may, useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Barcode } from '../../ui/barcode.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Money, When } from '../../ui/formatted.tsx'
import { KeyValues } from '../../ui/key-values.tsx'
import { Link } from '../../ui/link.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Pill } from '../../ui/pill.tsx'
import { ItemLabels } from '../printing/item-labels.tsx'
import { ItemFloating } from './item-floating.tsx'
import { canChangeByHand, itemTones, statusesByHand } from './item-tones.ts'
import styles from './title.module.css'

interface ItemPanelProps {
  readonly item: Item
  readonly loan: Loan | undefined
  readonly onEdit: () => void
  readonly onDeleted: () => void
}

/** One item: where it is, who has it, and what can be done with it. */
export function ItemPanel({ item, loan, onEdit, onDeleted }: ItemPanelProps) {
  const { words, call } = useDesk()
  const { items } = words
  const session = useSession()
  const queries = useQueryClient()
  const [branches, locations, types] = [useBranches(), useLocations(), useItemTypes()]
  const [deleting, setDeleting] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: ['bib', item.bib] })
  const change = useMutation({
    mutationFn: (status: ItemStatus) => call(ChangeItem, { params: { id: item.id }, body: { status } }),
    onSettled: refresh,
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteItem, { params: { id: item.id } }),
    onSuccess: async () => {
      setDeleting(false)
      await refresh()
      onDeleted()
    },
  })
  const mayChange = may(session, 'catalog:items')
  const fact = (label: string, value: string | null) => (value === null || value === '' ? [] : [{ label, value }])
  return (
    <Panel
      title={items.item}
      aside={
        <Pill tone={itemTones[item.status]} icon="tone">
          {words.itemStatuses[item.status]}
        </Pill>
      }
      {...(mayChange && {
        footer: (
          <>
            <Button icon={Pencil} keys="F4" onPress={onEdit}>
              {items.edit}
            </Button>
            {canChangeByHand(item.status) && (
              <Menu
                label={items.changeStatus}
                place="top start"
                trigger={<Button icon={ChevronDown}>{items.status}</Button>}
                groups={[
                  {
                    id: 'status',
                    title: items.changeStatus,
                    chosen: [item.status],
                    lines: statusesByHand.map((status) => ({
                      id: status,
                      label: words.itemStatuses[status],
                      run: () => change.mutate(status),
                    })),
                  },
                ]}
              />
            )}
            <ItemLabels item={item.id} callNumber={item.callNumber} />
            <Button tone="plain" icon={Trash2} onPress={() => setDeleting(true)}>
              {items.delete}
            </Button>
          </>
        ),
      })}
    >
      <div className={styles.stack}>
        {change.isError && <Banner tone="stop" live title={sentenceFor(change.error, words.problems)} />}
        <KeyValues
          facts={[
            { label: items.barcode, value: <Barcode value={item.barcode} /> },
            {
              label: items.callNumber,
              value: (
                <Link href={`/shelf-list?from=${encodeURIComponent(item.barcode)}`}>
                  {item.callNumber === '' ? words.shelf.giveFind : item.callNumber}
                </Link>
              ),
            },
            { label: items.owner, value: nameOf(branches, item.branch) },
            ...(item.holdingBranch === item.branch ? [] : fact(items.nowAt, nameOf(branches, item.holdingBranch))),
            ...fact(items.location, nameOf(locations, item.location)),
            { label: items.type, value: nameOfCode(types, item.itemType) },
            { label: items.since, value: <When value={item.statusSince} /> },
            ...(loan === undefined ? [] : [{ label: items.due, value: <When value={loan.due} /> }]),
            ...(loan === undefined || loan.patron === null
              ? []
              : [
                  {
                    label: items.withWhom,
                    value: <Link href={`/patrons/${loan.patron}`}>{loan.patronName}</Link>,
                  },
                ]),
            ...(item.price === null ? [] : [{ label: items.price, value: <Money value={item.price} /> }]),
            ...(item.cost === null ? [] : [{ label: items.cost, value: <Money value={item.cost} /> }]),
            ...fact(items.copy, item.copyNumber),
            ...fact(items.part, item.part),
            ...fact(items.accompanying, item.accompanying),
          ]}
        />
        <ItemFloating item={item.id} />
        {item.note !== '' && <Banner tone="info" title={item.note} />}
      </div>
      <Dialog
        role="alertdialog"
        title={items.deleteAsk}
        isOpen={deleting}
        onClose={() => setDeleting(false)}
        actions={
          <>
            <Button tone="plain" onPress={() => setDeleting(false)}>
              {words.ui.cancel}
            </Button>
            <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate()}>
              {items.delete}
            </Button>
          </>
        }
      >
        {remove.isError && <Banner tone="stop" live title={sentenceFor(remove.error, words.problems)} />}
        <p>{items.deleteText(item.barcode)}</p>
      </Dialog>
    </Panel>
  )
}
