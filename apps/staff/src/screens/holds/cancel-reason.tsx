import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ListSettings } from '../../../../server/src/modules/org/contract.ts'
import { useDesk } from '../../desk-context.ts'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface CancelReasonProps {
  readonly value: string
  readonly onChange: (reason: string) => void
}

const other = 'other'

/** Why a hold is cancelled: one of the library's reasons, or another in words. */
export function CancelReason({ value, onChange }: CancelReasonProps) {
  const { words, call } = useDesk()
  const { data } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => call(ListSettings, {}, signal),
  })
  const setting = data?.rows.find(({ name }) => name === 'holds.cancel-reasons')?.value
  const reasons = Array.isArray(setting) ? setting.filter((one) => typeof one === 'string') : []
  const [own, setOwn] = useState(false)
  return (
    <>
      {reasons.length > 0 && (
        <Select
          label={words.holds.chooseReason}
          choices={[
            ...reasons.map((reason) => ({ id: reason, label: reason })),
            { id: other, label: words.holds.otherReason },
          ]}
          value={own ? other : reasons.find((reason) => reason === value)}
          onChange={(reason) => {
            setOwn(reason === other)
            onChange(reason === other ? '' : reason)
          }}
        />
      )}
      {(own || reasons.length === 0) && (
        <TextField label={words.holds.cancelReason} value={value} onChange={onChange} {...focusFirst} />
      )}
    </>
  )
}

/** The field appears because it was asked for, so the focus goes there. */
const focusFirst = { autoFocus: true }
