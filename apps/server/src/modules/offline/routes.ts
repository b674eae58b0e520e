import { serve, type Endpoint } from '../../platform/serve.ts'
import { GetOfflineEntry, ListOfflineExceptions, SendOfflineEntries, SettleOfflineException } from './contract.ts'
import { exceptionById, listExceptions } from './exceptions.ts'
import { settle } from './settle.ts'
import { takeEntries } from './take-entries.ts'

/** The API of offline circulation; the snapshot is a stream (`streams.ts`). */
export const endpoints: readonly Endpoint[] = [
  serve(SendOfflineEntries, (w, { body }) => takeEntries(w.platform, w.actor, body.entries), { ownTransactions: true }),
  serve(ListOfflineExceptions, (w, { query }) => listExceptions(w, query)),
  serve(GetOfflineEntry, (w, { params }) => exceptionById(w, params.id)),
  serve(SettleOfflineException, (w, { params, body }) => settle(w, params.id, body)),
]
