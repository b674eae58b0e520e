import { useAddress } from '../../address.ts'
import { useWords } from '../../desk-context.ts'
import { useBranches } from '../../reference.ts'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './quality.module.css'

/** Which records the lists of quality are about, as the server is asked. */
export interface RecordFilters {
  readonly branch?: number
  readonly import?: number
  readonly savedBy?: string
}

/** Reads which records are meant from the address. */
export function useRecordFilters(): RecordFilters {
  const address = useAddress()
  const [branch, imported, savedBy] = [address.number('branch'), address.number('import'), address.text('savedBy')]
  return {
    ...(branch !== undefined && { branch }),
    ...(imported !== undefined && { import: imported }),
    ...(savedBy !== undefined && { savedBy }),
  }
}

/** True when not all records are meant. */
export function isNarrowed(filters: RecordFilters): boolean {
  return Object.keys(filters).length > 0
}

/** The fields above the flags by which they are narrowed. */
export function FlagFilters({ filters }: { readonly filters: RecordFilters }) {
  const { quality } = useWords()
  const address = useAddress()
  const branches = useBranches()
  const chips = [
    ...(filters.import === undefined ? [] : [{ id: 'import', label: quality.ofImport(filters.import) }]),
    ...(filters.savedBy === undefined ? [] : [{ id: 'savedBy', label: quality.ofSavedBy(filters.savedBy) }]),
  ]
  if (branches.length < 2 && chips.length === 0) return null
  return (
    <div className={styles.filters}>
      {branches.length > 1 && (
        <Select
          label={quality.branch}
          hideLabel
          choices={[
            { id: '', label: quality.everyBranch },
            ...branches.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={String(filters.branch ?? '')}
          onChange={(id) => address.set({ branch: id === '' ? undefined : id, offset: undefined })}
        />
      )}
      <FilterChips
        filters={chips}
        onRemove={(id) => address.set({ [id]: undefined, offset: undefined })}
        onClear={() => address.set({ import: undefined, savedBy: undefined, offset: undefined })}
      />
    </div>
  )
}
