import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { listCrossReferences, putCrossReference, removeCrossReference } from './cross-references.ts'
import { discoveryDays, listSearches, listViews } from './statistics.ts'

/** The API of what readers look for. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListSearches, (w, { query }) => listSearches(w, query)),
  serve(contract.ListViews, (w, { query }) => listViews(w, query)),
  serve(contract.GetDiscoveryDays, (w, { query }) => discoveryDays(w, query)),
  serve(contract.ListCrossReferences, (w) => listCrossReferences(w)),
  serve(contract.PutCrossReference, (w, { body }) => putCrossReference(w, body)),
  serve(contract.RemoveCrossReference, (w, { params }) => removeCrossReference(w, params.id)),
]
