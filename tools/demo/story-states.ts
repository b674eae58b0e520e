import type { DemoCopy } from './copies.ts'
import type { PlannedState } from './story.ts'

/** Which copy of which work is where it should not be; the last copy is meant, so that the first stays on the shelf. */
const rows: readonly (readonly [work: string, state: PlannedState['state'], daysAgo: number, note: string])[] = [
  ['adams-the-hitchhikers-guide-to-the-galaxy', 'missing', 12, 'Not on the shelf when pulled for a hold.'],
  ['kishimoto-naruto-volume-1', 'missing', 45, 'Searched twice.'],
  ['satrapi-persepolis', 'missing', 3, 'Shelf list says in; not found.'],
  ['edwards-drawing-on-the-right-side-of-the-brain', 'lost', 200, 'Paid for by the reader.'],
  ['the-matrix-dvd', 'lost', 330, 'Disc never came back in the case.'],
  ['carle-the-very-hungry-caterpillar', 'damaged', 2, 'Two pages torn; to the mending shelf.'],
  ['hargrave-wingspan-board-game', 'damaged', 6, 'Birdfeeder dice tower crushed; new one ordered.'],
  ['murkoff-what-to-expect-when-youre-expecting', 'withdrawn', 20, 'A newer edition is on order.'],
  ['fischer-bobby-fischer-teaches-chess', 'withdrawn', 64, 'Spine broken beyond mending.'],
  ['everett-james', 'on-order', 9, 'Extra copy for the queue.'],
  ['yamada-frieren-volume-1', 'on-order', 9, 'Extra copy for the queue.'],
  ['wi-fi-hotspot-equipment', 'on-order', 30, 'Two more for the winter.'],
  ['harvey-orbital', 'in-process', 1, 'To be covered.'],
  ['beaton-ducks', 'in-process', 2, 'To be covered.'],
  ['krasznahorkai-satantango-hun', 'in-process', 1, 'New this week.'],
  ['cain-quiet', 'in-transit', 1, 'Going home to its branch.'],
  ['paddington-2-dvd', 'in-transit', 0, 'Going home to its branch.'],
]

/** The copies that are missing, lost, at the mender's, on order, or on the van. */
export function plannedStates(copies: readonly DemoCopy[]): readonly PlannedState[] {
  return rows.map(([work, state, daysAgo, note]): PlannedState => {
    const copy = copies.findLast((candidate) => candidate.work === work)
    if (!copy) throw new Error(`The story names a work without copies: ${work}`)
    return { copy: copy.barcode, state, daysAgo, note }
  })
}
