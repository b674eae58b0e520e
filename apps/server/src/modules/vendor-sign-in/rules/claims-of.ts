import type { VendorClaim } from '../contract.ts'

/** What is known of a patron that a program may be told. */
export interface TellablePatron {
  readonly category: string
  readonly categoryName: string
  readonly branch: { readonly code: string; readonly name: string } | undefined
  readonly name: string
  readonly givenName: string
  readonly familyName: string
  readonly email: string
  readonly emailConfirmed: boolean
}

/** Claims by their names (Core 5.1; `active`, `category…` and `branch…` are ours). Only patrons who may are ever told of. */
export function claimsOf(patron: TellablePatron, granted: readonly VendorClaim[]): Readonly<Record<string, unknown>> {
  const told = (claim: VendorClaim) => granted.includes(claim)
  return {
    active: true,
    ...(told('category') && { category: patron.category, category_name: patron.categoryName }),
    ...(told('branch') && patron.branch && { branch: patron.branch.code, branch_name: patron.branch.name }),
    ...(told('name') && { name: patron.name, given_name: patron.givenName, family_name: patron.familyName }),
    ...(told('email') && patron.email !== '' && { email: patron.email, email_verified: patron.emailConfirmed }),
  }
}
