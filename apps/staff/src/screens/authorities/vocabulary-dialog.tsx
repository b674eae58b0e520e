import { AskDialog } from '../../ui/ask-dialog.tsx'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { PutVocabulary, type Vocabulary } from '../../../../server/src/modules/authorities/contract-authorities.ts'
import { useDesk } from '../../desk-context.ts'
import { Switch } from '../../ui/switch.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface VocabularyDialogProps {
  readonly vocabulary: Vocabulary
  readonly onClose: () => void
}

/** What a vocabulary is called and speaks for. */
export function VocabularyDialog({ vocabulary, onClose }: VocabularyDialogProps) {
  const { words, call } = useDesk()
  const { authorities } = words
  const queries = useQueryClient()
  const [name, setName] = useState(vocabulary.name)
  const [sources, setSources] = useState(vocabulary.sources.filter((one) => one !== '').join(', '))
  const [uncoded, setUncoded] = useState(vocabulary.sources.includes(''))
  const [names, setNames] = useState(vocabulary.names)
  const [rank, setRank] = useState(String(vocabulary.rank))
  const save = useMutation({
    mutationFn: () =>
      call(PutVocabulary, {
        params: { code: vocabulary.code },
        body: {
          name,
          names,
          rank: Number(rank),
          sources: [...sources.split(/[\s,]+/).filter((one) => one !== ''), ...(uncoded ? [''] : [])],
        },
      }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['vocabularies'] })
      onClose()
    },
  })
  return (
    <AskDialog
      title={authorities.setUpOf(vocabulary.name)}
      onClose={onClose}
      submit={authorities.save}
      isPending={save.isPending}
      isDisabled={name.trim() === '' || !/^\d{1,5}$/.test(rank)}
      onSubmit={() => save.mutate()}
      error={save.error}
    >
      <TextField label={authorities.name} value={name} onChange={setName} maxLength={200} />
      <TextField
        label={authorities.sources}
        hint={authorities.sourcesHint}
        value={sources}
        onChange={setSources}
        maxLength={1000}
      />
      <Switch isSelected={uncoded} onChange={setUncoded}>
        {authorities.uncoded}
      </Switch>
      <Switch isSelected={names} onChange={setNames}>
        {authorities.names}
      </Switch>
      <TextField
        label={authorities.rank}
        hint={authorities.rankHint}
        value={rank}
        onChange={setRank}
        inputMode="numeric"
        maxLength={5}
      />
    </AskDialog>
  )
}
