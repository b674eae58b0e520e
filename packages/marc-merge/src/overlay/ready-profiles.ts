import type { OverlayProfile } from './overlay-profile.ts'

/** Local fields of most libraries: 09X, 59X, 69X, 9XX, and whatever names an institution in $5. */
export const localFields = ['09X', '59X', '69X', '9XX', 'XXX[?5]'] as const

/** Profiles to begin with, by a lasting name. */
export const readyProfiles: Readonly<Record<string, OverlayProfile>> = {
  'add-only': {
    name: 'Add what is missing',
    base: 'existing',
    rules: [
      { action: 'add-missing', fields: '1XX, 240, 245, 250, 260, 264, 300, 310, 336, 337, 338, 490' },
      { action: 'add-new', fields: '010, 020, 022, 024, 028, 041, 043, 050, 060, 082' },
      { action: 'add-new', fields: '246, 5XX, 6XX, 7XX, 8XX' },
    ],
    protect: localFields,
  },
  overlay: {
    name: 'Overlay with protection',
    base: 'incoming',
    rules: [
      { action: 'add-missing', fields: '001, 003' },
      { action: 'add-new', fields: '020, 022, 024' },
      // Headings of other vocabularies, and of none (second indicator 4), are often a library's own.
      { action: 'add-new', fields: '600[*7], 610[*7], 650[*7], 651[*7], 655[*7], 6XX[*4]' },
      { action: 'add-new', fields: '773, 856' },
    ],
    protect: localFields,
    keepBetterLevel: true,
  },
  'vendor-ebooks': {
    name: 'Vendor e-books',
    base: 'incoming',
    rules: [
      { action: 'add-missing', fields: '001, 003' },
      { action: 'keep', fields: '050, 060, 082, 6XX[*0], 6XX[*2]' },
      { action: 'add-new', fields: '020, 024, 773, 856' },
      { action: 'delete', fields: '029, 938' },
    ],
    protect: localFields,
  },
  'headings-kept': {
    name: 'Description only, headings kept',
    base: 'incoming',
    rules: [
      { action: 'add-missing', fields: '001, 003' },
      { action: 'keep', fields: '1XX, 240, 6XX, 70X, 71X, 72X, 730, 8XX[?0]' },
      { action: 'add-new', fields: '020, 022, 024, 856' },
    ],
    protect: localFields,
    keepBetterLevel: true,
  },
  'replace-all': {
    name: 'Replace the whole record',
    base: 'incoming',
    rules: [],
    keepNumbers: false,
  },
}
