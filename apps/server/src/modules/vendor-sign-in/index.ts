import type { Module } from '../../platform/module.ts'
import { forgetHandler } from './forget.ts'
import { patronSubscriptions } from './patron-events.ts'
import { endpoints } from './routes.ts'

export { keepRequest, takeRequest, waitingRequest, type WaitingRequest } from './asked-requests.ts'
export { newCode } from './codes.ts'
export { consentOf, endConsent, giveConsent, ownVendors, type Consent } from './consents.ts'
export { vendorClaims, type OwnVendor, type VendorClaim } from './contract.ts'
export { exchangeCode, userInfo } from './exchange-code.ts'
export { hintIn } from './id-token.ts'
export { publicKeys, signedWith } from './keys.ts'
export { tellablePatron } from './patron-told.ts'
export { decideWay, wantedClaims } from './rules/decide-way.ts'
export { readRequest, repeatedIn, type AskedSignIn, type AskedWrongly } from './rules/read-request.ts'
export { signedInAt } from './signed-in-at.ts'
export { isItsSecret, vendorByClientId, vendorById, type KnownVendor } from './vendors.ts'

/** Patrons sign in with the library at programs of others: we are an OpenID provider. */
export const vendorSignInModule: Module = {
  name: 'vendor-sign-in',
  migrations: new URL('migrations/', import.meta.url),
  endpoints,
  subscriptions: patronSubscriptions,
  jobs: [forgetHandler],
}
