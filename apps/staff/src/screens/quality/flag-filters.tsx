import type { ReactNode } from 'react'
import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useBranches } from '../../reference.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './quality.module.css'

/** The conditions of a list of flags; they live in the address. */
export interface FlagFilterState {
  readonly query: { readonly branch?: number; readonly dismissed?: boolean }
  readonly showsDismissed: boolean
  readonly isNarrowed: boolean
}

/** Reads the conditions from the address. */
export function useFlagFilters(): FlagFilterState {
  const address = useAddress()
  const branch = address.number('branch')
  const showsDismissed = address.oneOf('state', ['open', 'dismissed']) === 'dismissed'
  return {
    query: { ...(branch !== undefined && { branch }), ...(showsDismissed && { dismissed: true }) },
    showsDismissed,
    isNarrowed: branch !== undefined || showsDismissed,
  }
}

/** The fields above a list of flags. */
export function FlagFilters({
  filters,
  children,
}: {
  readonly filters: FlagFilterState
  readonly children?: ReactNode
}) {
  const { quality } = useWords()
  const address = useAddress()
  const branches = useBranches()
  return (
    <div className={styles.filters}>
      <RadioGroup
        label={quality.show}
        hideLabel
        look="segments"
        choices={[
          { id: 'open' as const, label: quality.showOpen },
          { id: 'dismissed' as const, label: quality.showDismissed },
        ]}
        value={filters.showsDismissed ? 'dismissed' : 'open'}
        onChange={(next) => address.set({ state: next === 'open' ? undefined : next, offset: undefined })}
      />
      {branches.length > 1 && (
        <Select
          label={quality.branch}
          hideLabel
          choices={[
            { id: '', label: quality.everyBranch },
            ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={String(filters.query.branch ?? '')}
          onChange={(id) => address.set({ branch: id === '' ? undefined : id, offset: undefined })}
        />
      )}
      {children}
    </div>
  )
}
