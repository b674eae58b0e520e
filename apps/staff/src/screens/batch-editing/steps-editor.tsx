import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { stepKinds } from '@carrel/marc-tasks'
import { ListPlus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { CheckBatchTask, type TaskText } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Banner } from '../../ui/banner.tsx'
import { EmptyState } from '../../ui/states.tsx'
import { AddStep } from './add-step.tsx'
import styles from './batch-editing.module.css'
import { moved, type StepText } from './step-texts.ts'
import { StepForm } from './step-form.tsx'
import { StepRow } from './step-row.tsx'

interface StepsEditorProps {
  readonly task: TaskText
  /** Without it the steps are only read. */
  readonly onChange?: (steps: TaskText['steps']) => void
}

/** The steps of a task in their order: what each does in words, what is wrong with it, and the form of the one that is open. */
export function StepsEditor({ task, onChange }: StepsEditorProps) {
  const { words, call, announce } = useDesk()
  const { batch } = words
  const [open, setOpen] = useState<number>()
  const [fresh, setFresh] = useState<number>()
  const asked = useDeferredValue(task)
  const checked = useQuery({
    queryKey: ['task-check', asked.steps],
    queryFn: ({ signal }) =>
      call(CheckBatchTask, { body: { task: { ...asked, name: asked.name || batch.unnamed } } }, signal),
    enabled: asked.steps.length > 0,
    placeholderData: keepPreviousData,
  })
  const { steps } = task
  const faultOf = (at: number) =>
    (checked.data?.faults ?? []).filter(({ step }) => step === at + 1).map(({ message }) => message)
  const whole = (checked.data?.faults ?? []).filter(({ step }) => step === undefined)
  const textOf = (at: number, step: StepText) =>
    checked.data?.steps.find((one) => one.step === at + 1)?.text ?? stepKinds.get(step.do)?.title ?? step.do
  const change = (at: number, step: StepText) => onChange?.(steps.with(at, step))
  const move = (at: number, by: -1 | 1) => {
    const next = moved(steps, at, by)
    if (next === steps) return
    onChange?.(next)
    setOpen((now) => (now === at ? at + by : now))
    announce(batch.movedTo(at + by + 1))
  }
  return (
    <>
      {whole.map(({ message }) => (
        <Banner key={message} tone="stop" title={message} />
      ))}
      {steps.length === 0 && (
        <EmptyState icon={ListPlus} title={batch.noSteps}>
          {batch.noStepsText}
        </EmptyState>
      )}
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <StepRow
            key={at}
            place={at + 1}
            text={textOf(at, step)}
            faults={faultOf(at)}
            isOff={step['off'] === true}
            isOpen={open === at}
            onOpen={() => setOpen(open === at ? undefined : at)}
            {...(onChange && {
              onMove: (by: -1 | 1) => move(at, by),
              onSwitch: () => change(at, { ...step, off: step['off'] !== true }),
              onCopy: () => onChange(steps.toSpliced(at + 1, 0, step)),
              onDelete: () => {
                onChange(steps.toSpliced(at, 1))
                setOpen(undefined)
                announce(batch.deleted)
              },
            })}
          >
            <StepForm
              step={step}
              isFresh={fresh === at}
              {...(onChange && { onChange: (next: StepText) => change(at, next) })}
            />
          </StepRow>
        ))}
      </ol>
      {onChange && (
        <AddStep
          onAdd={(kind) => {
            onChange([...steps, kind])
            setOpen(steps.length)
            setFresh(steps.length)
          }}
        />
      )}
    </>
  )
}
