import { searchCatalog, type BibBrief } from '../../modules/catalog/index.ts'
import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { keepFor } from './keep-for.ts'
import { varied } from './varied.ts'

/** What the home page shows of the whole stock. */
export interface NewTitles {
  readonly total: number
  /** Kinds of things with how many there are, the most first. */
  readonly formats: readonly { readonly format: string; readonly count: number }[]
  readonly titles: readonly BibBrief[]
}

const latest = 1000
const seconds = 5

/** The latest additions, those that came out last first, some of each kind; undefined while the search does not answer. */
export function newTitles(w: Work, count: number): Promise<NewTitles | undefined> {
  return keepFor(w.platform, 'new', seconds, async () => {
    const found = await searchCatalog(w, { sort: 'added', limit: latest })
    if (isRefusal(found)) return undefined
    const values = found.facets.find((facet) => facet.name === 'format')?.values ?? []
    return {
      total: found.total,
      formats: values.map((value) => ({ format: value.value, count: value.count })),
      titles: varied(
        found.rows.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0)),
        count,
      ),
    }
  })
}
