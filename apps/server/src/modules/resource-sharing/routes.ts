import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import { changeAgency, createAgency, listAgencies, renewSecret } from './agencies.ts'
import * as contract from './contract.ts'
import { closeRequest, listRequests } from './list-requests.ts'
import * as readers from './contract-reader-requests.ts'
import {
  askForTitle,
  decideReaderRequest,
  listReaderRequests,
  readerRequestsOf,
  withdrawReaderRequest,
} from './reader-requests/reader-requests.ts'
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
  serve(readers.MyReaderRequests, (w) => asPatron(w, (patron) => readerRequestsOf(w, patron))),
  serve(readers.AskForTitle, (w, { body }) => asPatron(w, (patron) => askForTitle(w, patron, body))),
  serve(readers.WithdrawReaderRequest, (w, { params }) =>
    asPatron(w, (patron) => withdrawReaderRequest(w, patron, params.id)),
  ),
  serve(readers.ListReaderRequests, (w, { query }) => listReaderRequests(w, query)),
  serve(readers.DecideReaderRequest, (w, { params, body }) => decideReaderRequest(w, params.id, body)),
  serve(contract.ListNcipMessages, (w, { query }) => listMessages(w, query)),
  serve(contract.SampleNcipMessage, (w, { body }) => sampleMessage(w, body)),
  serve(contract.TryNcipMessage, (w, { body, address }) => tryMessage(w, body.agency, body.message, address), {
    ownTransactions: true,
  }),
]
