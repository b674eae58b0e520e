import { serve, type Endpoint } from '../../platform/serve.ts'
import { changeAgency, createAgency, listAgencies, renewSecret } from './agencies.ts'
import * as contract from './contract.ts'
import { closeRequest, listRequests } from './list-requests.ts'
import { listMessages } from './message-log.ts'
import { sampleMessage } from './samples.ts'
import { tryMessage } from './try-message.ts'

/** The API of resource sharing. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListAgencies, (w) => listAgencies(w)),
  serve(contract.CreateAgency, (w, { body }) => createAgency(w, body)),
  serve(contract.ChangeAgency, (w, { params, body }) => changeAgency(w, params.id, body)),
  serve(contract.RenewAgencySecret, (w, { params }) => renewSecret(w, params.id)),
  serve(contract.ListSharedRequests, (w, { query }) => listRequests(w, query)),
  serve(contract.CloseSharedRequest, (w, { params }) => closeRequest(w, params.id)),
  serve(contract.ListNcipMessages, (w, { query }) => listMessages(w, query)),
  serve(contract.SampleNcipMessage, (w, { body }) => sampleMessage(w, body)),
  serve(contract.TryNcipMessage, (w, { body, address }) => tryMessage(w, body.agency, body.message, address), {
    ownTransactions: true,
  }),
]
