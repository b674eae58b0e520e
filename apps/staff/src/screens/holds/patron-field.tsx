import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { SearchPatrons } from '../../../../server/src/modules/patrons/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { groupBarcode } from '../../format.ts'
import { ComboBox } from '../../ui/combo-box.tsx'

interface PatronFieldProps {
  readonly value: number | undefined
  readonly onChange: (patron: number | undefined) => void
  readonly error?: string
  readonly autoFocus?: boolean
}

/** A choice of a patron by card, name, e-mail or phone. A scanned card chooses by itself. */
export function PatronField({ value, onChange, error, autoFocus }: PatronFieldProps) {
  const { words, call } = useDesk()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 150)
    return () => clearTimeout(timer)
  }, [typed])
  const { data } = useQuery({
    queryKey: ['patron-choice', asked],
    queryFn: ({ signal }) => call(SearchPatrons, { query: { q: asked, limit: 20 } }, signal),
    enabled: asked.length > 1,
    placeholderData: (before) => before,
  })
  const rows = asked.length > 1 ? (data?.rows ?? []) : []
  const scanned = rows.find(({ card }) => card !== null && card === typed.trim())
  useEffect(() => {
    if (scanned && scanned.id !== value) onChange(scanned.id)
  }, [scanned, value, onChange])
  return (
    <ComboBox
      label={words.holds.patron}
      placeholder={words.holds.patronPlaceholder}
      choices={rows.map((row) => ({
        id: String(row.id),
        label: row.name,
        ...(row.card !== null && { detail: groupBarcode(row.card) }),
      }))}
      value={value === undefined ? undefined : String(value)}
      typed={typed}
      onType={setTyped}
      onChange={(id) => {
        onChange(id === undefined ? undefined : Number(id))
        const chosen = rows.find((row) => String(row.id) === id)
        if (chosen) setTyped(chosen.name)
      }}
      isRequired
      {...(autoFocus && { autoFocus })}
      {...(scanned && { hint: scanned.name })}
      {...(error !== undefined && { error })}
    />
  )
}
