import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { SearchCatalog } from '../../../../server/src/modules/catalog/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { ComboBox } from '../../ui/combo-box.tsx'

interface TitleFieldProps {
  readonly value: number | undefined
  /** Called with the title that was chosen, and what it is called. */
  readonly onChange: (bib: number | undefined, title?: string) => void
  readonly label?: string
  readonly hint?: string
}

/** A choice of a title by its words, its author or its ISBN. */
export function TitleField({ value, onChange, label, hint }: TitleFieldProps) {
  const { words, call } = useDesk()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 150)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useQuery({
    queryKey: ['title-choice', asked],
    queryFn: ({ signal }) => call(SearchCatalog, { query: { q: asked, limit: 12 } }, signal),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  })
  const rows = asked.length > 1 ? (data?.rows ?? []) : []
  return (
    <ComboBox
      label={label ?? words.reserves.titleNumber}
      hint={hint ?? words.reserves.titleNumberHint}
      choices={rows.map((row) => ({
        id: String(row.id),
        label: row.title,
        ...(row.author !== null && { detail: row.author }),
      }))}
      value={value === undefined ? undefined : String(value)}
      typed={typed}
      onType={setTyped}
      onChange={(id) => {
        const chosen = rows.find((row) => String(row.id) === id)
        onChange(id === undefined ? undefined : Number(id), chosen?.title)
        if (chosen) setTyped(chosen.title)
      }}
    />
  )
}
