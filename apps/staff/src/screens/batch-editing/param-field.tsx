import type { Param } from '@carrel/marc-tasks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListBatchTasks } from '../../../../server/src/modules/batch-editing/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { ComboBox } from '../../ui/combo-box.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { PositionsField } from './positions-field.tsx'
import { StylesheetField } from './stylesheet-field.tsx'
import { writtenAs, writtenText } from './written-value.ts'

interface ParamFieldProps {
  readonly param: Param<unknown>
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  /** The fixed field that positions are those of. */
  readonly fixedTag?: string
}

/** A field for one value of a step. */
export function ParamField({ param, value, onChange, fixedTag }: ParamFieldProps) {
  const { kind, label, help, choices, preset, required } = param
  const hint = help === undefined ? {} : { hint: help }
  if (kind === 'flag') {
    return (
      <Checkbox isSelected={value === undefined ? preset === true : value === true} onChange={onChange}>
        {label}
      </Checkbox>
    )
  }
  if (kind === 'choice') {
    return (
      <Select
        label={label}
        {...hint}
        value={typeof value === 'string' ? value : String(preset)}
        onChange={onChange}
        choices={(choices ?? []).map((choice) => ({ id: choice.value, label: choice.label }))}
      />
    )
  }
  if (kind === 'task') return <TaskField label={label} value={value} onChange={onChange} />
  if (kind === 'stylesheet') return <StylesheetField label={label} {...hint} value={value} onChange={onChange} />
  if (kind === 'positions') {
    return <PositionsField label={label} {...hint} tag={fixedTag ?? '008'} value={value} onChange={onChange} />
  }
  return (
    <WrittenField
      key={kind}
      label={label}
      {...hint}
      param={param}
      value={value}
      isRequired={required}
      onChange={onChange}
    />
  )
}

interface WrittenFieldProps extends ParamFieldProps {
  readonly label: string
  readonly hint?: string
  readonly isRequired: boolean
}

/** A value that is typed; what is no such value stays in the field and is said to be wrong. */
function WrittenField({ label, hint, param, value, isRequired, onChange }: WrittenFieldProps) {
  const [typed, setTyped] = useState(() => writtenText(value))
  const read = writtenAs(param.kind, typed, value)
  const problem = read.ok ? undefined : read.message
  const many = param.kind === 'lines' || param.kind === 'list'
  const preset = param.preset === undefined ? '' : writtenText(param.preset)
  return (
    <TextField
      label={label}
      {...(hint !== undefined && { hint })}
      {...(problem !== undefined && { error: problem })}
      mono={param.kind !== 'text' && param.kind !== 'number'}
      {...(many && { lines: 4 })}
      {...(preset !== '' && { placeholder: preset })}
      isRequired={isRequired}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        const next = writtenAs(param.kind, text, value)
        if (next.ok) onChange(next.value)
      }}
    />
  )
}

function TaskField({
  label,
  value,
  onChange,
}: Pick<ParamFieldProps, 'value' | 'onChange'> & { readonly label: string }) {
  const { call } = useDesk()
  const tasks = useQuery({
    queryKey: ['batch-tasks', 'all'],
    queryFn: ({ signal }) => call(ListBatchTasks, { query: { limit: 1000 } }, signal),
  })
  return (
    <ComboBox
      label={label}
      value={typeof value === 'string' ? value : undefined}
      onChange={(name) => onChange(name ?? '')}
      choices={(tasks.data?.rows ?? []).map(({ name }) => ({ id: name, label: name }))}
    />
  )
}
