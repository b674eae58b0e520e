import { defineEvent } from '../../platform/events.ts'

/** An item came into the library's stock; holds may look at it. */
export const itemAdded = defineEvent<{ readonly item: number; readonly bib: number }>('catalog.item-added')

/** What an item is, or where it belongs, was changed by hand. */
export const itemChanged = defineEvent<{
  readonly item: number
  readonly bib: number
  /** Its call number until now, where that was changed. */
  readonly callNumberBefore?: string
}>('catalog.item-changed')

/** An item left the stock. */
export const itemDeleted = defineEvent<{ readonly item: number; readonly bib: number }>('catalog.item-deleted')

/** A title was deleted. */
export const bibDeleted = defineEvent<{ readonly bib: number }>('catalog.bib-deleted')

/** Records were saved: those of new titles, and new versions of others. */
export const bibsWritten = defineEvent<{ readonly added: readonly number[]; readonly changed: readonly number[] }>(
  'catalog.bibs-written',
)

/** Titles left the catalogue, by hand or because an import was taken back. */
export const bibsRemoved = defineEvent<{ readonly bibs: readonly number[] }>('catalog.bibs-removed')
