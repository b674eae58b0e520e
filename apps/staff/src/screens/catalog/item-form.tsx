import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ChangeItem, CreateItem, type Bib, type Item } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useItemTypes, useLendingBranches, useLocations } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { MoneyField } from '../../ui/money-field.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { changeOf, draftOf, newDraft, newItemOf, type ItemDraft } from './item-draft.ts'
import styles from './title.module.css'

interface ItemFormProps {
  readonly bib: Bib
  /** Undefined: a new one. */
  readonly item: Item | undefined
  /** What is known of a new one before it is typed. */
  readonly initial?: Partial<ItemDraft>
  readonly onSaved: (item: Item) => void
  readonly onCancel: () => void
}

/** Adds an item or changes one. The barcode has the focus: it is scanned first. */
export function ItemForm({ bib, item, initial, onSaved, onCancel }: ItemFormProps) {
  const { words, call, sounds, announce } = useDesk()
  const { items } = words
  const { branch, library } = useSession()
  const queries = useQueryClient()
  const [branches, locations, types] = [useLendingBranches(), useLocations(), useItemTypes()]
  const [draft, setDraft] = useState<ItemDraft>(() =>
    item === undefined ? { ...newDraft(bib.items, branch.id, bib.format, bib.classNumber), ...initial } : draftOf(item),
  )
  const set = (change: Partial<ItemDraft>) => setDraft((now) => ({ ...now, ...change }))
  // A format is not always the name of an item type.
  const itemType = types.some(({ code }) => code === draft.itemType) ? draft.itemType : (types[0]?.code ?? '')
  const whole = { ...draft, itemType }
  const save = useMutation({
    mutationFn: () =>
      item === undefined
        ? call(CreateItem, { body: newItemOf(whole, bib.id) })
        : call(ChangeItem, { params: { id: item.id }, body: changeOf(item, whole) }),
    onSuccess: async (saved) => {
      sounds.play('ok')
      announce(words.catalogue.saved)
      await queries.invalidateQueries({ queryKey: ['bib', bib.id] })
      onSaved(saved)
    },
    onError: () => sounds.play('stop'),
  })
  const problem = save.error instanceof Problem ? save.error : undefined
  const errorOf = (field: string) => {
    const error = problem?.messageFor(field)
    return error === undefined ? {} : { error }
  }
  const fits = locations.filter((one) => one.branch === null || String(one.branch) === draft.branch)
  return (
    <Panel title={item === undefined ? items.newItem : items.editItem}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save.mutate()
        }}
      >
        {save.isError && problem?.blocks.some(({ field }) => field !== undefined) !== true && (
          <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />
        )}
        <TextField
          label={items.barcode}
          hint={items.barcodeHint}
          value={draft.barcode}
          onChange={(barcode) => set({ barcode })}
          mono
          isRequired
          {...focusFirst}
          {...errorOf('barcode')}
        />
        <TextField
          label={items.callNumber}
          value={draft.callNumber}
          onChange={(callNumber) => set({ callNumber })}
          {...errorOf('callNumber')}
        />
        <Select
          label={items.owner}
          choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={draft.branch}
          onChange={(id) => set({ branch: id })}
          {...errorOf('branch')}
        />
        <Select
          label={items.location}
          choices={[
            { id: 'none', label: items.noLocation },
            ...fits.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={draft.location === '' ? 'none' : draft.location}
          onChange={(id) => set({ location: id === 'none' ? '' : id })}
          {...errorOf('location')}
        />
        <Select
          label={items.type}
          choices={types.map(({ code, name }) => ({ id: code, label: name }))}
          value={itemType}
          onChange={(code) => set({ itemType: code })}
          {...errorOf('itemType')}
        />
        <div className={styles.pair}>
          <MoneyField
            label={items.price}
            currency={library.currency}
            notAnAmount={items.priceWrong}
            value={draft.price}
            onChange={(price) => set({ price })}
          />
          <MoneyField
            label={items.cost}
            currency={library.currency}
            notAnAmount={items.priceWrong}
            value={draft.cost}
            onChange={(cost) => set({ cost })}
          />
        </div>
        <div className={styles.pair}>
          <TextField label={items.copy} value={draft.copyNumber} onChange={(copyNumber) => set({ copyNumber })} />
          <TextField label={items.part} value={draft.part} onChange={(part) => set({ part })} />
        </div>
        <TextField
          label={items.accompanying}
          hint={items.accompanyingHint}
          value={draft.accompanying}
          onChange={(accompanying) => set({ accompanying })}
        />
        <div className={styles.pair}>
          <TextField label={items.collection} value={draft.collection} onChange={(collection) => set({ collection })} />
          <TextField
            label={items.minimumAge}
            inputMode="numeric"
            value={draft.minimumAge}
            onChange={(minimumAge) => set({ minimumAge })}
            {...errorOf('minimumAge')}
          />
        </div>
        <Select
          label={items.permanentLocation}
          choices={[
            { id: 'none', label: items.isThere },
            ...locations.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={draft.permanentLocation === '' ? 'none' : draft.permanentLocation}
          onChange={(id) => set({ permanentLocation: id === 'none' ? '' : id })}
          {...errorOf('permanentLocation')}
        />
        <TextField label={items.note} lines={2} value={draft.note} onChange={(note) => set({ note })} />
        <div className={styles.buttons}>
          <Button tone="plain" onPress={onCancel}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" tone="primary" keys="Mod+Enter" isPending={save.isPending}>
            {item === undefined ? items.add : items.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** The barcode is scanned first, so its field has the focus. */
const focusFirst = { autoFocus: true }
