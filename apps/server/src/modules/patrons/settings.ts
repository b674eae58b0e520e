import { defineSetting } from '../../platform/setting.ts'

/** The library's four digits in the card numbers that it gives. */
export const cardInstitution = defineSetting(
  'patrons.card-institution',
  '1000',
  'Four digits of the library in new card numbers (2, these four, eight of the number, check digit)',
  { problem: (value) => (typeof value === 'string' && /^\d{4}$/.test(value) ? undefined : 'Write four digits.') },
)

/** What this module can be set to do. */
export const patronsSettings = [cardInstitution]
