import type { Attributes, Criteria } from '../../apps/server/src/modules/policy/contract.ts'

/** The demo library's name. */
export const libraryName = 'Elm County Libraries'

/** Zone of both branches. */
export const timeZone = 'America/New_York'

/** Hours of a week: weekdays with the same hours together. */
export type WeekHours = readonly (readonly [weekdays: readonly number[], opens: string, closes: string])[]

/** A branch of the demo library. */
export interface DemoBranch {
  readonly code: 'ELM' | 'HAR'
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly hours: WeekHours
}

/** Both branches; the first is set up with the library. */
export const branches: readonly DemoBranch[] = [
  {
    code: 'ELM',
    name: 'Elm Street',
    address: '1 Elm Street\nElmbridge',
    phone: '555-0100',
    email: 'elmstreet@example.org',
    hours: [
      [[1, 2, 3, 4], '09:00', '20:00'],
      [[5], '09:00', '18:00'],
      [[6], '10:00', '17:00'],
      [[7], '13:00', '17:00'],
    ],
  },
  {
    code: 'HAR',
    name: 'Harbour',
    address: '27 Quay Road\nElmbridge Harbour',
    phone: '555-0101',
    email: 'harbour@example.org',
    hours: [
      [[2, 4], '10:00', '19:00'],
      [[3, 5], '10:00', '17:00'],
      [[6], '10:00', '14:00'],
    ],
  },
]

/** Days of every year on which both branches are closed: month, day, name. */
export const holidays: readonly (readonly [month: number, day: number, name: string])[] = [
  [1, 1, 'New Year’s Day'],
  [7, 4, 'Independence Day'],
  [11, 11, 'Veterans Day'],
  [12, 24, 'Christmas Eve'],
  [12, 25, 'Christmas Day'],
]

/** Shelving locations at every branch: code, name, whether holds may be filled from there. */
export const locations: readonly (readonly [code: string, name: string, holdable?: boolean])[] = [
  ['adult-fiction', 'Fiction'],
  ['adult-nonfiction', 'Nonfiction'],
  ['teen', 'Teen'],
  ['children', 'Children'],
  ['picture-books', 'Picture books'],
  ['manga', 'Manga and comics'],
  ['media', 'Films and music'],
  ['reference', 'Reference', false],
  ['new', 'New books'],
  ['large-print', 'Large print'],
  ['world-languages', 'World languages'],
  ['things', 'Library of Things'],
  ['local-history', 'Local history', false],
  ['magazines', 'Magazines'],
]

/** Item types of the demo library. */
export const itemTypes: readonly (readonly [code: string, name: string])[] = [
  ['book', 'Book'],
  ['new-book', 'New book'],
  ['picture-book', 'Picture book'],
  ['manga', 'Manga'],
  ['large-print', 'Large print'],
  ['audiobook-cd', 'Audiobook'],
  ['music-cd', 'Music CD'],
  ['dvd', 'DVD'],
  ['board-game', 'Board game'],
  ['magazine', 'Magazine'],
  ['device', 'Device'],
  ['thing', 'Thing'],
  ['reference', 'Reference'],
]

/** Patron categories: code, name, months a card lasts, ages. */
export const categories: readonly (readonly [
  code: string,
  name: string,
  months: number | null,
  from: number | null,
  to: number | null,
])[] = [
  ['adult', 'Adult', 24, 18, null],
  ['senior', 'Senior', 24, 60, null],
  ['teen', 'Teen', 12, 12, 17],
  ['child', 'Child', 12, 0, 12],
  ['staff', 'Staff', null, null, null],
  ['institution', 'Institution', 12, null, null],
  ['housebound', 'Housebound', 24, null, null],
]

const usd = (amount: number) => ({ amount, currency: 'USD' })
const days = (count: number) => ({ count, unit: 'days' as const })
const weeks = (count: number) => ({ count, unit: 'weeks' as const })

/** The circulation rules, from the general to the particular. */
export const rules: readonly { readonly note: string; readonly criteria: Criteria; readonly attributes: Attributes }[] =
  [
    {
      note: 'The house rule',
      criteria: {},
      attributes: {
        period: weeks(2),
        closedDue: 'next-open-day',
        renewals: 2,
        fine: { amount: usd(20), every: days(1) },
        grace: days(1),
        fineCap: usd(1000),
        fineCapItemPrice: true,
        fineLimit: usd(1000),
        overdueBlocks: 'confirm',
        totalLoanLimit: 50,
        holdLimit: 15,
        holdShelf: days(7),
        processingFee: usd(500),
        replacementPrice: usd(2500),
        lostAfter: weeks(6),
      },
    },
    {
      note: 'Books for adults',
      criteria: { patronCategory: 'adult', itemType: 'book' },
      attributes: { period: weeks(3) },
    },
    {
      note: 'Books for seniors',
      criteria: { patronCategory: 'senior', itemType: 'book' },
      attributes: { period: weeks(4) },
    },
    {
      note: 'No fines for children',
      criteria: { patronCategory: 'child' },
      attributes: { fine: null, fineLimit: null },
    },
    { note: 'No fines for teens', criteria: { patronCategory: 'teen' }, attributes: { fine: null } },
    {
      note: 'Staff',
      criteria: { patronCategory: 'staff' },
      attributes: { period: weeks(4), fine: null, totalLoanLimit: null, holdLimit: null },
    },
    {
      note: 'Schools and clubs',
      criteria: { patronCategory: 'institution' },
      attributes: { period: weeks(8), fine: null, totalLoanLimit: 200 },
    },
    {
      note: 'Brought to the door',
      criteria: { patronCategory: 'housebound' },
      attributes: { period: weeks(6), renewals: 5, fine: null },
    },
    {
      note: 'New books',
      criteria: { itemType: 'new-book' },
      attributes: { period: weeks(1), renewals: 0, loanLimit: 3 },
    },
    {
      note: 'Films',
      criteria: { itemType: 'dvd' },
      attributes: { period: weeks(1), renewals: 1, loanLimit: 5, fine: { amount: usd(50), every: days(1) } },
    },
    { note: 'Music', criteria: { itemType: 'music-cd' }, attributes: { period: weeks(2), loanLimit: 10 } },
    { note: 'Magazines', criteria: { itemType: 'magazine' }, attributes: { period: weeks(1), holdable: false } },
    {
      note: 'Games',
      criteria: { itemType: 'board-game' },
      attributes: { period: weeks(2), renewals: 0, loanLimit: 2 },
    },
    {
      note: 'Laptops, for use near the desk',
      criteria: { itemType: 'device' },
      attributes: {
        period: { count: 4, unit: 'hours' },
        closedDue: 'end-of-hours',
        renewals: 0,
        loanLimit: 1,
        minimumAge: 14,
        fine: { amount: usd(200), every: { count: 1, unit: 'hours' } },
        grace: { count: 15, unit: 'minutes' },
        fineCap: usd(5000),
      },
    },
    {
      note: 'Stays in the house',
      criteria: { itemType: 'reference' },
      attributes: { lendable: false, holdable: false },
    },
  ]
