import { defineSetting } from '../../platform/setting.ts'

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
