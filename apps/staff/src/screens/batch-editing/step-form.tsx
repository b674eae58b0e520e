import { stepKinds } from '@carrel/marc-tasks'
import { useWords } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './batch-editing.module.css'
import { ConditionField } from './condition-field.tsx'
import { ParamField } from './param-field.tsx'
import { withParam, type StepText } from './step-texts.ts'

interface StepFormProps {
  readonly step: StepText
  readonly onChange?: (step: StepText) => void
}

/** All that a step wants to know, asked for by the kind of each value. */
export function StepForm({ step, onChange }: StepFormProps) {
  const { batch } = useWords()
  const kind = stepKinds.get(step.do)
  if (!kind) {
    const line = step['line'] ?? step['text']
    return (
      <div className={styles.tried}>
        <Banner tone="warn" title={batch.notUnderstood}>
          {typeof line === 'string' && <code dir="ltr">{line}</code>}
        </Banner>
      </div>
    )
  }
  return (
    <fieldset className={styles.stepForm} disabled={onChange === undefined}>
      <p className={styles.second}>{kind.help}</p>
      {Object.entries(kind.params).map(([name, param]) => (
        <ParamField
          key={name}
          param={param}
          value={step[name]}
          onChange={(value) => onChange?.(withParam(step, name, value, param.required))}
        />
      ))}
      <ConditionField value={step['when']} onChange={(when) => onChange?.(withParam(step, 'when', when, false))} />
      <TextField
        label={batch.note}
        value={typeof step['note'] === 'string' ? step['note'] : ''}
        onChange={(note) => onChange?.(withParam(step, 'note', note, false))}
      />
    </fieldset>
  )
}
