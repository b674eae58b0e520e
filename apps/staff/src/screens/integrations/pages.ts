/** The pages for programs outside, with what one must be allowed to see each. */
export const integrationPages = [
  { id: 'webhooks', permission: 'webhooks:manage' },
  { id: 'deliveries', permission: 'webhooks:manage' },
  { id: 'keys', permission: 'platform:api-keys' },
  { id: 'protocols', permission: 'protocols:manage' },
] as const
export type IntegrationPage = (typeof integrationPages)[number]['id']
