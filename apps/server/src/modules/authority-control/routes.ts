import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { draftAuthority } from './draft-authority.ts'
import { linkAllJob } from './link-all.ts'
import { getLoad, listLoadRows, listLoads } from './load/list-loads.ts'
import { titlesOfAuthority, titlesOfHeading } from './titles-of.ts'

/** The API of authority files and of titles under headings. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.ListAuthorityLoads, (w, { query }) => listLoads(w, query)),
  serve(contract.GetAuthorityLoad, (w, { params }) => getLoad(w, params.id)),
  serve(contract.ListAuthorityLoadRows, (w, { params, query }) => listLoadRows(w, params.id, query)),
  serve(contract.LinkAllHeadings, async (w) => ({ job: await w.enqueue(linkAllJob, {}) })),
  serve(contract.DraftAuthority, (w, { params }) => draftAuthority(w, params.id)),
  serve(contract.TitlesOfHeading, (w, { params, query }) => titlesOfHeading(w, params.id, query.limit)),
  serve(contract.TitlesOfAuthority, (w, { params, query }) => titlesOfAuthority(w, params.id, query.limit)),
]
