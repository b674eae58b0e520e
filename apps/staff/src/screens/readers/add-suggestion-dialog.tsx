import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AddSuggestion } from '../../../../server/src/modules/purchase-suggestions/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PatronField } from '../holds/patron-field.tsx'
import { errorFor } from '../settings/save-form.tsx'
import styles from './readers.module.css'

interface AddSuggestionDialogProps {
  /** What to begin with, e.g. a search that found nothing. */
  readonly title: string
  readonly onClose: () => void
}

/** Notes what somebody asks for at the desk, or what the library itself should buy. */
export function AddSuggestionDialog({ title: given, onClose }: AddSuggestionDialogProps) {
  const { words, call, announce } = useDesk()
  const { readers } = words
  const queries = useQueryClient()
  const [draft, setDraft] = useState({ title: given, author: '', isbn: '', note: '', wantsHold: false })
  const [patron, setPatron] = useState<number>()
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  const save = useMutation({
    mutationFn: () => call(AddSuggestion, { body: { ...draft, patron: patron ?? null } }),
    onSuccess: ({ title }) => {
      announce(readers.noted(title))
      onClose()
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['readers'] }),
  })
  return (
    <Dialog
      title={readers.addTitle}
      isOpen
      onClose={onClose}
      actions={
        <Button
          tone="primary"
          keys="Mod+Enter"
          isPending={save.isPending}
          isDisabled={draft.title.trim() === ''}
          onPress={() => save.mutate()}
        >
          {readers.save}
        </Button>
      }
    >
      <div className={styles.fields}>
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        <TextField
          label={readers.what}
          value={draft.title}
          onChange={(title) => set({ title })}
          maxLength={500}
          autoFocus
        />
        <TextField label={readers.author} value={draft.author} onChange={(author) => set({ author })} maxLength={300} />
        <TextField
          label={readers.isbn}
          value={draft.isbn}
          onChange={(isbn) => set({ isbn })}
          maxLength={30}
          {...errorFor(save.error, 'isbn')}
        />
        <TextField
          label={readers.note}
          value={draft.note}
          onChange={(note) => set({ note })}
          lines={2}
          maxLength={2000}
        />
        <PatronField value={patron} onChange={setPatron} />
        <Checkbox
          isSelected={draft.wantsHold}
          isDisabled={patron === undefined}
          onChange={(wantsHold) => set({ wantsHold })}
        >
          {readers.wantsHold}
        </Checkbox>
      </div>
    </Dialog>
  )
}
