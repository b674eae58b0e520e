import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listFaults, listProtocols, putProtocol } from './standing.ts'
import { tryProtocol } from './try-protocol.ts'

/** The API of protocols. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListProtocols, (w) => listProtocols(w)),
  serve(contract.PutProtocol, (w, { params, body }) => putProtocol(w, params.name, body)),
  serve(contract.ListProtocolFaults, (w, { params }) => listFaults(w, params.name)),
  serve(contract.TryProtocol, (w, { params }) => tryProtocol(w, params.name)),
]
