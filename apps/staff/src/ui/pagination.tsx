import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useFormat, useWords } from '../desk-context.ts'
import { IconButton } from './icon-button.tsx'
import styles from './pagination.module.css'

interface PaginationProps {
  readonly offset: number
  readonly limit: number
  readonly total: number
  readonly onChange: (offset: number) => void
}

/** Where a page of a long list stands, and the way to the next. */
export function Pagination({ offset, limit, total, onChange }: PaginationProps) {
  const { ui } = useWords()
  const { count } = useFormat()
  const last = Math.min(total, offset + limit)
  return (
    <nav aria-label={ui.pages} className={styles.pages}>
      <span>{ui.range(count(total === 0 ? 0 : offset + 1), count(last), count(total))}</span>
      <IconButton
        framed
        mirrors
        icon={ChevronLeft}
        label={ui.previousPage}
        isDisabled={offset === 0}
        onPress={() => onChange(Math.max(0, offset - limit))}
      />
      <IconButton
        framed
        mirrors
        icon={ChevronRight}
        label={ui.nextPage}
        isDisabled={last >= total}
        onPress={() => onChange(offset + limit)}
      />
    </nav>
  )
}
