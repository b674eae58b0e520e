import type { Vendor } from '../../../../server/src/modules/vendor-sign-in/contract.ts'

/** What is edited of a program. */
export type VendorDraft = Pick<
  Vendor,
  'kind' | 'name' | 'redirectAddresses' | 'signOutAddresses' | 'categories' | 'claims' | 'enabled'
>

/** A new program: switched off until the vendor has entered what they need. */
export const freshVendor: VendorDraft = {
  kind: 'confidential',
  name: '',
  redirectAddresses: [],
  signOutAddresses: [],
  categories: [],
  claims: [],
  enabled: false,
}

/** The lines of a field while it is typed in, empty ones too. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split('\n')
}

/** What is sent: addresses without spaces around them and without empty lines. */
export function sentOf({ name, redirectAddresses, signOutAddresses, categories, claims, enabled }: VendorDraft) {
  const tidy = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== '')
  return {
    name: name.trim(),
    redirectAddresses: tidy(redirectAddresses),
    signOutAddresses: tidy(signOutAddresses),
    categories,
    claims,
    enabled,
  }
}
