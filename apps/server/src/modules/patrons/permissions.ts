import type { Permission } from '../../platform/module.ts'
import { overrideBlocked, overrideExpired } from './rules/lending-blocks.ts'

/** Permission to register or keep a patron in a category that is not for their age. */
export const overrideAge = 'patrons:override-age'
/** Permission to give a card that breaks the library's scheme or lies outside its ranges. */
export const overrideCard = 'patrons:override-card'
/** Permission to find patrons of every branch where the library limits that. */
export const everywhere = 'patrons:everywhere'

/** What this module lets people do. */
export const patronsPermissions: readonly Permission[] = [
  { code: 'patrons:read', text: 'Find and see patrons' },
  { code: everywhere, text: 'Find and see patrons of every branch, where others see only their own' },
  { code: 'patrons:write', text: 'Register and change patrons, give cards' },
  { code: 'patrons:block', text: 'Block patrons by hand and clear blocks' },
  { code: 'patrons:merge', text: 'Merge two records of one person, and take it back' },
  { code: 'patrons:import', text: 'Import patrons from files, and take it back' },
  { code: 'patrons:export', text: 'Export everything that is kept about a patron' },
  { code: 'patrons:delete', text: 'Delete, anonymise and erase patrons, one or many' },
  { code: 'patrons:history', text: 'See the reading history of patrons who keep one' },
  { code: 'patrons:categories', text: 'Change patron categories, fields, kinds of blocks and card ranges' },
  { code: overrideExpired, text: 'Lend although the card has expired' },
  { code: overrideBlocked, text: 'Lend although the patron is blocked or the card was reported lost' },
  { code: overrideAge, text: 'Register a patron in a category that is not for their age' },
  { code: overrideCard, text: 'Give a card that breaks the scheme of the library' },
]
