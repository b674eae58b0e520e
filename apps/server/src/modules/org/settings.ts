import { defineSetting } from '../../platform/setting.ts'
import { isCurrency, isLocale } from './rules/setting-problems.ts'

/** Name of the library as its patrons know it. */
export const libraryName = defineSetting('library.name', 'Library', 'Name of the library, on every page and slip', {
  problem: (value) => (typeof value === 'string' && value.trim() !== '' ? undefined : 'Write the name of the library.'),
})
/** ISO 4217 code of the currency in which everything is counted. */
export const libraryCurrency = defineSetting('library.currency', 'USD', 'Currency of all amounts (ISO 4217)', {
  problem: (value) =>
    isCurrency(String(value)) ? undefined : 'Write the three letters of a currency, like USD or EUR.',
})
/** BCP 47 tag by which dates, money and counts are written. */
export const libraryLocale = defineSetting(
  'library.locale',
  'en-US',
  'How dates, amounts and counts are written (BCP 47)',
  {
    problem: (value) => (isLocale(String(value)) ? undefined : 'Write a language tag like en-US or de-AT.'),
  },
)
/** True for the furnished demo library. */
export const libraryDemo = defineSetting('library.demo', false, 'This is a demo library')

/** Where patrons reach the public site. */
export const siteAddress = defineSetting(
  'library.site-address',
  '',
  'Address of the public catalogue, like https://library.example.org, for links in what is sent; empty: notices have no links, and links that must be sent lead to this server',
  {
    problem: (value) =>
      value === '' || /^https?:\/\/[^\s/]+(\/\S*)?$/.test(String(value))
        ? undefined
        : 'Write an address like https://library.example.org, or leave it empty.',
  },
)

/** What this module can be set to do. */
export const orgSettings = [libraryName, libraryCurrency, libraryLocale, libraryDemo, siteAddress]
