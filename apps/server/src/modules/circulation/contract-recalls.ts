import { route } from '../../platform/route.ts'
import { IdParams, Instant, Nullable, Reason, Type } from '../../platform/schemas.ts'
import { Hold } from '../holds/contract.ts'

export const PreviewRecall = route({
  method: 'POST',
  path: '/recalls/preview',
  access: 'holds:place',
  summary: 'Which loan a recall would call back, and when it would be due then; nothing is written',
  description:
    'A recall is a hold of the kind `recall` (`POST /holds`). Of the open loans that would do it calls back the one that is due first and was not called back yet. The rules say how long its borrower keeps it: `recallMinimum` from the loan, `recallInterval` from the recall, whichever is later, and never longer than it was due anyway; overdue loans stay as they are unless `recallOverdueExtends` says otherwise. When a recall ends another way, the loan keeps its new due date.',
  readOnly: true,
  body: Type.Object({
    patron: Type.Optional(Type.Integer()),
    bib: Type.Optional(Type.Integer()),
    bibs: Type.Optional(Type.Array(Type.Integer(), { maxItems: 100 })),
    item: Type.Optional(Type.Integer()),
    part: Type.Optional(Type.String()),
    volume: Type.Optional(Type.String()),
  }),
  response: Type.Object({
    loan: Nullable(Type.Object({ id: Type.Integer(), barcode: Type.String(), title: Type.String() })),
    dueBefore: Nullable(Instant),
    due: Nullable(Instant),
    /** The due date would change. */
    moved: Type.Boolean(),
    reasons: Type.Array(Reason),
    blocks: Type.Array(
      Type.Object({ code: Type.String(), message: Type.String(), override: Type.Optional(Type.String()) }),
    ),
  }),
})
export const RecallFromHold = route({
  method: 'POST',
  path: '/holds/:id/recall',
  access: 'holds:place',
  summary: 'Turn a hold that waits into a recall',
  params: IdParams,
  response: Hold,
})
