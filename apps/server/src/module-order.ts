import { existsSync } from 'node:fs'

/**
 * The modules in dependency order: each may import `../y/index.ts` of those before it, and of no other.
 * Migrations run in this order; `tools/check-boundaries.test.ts` holds the code to it.
 */
export const moduleOrder = [
  'org',
  'patrons',
  'authorities',
  'catalog',
  'loading',
  'copy-cataloguing',
  'cataloguing',
  'authority-control',
  'quality',
  'batch-editing',
  'record-reports',
  'record-exports',
  'heading-changes',
  'cataloguing-batches',
  'reconciliation',
  'harvesting',
  'e-collections',
  'covers',
  'discovery',
  'policy',
  'fees',
  'holds',
  'circulation',
  'curbside',
  'acquisitions',
  'serials',
  'reserves',
  'ill',
  'inventory',
  'equipment',
  'makerspace',
  'digital',
  'usage',
  'programs',
  'reading',
  'chat',
  'lists',
  'reviews',
  'saved-searches',
  'purchase-suggestions',
  'account-access',
  'notifications',
  'resource-sharing',
  'sorting',
  'machines',
  'printing',
  'labels',
  'reports',
  'offline',
  'kiosks',
  'site',
  'webhooks',
  'identity',
  'vendor-sign-in',
  'protocols',
] as const

/** The folders of numbered migrations that exist, the platform's first. */
export function migrationFolders(): readonly { readonly name: string; readonly folder: URL }[] {
  const all = [
    { name: 'platform', folder: new URL('platform/migrations/', import.meta.url) },
    ...moduleOrder.map((name) => ({ name, folder: new URL(`modules/${name}/migrations/`, import.meta.url) })),
  ]
  return all.filter(({ folder }) => existsSync(folder))
}
