import { bibBriefs, type BibBrief } from '../../modules/catalog/index.ts'
import { mostBorrowed } from '../../modules/circulation/index.ts'
import { branchesOf } from '../../modules/org/index.ts'
import type { Work } from '../../platform/work.ts'

interface Kept {
  readonly at: number
  readonly titles: Promise<readonly BibBrief[]>
}

const keep = 10 * 60_000
const days = 30
const service = 'opac.popular'

/** The titles that were lent most in the last month; read anew every ten minutes, since it looks at every loan of the month. */
export function popularTitles(w: Work, limit: number): Promise<readonly BibBrief[]> {
  const { services } = w.platform
  const kept = services.get(service) as Kept | undefined
  const now = performance.now()
  if (kept && now - kept.at < keep) return kept.titles
  const titles = read(w, limit)
  services.set(service, { at: now, titles } satisfies Kept)
  // A failure is not kept.
  titles.catch(() => services.delete(service))
  return titles
}

async function read(w: Work, limit: number): Promise<readonly BibBrief[]> {
  if ((await branchesOf(w)).ordered.length === 0) return []
  return bibBriefs(w, await mostBorrowed(w, w.now.subtract({ hours: days * 24 }), limit))
}
