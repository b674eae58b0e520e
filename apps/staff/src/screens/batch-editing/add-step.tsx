import { stepKinds } from '@carrel/marc-tasks'
import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'
import styles from './batch-editing.module.css'
import { freshStep, type StepText } from './step-texts.ts'

const kinds = [...stepKinds.values()]

/** A field in which a kind of step is found by what it is called; choosing it puts one at the end. */
export function AddStep({ onAdd }: { readonly onAdd: (step: StepText) => void }) {
  const { batch } = useWords()
  // A fresh field after each choice, empty for the next one.
  const [round, setRound] = useState(0)
  return (
    <div className={styles.tried}>
      <ComboBox
        key={round}
        label={batch.addStep}
        placeholder={batch.addStepHint}
        value={undefined}
        onChange={(name) => {
          if (name === undefined) return
          setRound(round + 1)
          onAdd(freshStep(name))
        }}
        choices={kinds.map(({ name, title, help }) => ({ id: name, label: title, detail: help }))}
      />
    </div>
  )
}
