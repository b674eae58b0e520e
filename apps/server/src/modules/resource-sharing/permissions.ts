/** What staff may do with resource sharing. */
export const permissions = [
  { code: 'resource-sharing:read', text: 'See partners and requests of resource sharing' },
  { code: 'resource-sharing:requests', text: 'Close requests of resource sharing' },
  { code: 'resource-sharing:agencies', text: 'Add and change partners of resource sharing' },
  { code: 'resource-sharing:log', text: 'See what partners of resource sharing sent and were answered' },
  { code: 'resource-sharing:try', text: 'Try messages of resource sharing; nothing of them is kept' },
] as const
