import { stepKinds, type Param } from '@carrel/marc-tasks'
import { useEffect, useRef } from 'react'
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
  /** It was asked for just now: the keyboard goes to its first field. */
  readonly isFresh?: boolean
}

/** All that a step wants to know, asked for by the kind of each value. */
export function StepForm({ step, onChange, isFresh }: StepFormProps) {
  const { batch } = useWords()
  const form = useRef<HTMLFieldSetElement>(null)
  useEffect(() => {
    if (isFresh) form.current?.querySelector<HTMLElement>('input, textarea, button')?.focus()
  }, [isFresh])
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
  const params = Object.entries(kind.params)
  const narrowing = params.filter(isNarrowing)
  // What must be said comes first, what is only ticked last.
  const weight = ([, { required, kind: of }]: (typeof params)[number]) => (of === 'flag' ? 2 : required ? 0 : 1)
  const asked = params.filter((param) => !isNarrowing(param)).toSorted((a, b) => weight(a) - weight(b))
  const field = ([name, param]: readonly [string, Param<unknown>]) => (
    <ParamField
      key={name}
      param={param}
      value={step[name]}
      fixedTag={fixedTagOf(step)}
      onChange={(value) => onChange?.(withParam(step, name, value, param.required))}
    />
  )
  const isNarrowed = ['when', 'note', ...narrowing.map(([name]) => name)].some((name) => step[name] !== undefined)
  return (
    <fieldset ref={form} className={styles.stepForm} disabled={onChange === undefined}>
      <p className={styles.second}>{kind.help}</p>
      {asked.map(field)}
      <details className={styles.narrow} {...(isNarrowed && { open: true })}>
        <summary>{batch.narrowStep}</summary>
        <div className={styles.form}>
          {narrowing.map(field)}
          <ConditionField value={step['when']} onChange={(when) => onChange?.(withParam(step, 'when', when, false))} />
          <TextField
            label={batch.note}
            value={typeof step['note'] === 'string' ? step['note'] : ''}
            onChange={(note) => onChange?.(withParam(step, 'note', note, false))}
          />
        </div>
      </details>
    </fieldset>
  )
}

/** The fixed field that a step is about. */
function fixedTagOf({ do: kind, tag }: StepText): string {
  const [, built] = /^build-(00[678])$/.exec(kind) ?? []
  return built ?? (kind === 'set-leader' ? 'LDR' : typeof tag === 'string' ? tag : '008')
}

/** True for what may be left unsaid and then makes no difference. */
function isNarrowing([, { required, preset, kind }]: readonly [string, Param<unknown>]): boolean {
  return !required && preset === undefined && kind !== 'choice' && kind !== 'flag'
}
