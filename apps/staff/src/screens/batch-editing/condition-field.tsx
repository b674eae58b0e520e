import { parseCondition, printCondition, type Condition } from '@carrel/marc-tasks'
import { useState } from 'react'
import { useWords } from '../../desk-context.ts'
import { TextField } from '../../ui/text-field.tsx'

interface ConditionFieldProps {
  readonly value: unknown
  readonly onChange: (condition: Condition | undefined) => void
}

/** Where a step applies, in one line: `LDR/6 = a and not 856`. */
export function ConditionField({ value, onChange }: ConditionFieldProps) {
  const { batch } = useWords()
  const [typed, setTyped] = useState(() => textOf(value))
  const read = typed.trim() === '' ? undefined : parseCondition(typed)
  return (
    <TextField
      label={batch.onlyWhere}
      hint={batch.onlyWhereHint}
      mono
      {...(read !== undefined && !read.ok && { error: read.fault.message })}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        const next = text.trim() === '' ? undefined : parseCondition(text)
        if (next === undefined) onChange(undefined)
        else if (next.ok) onChange(next.condition)
      }}
    />
  )
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? printCondition(value) : ''
}
