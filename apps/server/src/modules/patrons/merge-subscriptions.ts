import { on, type Subscription } from '../../platform/events.ts'
import { patronMerged, patronUnmerged } from './events.ts'
import { giveBackRows, moveRows } from './move-rows.ts'

/**
 * What a later module does when two records of one person become one, or two again: everything in its schema that
 * belongs to patrons moves, but for the columns in `leave` (`table.column`).
 */
export function movesWithPatrons(schema: string, leave: readonly string[] = []): readonly Subscription[] {
  return [
    on(patronMerged, (w, merge) => moveRows(w, schema, merge, merge.moved, { leave })),
    on(patronUnmerged, (w, merge) => giveBackRows(w, schema, merge, merge.moved)),
  ]
}
