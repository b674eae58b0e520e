import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Item } from '../../../../server/src/modules/catalog/contract.ts'
import { PlaceHold, type Hold, type HoldKind } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Problem, sentenceFor } from '../../problem.ts'
import { useLendingBranches } from '../../reference.ts'
import { useSession } from '../../session.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TitleField } from '../reserves/title-field.tsx'
import styles from './holds.module.css'
import { partsOf, wishOf } from './hold-view.ts'
import { PatronField } from './patron-field.tsx'
import { RecallChoice } from './recall-choice.tsx'

interface PlaceHoldFormProps {
  readonly bib: number
  readonly items: readonly Item[]
  readonly onPlaced: (hold: Hold) => void
  readonly onCancel: () => void
}

/** Places a hold on a title, or on one copy of it, for a patron. */
export function PlaceHoldForm({ bib, items, onPlaced, onCancel }: PlaceHoldFormProps) {
  const { words, call, announce, sounds } = useDesk()
  const session = useSession()
  const queries = useQueryClient()
  const branches = useLendingBranches().filter(({ pickup }) => pickup)
  const [patron, setPatron] = useState<number>()
  const [pickup, setPickup] = useState(String(session.branch.id))
  const [copy, setCopy] = useState('any')
  const [others, setOthers] = useState<readonly { readonly id: string; readonly label: string }[]>([])
  const [kind, setKind] = useState<HoldKind>('hold')
  const [note, setNote] = useState('')
  const [asked, setAsked] = useState(false)
  const place = useMutation({
    mutationFn: (override: { codes: readonly string[]; reason: string } | undefined) =>
      call(PlaceHold, {
        body: {
          patron: patron ?? 0,
          bib,
          pickup: Number(pickup),
          ...(others.length > 0 ? { bibs: others.map(({ id }) => Number(id)) } : wishOf(copy)),
          ...(kind !== 'hold' && { kind }),
          ...(note !== '' && { note }),
          ...(override && { override: { codes: [...override.codes], reason: override.reason } }),
        },
      }),
    onSuccess: (hold) => {
      sounds.play('ok')
      announce(words.holds.placedFor(hold.patronName))
      void queries.invalidateQueries({ queryKey: ['holds'] })
      onPlaced(hold)
    },
    onError: () => sounds.play('stop'),
  })
  return (
    <Panel title={words.holds.placeTitle}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          setAsked(true)
          if (patron !== undefined) place.mutate(undefined)
        }}
      >
        <PatronField
          value={patron}
          onChange={setPatron}
          {...focusFirst}
          {...(asked && patron === undefined && { error: words.holds.noPatron })}
        />
        <Select
          label={words.holds.pickup}
          choices={branches.map(({ id, name }) => ({ id: String(id), label: name }))}
          value={pickup}
          onChange={setPickup}
        />
        {items.length > 0 && others.length === 0 && (
          <Select
            label={words.holds.which}
            choices={[
              { id: 'any', label: words.holds.anyCopy },
              ...partsOf(items).map((part) => ({ id: `part:${part}`, label: words.holds.anyOfPart(part) })),
              ...items.map(({ id, barcode, callNumber, part }) => ({
                id: String(id),
                label: [part, callNumber].filter(Boolean).join(' ') || barcode,
                detail: barcode,
              })),
            ]}
            value={copy}
            onChange={setCopy}
          />
        )}
        {copy === 'any' && (
          <>
            <TitleField
              key={others.length}
              label={words.holds.addTitle}
              hint={words.holds.addTitleHint}
              value={undefined}
              onChange={(id, label = '') => {
                if (id === undefined || id === bib || others.some((other) => other.id === String(id))) return
                setOthers([...others, { id: String(id), label }])
              }}
            />
            <FilterChips
              label={words.holds.otherTitles}
              filters={others}
              onRemove={(id) => setOthers(others.filter((other) => other.id !== id))}
              onClear={() => setOthers([])}
            />
          </>
        )}
        <RecallChoice
          value={kind}
          onChange={setKind}
          wish={{ bib, ...itemOf(copy), ...(patron !== undefined && { patron }) }}
        />
        <TextField label={words.holds.note} value={note} onChange={setNote} />
        {place.error instanceof Problem && place.error.blocks.length > 0 ? (
          <Refusal
            blocks={place.error.blocks}
            permissions={session.permissions}
            isPending={place.isPending}
            onOverride={(codes, reason) => place.mutate({ codes, reason })}
          />
        ) : (
          place.isError && <Banner tone="stop" live title={sentenceFor(place.error, words.problems)} />
        )}
        <div className={styles.buttons}>
          <Button tone="plain" onPress={onCancel}>
            {words.ui.cancel}
          </Button>
          <Button type="submit" tone="primary" isPending={place.isPending}>
            {words.holds.placeButton}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** The one item that is asked for, if it is one. */
function itemOf(copy: string): { readonly item?: number } {
  const { item } = wishOf(copy)
  return item === undefined ? {} : { item }
}

/** The card is scanned first. */
const focusFirst = { autoFocus: true }
