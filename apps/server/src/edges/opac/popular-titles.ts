import { bibBriefs, type BibBrief } from '../../modules/catalog/index.ts'
import { mostBorrowed } from '../../modules/circulation/index.ts'
import type { Work } from '../../platform/work.ts'
import { keepFor } from './keep-for.ts'

const days = 30
const tenMinutes = 600

/** The titles that were lent most in the last month; read anew every ten minutes, since it looks at every loan of the month. */
export function popularTitles(w: Work, limit: number): Promise<readonly BibBrief[]> {
  return keepFor(w.platform, 'popular', tenMinutes, async () =>
    bibBriefs(w, await mostBorrowed(w, w.now.subtract({ hours: days * 24 }), limit)),
  )
}
