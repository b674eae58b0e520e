import { defineSetting, type Setting } from '../../platform/setting.ts'

/** Whom harvesters write to. */
export const adminEmail = defineSetting(
  'harvesting.admin-email',
  '',
  'Address of whom harvesters write to (OAI-PMH Identify)',
  {
    problem: (value) =>
      typeof value === 'string' && (value === '' || /^[^\s@<>]+@[^\s@<>]+$/.test(value))
        ? undefined
        : 'Write an address such as catalogue@library.example, or leave it empty.',
  },
)

/** The domain in the identifiers of records. */
export const identifierDomain = defineSetting(
  'harvesting.identifier-domain',
  '',
  'Domain in the identifiers of records (oai:DOMAIN:42); that of the site when it is empty. Changing it makes every record a new one for harvesters',
  {
    problem: (value) =>
      typeof value === 'string' && (value === '' || /^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/i.test(value))
        ? undefined
        : 'Write a domain such as catalogue.library.example, or leave it empty.',
  },
)

/** The settings of this module. */
export const harvestingSettings: readonly Setting<unknown>[] = [adminEmail, identifierDomain]
