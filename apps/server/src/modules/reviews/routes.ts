import { asPatron } from '../../platform/as-patron.ts'
import { serve, type Endpoint } from '../../platform/serve.ts'
import * as contract from './contract.ts'
import { decideContribution, listContributions } from './moderate.ts'
import { readersOn, reviewsOf } from './read-reviews.ts'
import { deleteReview, putReview, putTags, reportReview } from './write-review.ts'

/** The API of reviews and tags. */
export const endpoints: readonly Endpoint[] = [
  serve(contract.GetReaders, (w, { params, query }) => readersOn(w, params.bib, query)),
  serve(contract.MyReviews, (w) =>
    asPatron(w, async (patron) => {
      const rows = await reviewsOf(w, patron)
      return { total: rows.length, rows }
    }),
  ),
  serve(contract.PutReview, (w, { params, body }) => asPatron(w, (patron) => putReview(w, patron, params.bib, body))),
  serve(contract.DeleteReview, (w, { params }) => asPatron(w, (patron) => deleteReview(w, patron, params.bib))),
  serve(contract.PutTags, (w, { params, body }) => asPatron(w, (patron) => putTags(w, patron, params.bib, body.tags))),
  serve(contract.ReportReview, (w, { params, body }) =>
    asPatron(w, (patron) => reportReview(w, patron, params.id, body.reason ?? '')),
  ),
  serve(contract.ListContributions, (w, { query }) => listContributions(w, query)),
  serve(contract.DecideContribution, (w, { params, body }) => decideContribution(w, params, body)),
]
