import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ChangeLabelQueueEntry, type LabelQueueEntry } from '../../../../server/src/modules/labels/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './labels.module.css'

interface BreakLinesProps {
  readonly entry: LabelQueueEntry
  readonly onClose: () => void
  readonly onSaved: () => Promise<void>
}

/** The lines of one label, broken by hand. */
export function BreakLines({ entry, onClose, onSaved }: BreakLinesProps) {
  const { words, call } = useDesk()
  const { labelling } = words
  const [text, setText] = useState(entry.lines.join('\n'))
  const save = useMutation({
    mutationFn: (lines: string[] | null) => call(ChangeLabelQueueEntry, { params: { id: entry.id }, body: { lines } }),
    onSuccess: onSaved,
  })
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return (
    <Dialog
      isOpen
      title={labelling.breakTitle(entry.title)}
      onClose={onClose}
      actions={
        <>
          {entry.byHand && (
            <Button isPending={save.isPending} onPress={() => save.mutate(null)}>
              {labelling.byRule}
            </Button>
          )}
          <Button
            tone="primary"
            keys="Mod+Enter"
            isPending={save.isPending}
            isDisabled={lines.length === 0}
            onPress={() => save.mutate(lines)}
          >
            {labelling.save}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {save.isError && <Banner tone="stop" live title={sentenceFor(save.error, words.problems)} />}
        <TextField
          label={labelling.spine}
          hint={labelling.breakHint}
          mono
          lines={7}
          value={text}
          onChange={setText}
          autoFocus
        />
      </div>
    </Dialog>
  )
}
