import { useQuery } from '@tanstack/react-query'
import type { FieldValues } from '../../../../server/src/modules/patrons/contract.ts'
import { ListFields, type Field } from '../../../../server/src/modules/patrons/contract-people.ts'
import { useDesk } from '../../desk-context.ts'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** The library's own fields of patrons; empty until they are known. */
export function useLibraryFields(): readonly Field[] {
  const { call } = useDesk()
  const { data } = useQuery({
    queryKey: ['patron-fields'],
    queryFn: ({ signal }) => call(ListFields, {}, signal),
    staleTime: 300_000,
  })
  return data?.rows ?? []
}

interface LibraryFieldsProps {
  readonly values: FieldValues
  readonly onChange: (values: FieldValues) => void
  readonly errorFor: (field: string) => { readonly error?: string }
}

const unsaid = '-'

/** One control for each field of the library, by its kind. */
export function LibraryFields({ values, onChange, errorFor }: LibraryFieldsProps) {
  const { words } = useDesk()
  const { people } = words
  const fields = useLibraryFields()
  return fields.map(({ code, name, kind, choices, required }) => {
    const value = values[code] ?? null
    const text = value === null ? '' : String(value)
    const set = (next: string | null) => onChange({ ...values, [code]: next === '' ? null : next })
    const shared = { label: name, ...(required && { isRequired: true }), ...errorFor(`fields.${code}`) }
    if (kind === 'date')
      return (
        <DatePicker
          key={code}
          {...shared}
          value={text === '' ? undefined : text}
          onChange={(day) => set(day ?? null)}
        />
      )
    if (kind === 'choice' || kind === 'yes-no') {
      const options =
        kind === 'choice'
          ? choices.map((choice) => ({ id: choice, label: choice }))
          : [
              { id: 'true', label: people.yes },
              { id: 'false', label: people.no },
            ]
      return (
        <Select
          key={code}
          {...shared}
          value={text === '' ? unsaid : text}
          onChange={(choice) => set(choice === unsaid ? null : choice)}
          choices={[{ id: unsaid, label: people.notSaid }, ...options]}
        />
      )
    }
    return (
      <TextField
        key={code}
        {...shared}
        value={text}
        onChange={set}
        autoComplete="off"
        {...(kind === 'number' && { inputMode: 'decimal' as const })}
      />
    )
  })
}
