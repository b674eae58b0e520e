import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { changeSearch, deleteSearch, saveSearch, searchesOf } from './save-search.ts'

/** The API of saved searches. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.MySearches, (w) => asPatron(w, (patron) => searchesOf(w, patron))),
  serve(contract.SaveSearch, (w, { body }) => asPatron(w, (patron) => saveSearch(w, patron, body))),
  serve(contract.ChangeSearch, (w, { params, body }) =>
    asPatron(w, (patron) => changeSearch(w, patron, params.id, body)),
  ),
  serve(contract.DeleteSearch, (w, { params }) => asPatron(w, (patron) => deleteSearch(w, patron, params.id))),
]
