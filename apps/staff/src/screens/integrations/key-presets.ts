/** Permissions that are often given together, to start from. */
export const keyPresets = [
  { id: 'catalogue', permissions: ['catalog:read', 'reserves:read'] },
  { id: 'patrons', permissions: ['patrons:read', 'fees:read'] },
  {
    id: 'circulation',
    permissions: [
      'catalog:read',
      'patrons:read',
      'circulation:read',
      'circulation:check-out',
      'circulation:check-in',
      'circulation:renew',
      'holds:read',
      'holds:place',
      'fees:read',
    ],
  },
  { id: 'holds', permissions: ['catalog:read', 'patrons:read', 'holds:read', 'holds:place'] },
  { id: 'payments', permissions: ['patrons:read', 'fees:read', 'fees:pay'] },
  { id: 'webhooks', permissions: ['webhooks:manage'] },
] as const
export type KeyPreset = (typeof keyPresets)[number]['id']

/** The preset that is just what was chosen, or `own`. */
export function presetOf(chosen: readonly string[]): KeyPreset | 'own' {
  const found = keyPresets.find(
    ({ permissions }) => permissions.length === chosen.length && permissions.every((code) => chosen.includes(code)),
  )
  return found?.id ?? 'own'
}

/** The permissions of a preset, as far as the one who chooses may give them. */
export function permissionsOf(preset: KeyPreset, own: readonly string[]): readonly string[] {
  const found = keyPresets.find(({ id }) => id === preset)
  return (found?.permissions ?? []).filter((code) => own.includes(code))
}
