import { defineCache } from '../../platform/live-cache.ts'
import { defineSetting, readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'

/** Patron categories that stand for other libraries, parted by commas. */
export const libraryCategoriesSetting = defineSetting(
  'sorting.library-categories',
  '',
  'Codes of patron categories that are other libraries, parted by commas: sorters are told that their holds are inter-library loans',
)

const categories = defineCache(
  'sorting.library-categories',
  ['setting'],
  async (w) => new Set((await readSetting(w, libraryCategoriesSetting)).split(/[\s,;]+/).filter((code) => code !== '')),
)

/** The categories of patrons that are libraries. */
export function libraryCategories(w: Pick<Work, 'db' | 'platform'>): Promise<ReadonlySet<string>> {
  return categories.get(w, 'all')
}
