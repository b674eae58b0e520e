import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { changeProvider, createProvider, deleteProvider, listProviders, signInWays } from './providers.ts'
import { tryPassword } from './ldap/try-password.ts'
import { ltiEndpoints } from './lti/routes.ts'
import { outsideAccounts, unlinkOutsideAccount } from './outside-accounts.ts'
import { testProvider } from './test-provider.ts'
import { ownTrial } from './trials.ts'
import { wayOut } from './way-out.ts'

/** The API of sign-in with accounts of elsewhere. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListIdentityProviders, (w) => listProviders(w)),
  serve(contract.CreateIdentityProvider, (w, { body }) => createProvider(w, body)),
  serve(contract.ChangeIdentityProvider, (w, { params, body }) => changeProvider(w, params.id, body)),
  serve(contract.DeleteIdentityProvider, (w, { params }) => deleteProvider(w, params.id)),
  serve(contract.TestIdentityProvider, (w, { params }) => testProvider(w, params.id)),
  serve(contract.GetIdentityTrial, (w, { params }) => ownTrial(w, params.id)),
  serve(contract.TryPassword, (w, { params, body, address }) => tryPassword(w, params.id, body, address), {
    ownTransactions: true,
  }),
  serve(contract.ListSignInWays, (w, { query }) => signInWays(w, query.for)),
  serve(contract.GetWayOut, (w, { session }) => wayOut(w, session)),
  serve(contract.ListOutsideAccounts, (w, { params }) => outsideAccounts(w, params.id)),
  serve(contract.UnlinkOutsideAccount, (w, { params }) => unlinkOutsideAccount(w, params.id, params.link)),
  serve(contract.MyOutsideAccounts, (w) => asPatron(w, (patron) => outsideAccounts(w, patron))),
  serve(contract.UnlinkMyOutsideAccount, (w, { params, session }) =>
    asPatron(w, (patron) => unlinkOutsideAccount(w, patron, params.id, session?.id)),
  ),
  ...ltiEndpoints,
]
