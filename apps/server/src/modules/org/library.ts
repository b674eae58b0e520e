import { defineCache } from '../../platform/live-cache.ts'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { libraryCurrency, libraryDemo, libraryLocale, libraryName } from './settings.ts'

/** What is true of the whole library. */
export interface Library {
  readonly name: string
  /** ISO 4217 code of all amounts. */
  readonly currency: string
  readonly locale: string
  readonly demo: boolean
}

const libraries = defineCache('org.library', ['setting'], async (w): Promise<Library> => {
  return {
    name: await readSetting(w, libraryName),
    currency: await readSetting(w, libraryCurrency),
    locale: await readSetting(w, libraryLocale),
    demo: await readSetting(w, libraryDemo),
  }
})

/** The library's name, currency and locale; read from the database only after a change. */
export function libraryOf(w: Pick<Work, 'db' | 'platform'>): Promise<Library> {
  return libraries.get(w, 'all')
}
