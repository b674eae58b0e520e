import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { CreateClub, DeleteClub, PutClub, type Club } from '../../../../server/src/modules/holds/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Button } from '../../ui/button.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { errorFor, SaveForm } from '../settings/save-form.tsx'
import { linesOf } from './hold-view.ts'
import { usePickupChoices } from './pickup-choices.ts'

interface ClubFormProps {
  readonly club: Club | undefined
  readonly onDone: (club: number | undefined) => void
}

/** A club with the cards of its members, one on each line, as they are scanned. */
export function ClubForm({ club, onDone }: ClubFormProps) {
  const { words, call, announce } = useDesk()
  const { holds } = words
  const queries = useQueryClient()
  const pickups = usePickupChoices(holds.clubOwn)
  const withoutCard = club?.members.filter(({ card }) => card === null).map(({ id }) => id) ?? []
  const [draft, setDraft] = useState({
    name: club?.name ?? '',
    note: club?.note ?? '',
    pickup: club?.pickup == null ? 'own' : String(club.pickup),
    cards: (club?.members.flatMap(({ card }) => card ?? []) ?? []).join('\n'),
  })
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const onSettled = () => queries.invalidateQueries({ queryKey: ['holds'] })
  const save = useMutation({
    mutationFn: () => {
      const body = {
        name: draft.name,
        note: draft.note,
        pickup: draft.pickup === 'own' ? null : Number(draft.pickup),
        members: withoutCard,
        cards: [...linesOf(draft.cards)],
      }
      return club ? call(PutClub, { params: { id: club.id }, body }) : call(CreateClub, { body })
    },
    onSuccess: ({ id, name }) => {
      announce(holds.clubSaved(name))
      onDone(id)
    },
    onSettled,
  })
  const remove = useMutation({
    mutationFn: () => call(DeleteClub, { params: { id: club?.id ?? 0 } }),
    onSuccess: () => onDone(undefined),
    onSettled,
  })
  return (
    <SaveForm
      title={club?.name ?? holds.clubNew}
      submit={holds.clubSave}
      onSubmit={() => save.mutate()}
      isPending={save.isPending}
      error={save.error ?? remove.error}
      fields={['name']}
      hasKey={club === undefined}
    >
      <TextField
        label={holds.clubName}
        value={draft.name}
        onChange={(name) => set({ name })}
        isRequired
        {...errorFor(save.error, 'name')}
      />
      <TextField
        label={holds.clubCards}
        hint={holds.clubCardsHint}
        value={draft.cards}
        onChange={(cards) => set({ cards })}
        lines={6}
      />
      <Select label={holds.clubPickup} choices={pickups} value={draft.pickup} onChange={(pickup) => set({ pickup })} />
      <TextField label={holds.note} value={draft.note} onChange={(note) => set({ note })} />
      {club !== undefined && (
        <Button tone="plain" isPending={remove.isPending} onPress={() => remove.mutate()}>
          {holds.clubRemove}
        </Button>
      )}
    </SaveForm>
  )
}
