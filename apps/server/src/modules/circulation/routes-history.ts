import { serve, type Endpoint } from '../../platform/serve.ts'
import { CountLoans, ForgetHistory, ForgetLoan, OwnHistory, PatronHistory } from './contract-history.ts'
import { countLoans } from './loan-statistics.ts'
import { forgetOwn, historyOf, ownHistory } from './reading-history.ts'

/** Reading history and what is counted without it. */
export const historyEndpoints: readonly Endpoint[] = [
  serve(OwnHistory, (w, { query }) => ownHistory(w, query)),
  serve(PatronHistory, (w, { params, query }) => historyOf(w, params.id, query)),
  serve(ForgetHistory, (w) => forgetOwn(w)),
  serve(ForgetLoan, (w, { params }) => forgetOwn(w, params.id)),
  serve(CountLoans, (w, { query }) => countLoans(w, query)),
]
