import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ReadMapping, type SortPlan } from '../../../../server/src/modules/sorting/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { sentenceFor } from '../../problem.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Pill } from '../../ui/pill.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './sorting.module.css'

interface MappingDialogProps {
  readonly branch: number
  readonly onClose: () => void
  readonly onTake: (read: Pick<SortPlan, 'bins' | 'rules'>, replace: boolean) => void
}

const tones = { rule: 'ok', comment: 'neutral', 'other-branch': 'neutral', refused: 'stop' } as const

/** Rules from the text of another system, with a report line by line; they come onto the page and are saved from there. */
export function MappingDialog({ branch, onClose, onTake }: MappingDialogProps) {
  const { words, call } = useDesk()
  const { sorting } = words
  const [text, setText] = useState('')
  const [replace, setReplace] = useState(false)
  const read = useMutation({ mutationFn: () => call(ReadMapping, { params: { branch }, body: { text } }) })
  const found = read.data
  return (
    <Dialog
      title={sorting.importTitle}
      isOpen
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button isDisabled={text.trim() === ''} isPending={read.isPending} onPress={() => read.mutate()}>
            {sorting.importRead}
          </Button>
          {found && (
            <Button tone="primary" isDisabled={found.rules.length === 0} onPress={() => onTake(found, replace)}>
              {sorting.importTake(found.rules.length)}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.form}>
        <p className={styles.hint}>{sorting.importHint}</p>
        <TextField label={sorting.importText} lines={7} mono value={text} maxLength={200_000} onChange={setText} />
        {read.isError && <Banner tone="stop" live title={sentenceFor(read.error, words.problems)} />}
        {found && (
          <>
            <Checkbox isSelected={replace} onChange={setReplace}>
              {sorting.importReplace}
            </Checkbox>
            <h3 className={styles.whyTitle}>{sorting.importReport}</h3>
            <ol className={styles.report}>
              {found.lines.map((line) => (
                <li key={line.line}>
                  <span className={styles.place}>{line.line}</span>
                  <Pill tone={tones[line.outcome]}>{words.mappingOutcomes[line.outcome]}</Pill>
                  <span className={styles.ruleText}>
                    <code dir="ltr">{line.text}</code>
                    <span className={styles.conditions}>{line.message}</span>
                  </span>
                </li>
              ))}
            </ol>
          </>
        )}
      </div>
    </Dialog>
  )
}
