import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import {
  ListAuthorities,
  MergeAuthorities,
  type Authority,
} from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useDesk } from '../../desk-context.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { SearchField } from '../../ui/search-field.tsx'

interface MergeDialogProps {
  readonly of: Authority
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks into which record of the same vocabulary one is merged. */
export function MergeDialog({ of: it, onClose, onDone }: MergeDialogProps) {
  const { words, call, announce } = useDesk()
  const { authorities } = words
  const [typed, setTyped] = useState(it.text.split(',')[0] ?? '')
  const [into, setInto] = useState<string>()
  const q = useDeferredValue(typed)
  const found = useQuery({
    queryKey: ['authorities', 'merge', it.vocabulary, q],
    queryFn: ({ signal }) =>
      call(ListAuthorities, { query: { q, vocabulary: it.vocabulary, state: 'current', limit: 12 } }, signal),
  })
  const others = new Map((found.data?.rows ?? []).filter(({ id }) => id !== it.id).map((one) => [String(one.id), one]))
  const merge = useMutation({
    mutationFn: () =>
      call(MergeAuthorities, { params: { id: it.id }, body: { into: Number(into), version: it.version } }),
    onSuccess: (stays) => {
      announce(authorities.merged(stays.text))
      onDone()
    },
  })
  return (
    <AskDialog
      title={authorities.mergeTitle}
      onClose={onClose}
      submit={authorities.mergeDo}
      isPending={merge.isPending}
      isDisabled={into === undefined || !others.has(into)}
      onSubmit={() => merge.mutate()}
      error={merge.error}
    >
      <p>{authorities.mergeText}</p>
      <SearchField label={authorities.search} value={typed} onChange={setTyped} {...focusFirst} />
      <RadioGroup
        label={authorities.mergeInto}
        value={into}
        onChange={setInto}
        choices={[...others].map(([id, { text, control }]) => ({ id, label: text, detail: control }))}
      />
    </AskDialog>
  )
}

/** Who asked wants to type. */
const focusFirst = { autoFocus: true }
