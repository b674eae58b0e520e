import { defineSetting } from '../../platform/setting.ts'

/** How many things a reader may ask for from other libraries in 30 days. */
export const readerRequestsMonthly = defineSetting(
  'resource-sharing.reader-requests-per-month',
  20,
  'How many things a reader may ask for from other libraries in 30 days; 0: the public page is closed',
  {
    problem: (value) =>
      Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000
        ? undefined
        : 'Write a number from 0 to 1000.',
  },
)

/** The agency id by which partners know this library. */
export const ownAgencyId = defineSetting(
  'resource-sharing.agency-id',
  'CARREL',
  'The agency id by which partners of resource sharing know this library (NCIP)',
  {
    problem: (value) =>
      typeof value === 'string' && value.trim() !== '' && value.length <= 100
        ? undefined
        : 'Write the id that your partners use for this library.',
  },
)
