import { serve, type Endpoint } from '../../platform/serve.ts'
import { CountLoans, ForgetHistory, ForgetLoan, LookAtHistory, OwnHistory, PatronHistory } from './contract-history.ts'
import { countLoans } from './loan-statistics.ts'
import { historyForKey, lookAtHistory } from './look-at-history.ts'
import { forgetOwn, ownHistory } from './reading-history.ts'

/** Reading history and what is counted without it. */
export const historyEndpoints: readonly Endpoint[] = [
  serve(OwnHistory, (w, { query }) => ownHistory(w, query)),
  serve(PatronHistory, (w, { params, query }) => historyForKey(w, params.id, query)),
  serve(LookAtHistory, (w, { params, body }) => lookAtHistory(w, params.id, body)),
  serve(ForgetHistory, (w) => forgetOwn(w)),
  serve(ForgetLoan, (w, { params }) => forgetOwn(w, params.id)),
  serve(CountLoans, (w, { query }) => countLoans(w, query)),
]
