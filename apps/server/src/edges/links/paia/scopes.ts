/** What a token may do (PAIA 1.3, "Access tokens and scopes"). */
const paiaScopes = [
  'read_patron',
  'read_fees',
  'read_items',
  'write_items',
  'read_notifications',
  'change_password',
] as const
export type PaiaScope = (typeof paiaScopes)[number]

const usual: readonly PaiaScope[] = ['read_patron', 'read_fees', 'read_items', 'write_items']

/** The scopes that are granted of those asked for: those that there are; without a wish, all but changing the PIN. */
export function grantedScopes(wanted: string): readonly PaiaScope[] {
  const asked = wanted.split(/[\s,]+/).filter((scope) => scope !== '')
  return asked.length === 0 ? usual : paiaScopes.filter((scope) => asked.includes(scope))
}
