import { defineSetting } from '../../platform/setting.ts'

/** Name of the library as its patrons know it. */
export const libraryName = defineSetting('library.name', 'Library', 'Name of the library, on every page and slip')
/** ISO 4217 code of the currency in which everything is counted. */
export const libraryCurrency = defineSetting('library.currency', 'USD', 'Currency of all amounts (ISO 4217)')
/** BCP 47 tag by which dates, money and counts are written. */
export const libraryLocale = defineSetting(
  'library.locale',
  'en-US',
  'How dates, amounts and counts are written (BCP 47)',
)
/** True for the furnished demo library. */
export const libraryDemo = defineSetting('library.demo', false, 'This is a demo library')

/** What this module can be set to do. */
export const orgSettings = [libraryName, libraryCurrency, libraryLocale, libraryDemo]
