import { X } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { useWords } from '../desk-context.ts'
import styles from './filter-chips.module.css'
import { TextButton } from './text-button.tsx'

/** One condition that narrows a list. */
export interface Filter {
  readonly id: string
  readonly label: string
}

interface FilterChipsProps {
  readonly filters: readonly Filter[]
  /** What the chips are, where they are no filters. */
  readonly label?: string
  readonly onRemove: (id: string) => void
  readonly onClear: () => void
}

/** What a list is narrowed by; each condition is taken away by itself. */
export function FilterChips({ filters, label, onRemove, onClear }: FilterChipsProps) {
  const { ui } = useWords()
  if (filters.length === 0) return null
  return (
    <div className={styles.chips}>
      <ul aria-label={label ?? ui.filters} className={styles.list}>
        {filters.map((filter) => (
          <li key={filter.id} className={styles.chip}>
            {filter.label}
            <Button
              aria-label={ui.remove(filter.label)}
              onPress={() => onRemove(filter.id)}
              className={styles.remove ?? ''}
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ul>
      {filters.length > 1 && label === undefined && <TextButton onPress={onClear}>{ui.clearFilters}</TextButton>}
    </div>
  )
}
