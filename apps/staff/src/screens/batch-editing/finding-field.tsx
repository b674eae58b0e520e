import { ruleList } from '@carrel/marc'
import { useWords } from '../../desk-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'

interface FindingFieldProps {
  readonly value: string
  readonly onChange: (code: string) => void
}

/** A rule by which records are flagged, to be found by its name. */
export function FindingField({ value, onChange }: FindingFieldProps) {
  const { batch } = useWords()
  return (
    <ComboBox
      label={batch.finding}
      value={value === '' ? undefined : value}
      onChange={(code) => onChange(code ?? '')}
      choices={ruleList().map(({ code, title }) => ({ id: code, label: title, detail: code }))}
    />
  )
}
