import type { CallNumberSuggestion, ShelfNeighbour } from '@carrel/call-number'
import type { Work } from '../../../platform/work.ts'
import type { ShelfRow } from '../contract-shelf-list.ts'
import { rowsDown, rowsUp, type Shelf } from './shelf-rows.ts'

/** How much of the shelf is looked at on each side of a new number. */
const sight = 60

/** What stands around the place of a suggestion, in shelf order. */
export async function shelfAround(
  w: Pick<Work, 'db'>,
  suggestion: Pick<CallNumberSuggestion, 'shelfKey'>,
  shelf: Shelf,
): Promise<readonly ShelfRow[]> {
  const place = { key: suggestion.shelfKey, place: 0 }
  const before = await rowsUp(w, shelf, place, sight)
  const behind = await rowsDown(w, shelf, place, sight)
  return [...before, ...behind]
}

/** A row of the shelf as a neighbour of a number: by its author, or by its title where works of one author stand. */
export function neighbourOf(
  row: Pick<ShelfRow, 'bib' | 'callNumber' | 'title' | 'author'>,
  byTitle: boolean,
): ShelfNeighbour {
  const isTitle = byTitle || row.author === null
  return {
    callNumber: row.callNumber,
    heading: isTitle ? row.title : (row.author ?? row.title),
    isTitle,
    title: row.title,
    record: String(row.bib),
  }
}
