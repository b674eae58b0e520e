import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { endConsent, ownVendors } from './consents.ts'
import * as contract from './contract.ts'
import { changeVendor, createVendor, deleteVendor, listVendors, renewVendorSecret } from './vendors.ts'

/** The API of programs at which patrons sign in with the library. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListVendors, (w) => listVendors(w)),
  serve(contract.CreateVendor, (w, { body }) => createVendor(w, body)),
  serve(contract.ChangeVendor, (w, { params, body }) => changeVendor(w, params.id, body)),
  serve(contract.RenewVendorSecret, (w, { params }) => renewVendorSecret(w, params.id)),
  serve(contract.DeleteVendor, (w, { params }) => deleteVendor(w, params.id)),
  serve(contract.MyVendors, (w) => asPatron(w, (patron) => ownVendors(w, patron))),
  serve(contract.ForgetMyVendor, (w, { params }) => asPatron(w, (patron) => endConsent(w, patron, params.id))),
]
