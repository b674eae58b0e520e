import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { decideSuggestion } from './decide-suggestion.ts'
import { listSuggestions, suggestionsOf } from './read-suggestions.ts'
import { addSuggestion, suggestPurchase, withdrawSuggestion } from './suggest-purchase.ts'

/** The API of purchase suggestions. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.MySuggestions, (w) => asPatron(w, (patron) => suggestionsOf(w, patron))),
  serve(contract.SuggestPurchase, (w, { body }) => asPatron(w, (patron) => suggestPurchase(w, patron, body))),
  serve(contract.WithdrawSuggestion, (w, { params }) =>
    asPatron(w, (patron) => withdrawSuggestion(w, patron, params.id)),
  ),
  serve(contract.ListSuggestions, (w, { query }) => listSuggestions(w, query)),
  serve(contract.AddSuggestion, (w, { body: { patron = null, ...wish } }) => addSuggestion(w, patron, wish)),
  serve(contract.DecideSuggestion, (w, { params, body }) => decideSuggestion(w, params.id, body)),
]
