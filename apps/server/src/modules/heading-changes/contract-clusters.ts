import { route } from '../../platform/route.ts'
import {
  Empty,
  IdParams,
  Instant,
  List,
  Nullable,
  oneOf,
  PageQuery,
  Type,
  type Static,
} from '../../platform/schemas.ts'
import { BatchRun, Selection } from '../batch-editing/contract.ts'

/** Ways to find texts that may mean the same, from the strictest; the last three look for what is near. */
export const clusterMethods = [
  'naco',
  'fingerprint',
  'ngram',
  'metaphone',
  'cologne',
  'levenshtein',
  'jaro-winkler',
  'ppm',
] as const
export const ClusterMethod = oneOf(...clusterMethods)
export type ClusterMethod = Static<typeof ClusterMethod>

export const ClusteringRequest = Type.Object({
  /** Headings of a kind, or the texts of some subfields (`264` and `b`). */
  of: Type.Union([
    Type.Object({
      kind: oneOf('name', 'title', 'subject', 'genre'),
      source: Type.Optional(Type.String({ maxLength: 20 })),
    }),
    Type.Object({
      tag: Type.String({ pattern: '^[0-9A-Za-z.*?]{3}$' }),
      subfield: Type.String({ pattern: '^[a-z0-9]$' }),
      /** Only these records; the whole catalogue without. */
      selection: Type.Optional(Selection),
    }),
  ]),
  method: ClusterMethod,
  /** For what is near: typing mistakes, or how far apart from 0 to 1. For `ngram` characters of a piece. */
  radius: Type.Optional(Type.Number({ minimum: 0, maximum: 10 })),
})
export type ClusteringRequest = Static<typeof ClusteringRequest>

export const Clustering = Type.Object({
  id: Type.Integer(),
  request: ClusteringRequest,
  name: Type.String(),
  state: oneOf('waiting', 'running', 'done', 'failed'),
  job: Nullable(Type.Integer()),
  /** Different texts that were looked at, and clusters found. */
  texts: Type.Integer(),
  clusters: Type.Integer(),
  open: Type.Integer(),
  error: Nullable(Type.String()),
  at: Instant,
  by: Type.String(),
})
export type Clustering = Static<typeof Clustering>

export const ClusterForm = Type.Object({
  text: Type.String(),
  count: Type.Integer(),
  /** Some records that have it. */
  bibs: Type.Array(Type.Object({ bib: Type.Integer(), title: Type.String() })),
})
export const FoundCluster = Type.Object({
  number: Type.Integer(),
  forms: Type.Array(ClusterForm),
  records: Type.Integer(),
  state: oneOf('open', 'merged', 'skipped'),
  chosen: Nullable(Type.String()),
  run: Nullable(Type.Integer()),
})
export type FoundCluster = Static<typeof FoundCluster>

export const BeginClustering = route({
  method: 'POST',
  path: '/heading-clusters',
  access: 'catalog:read',
  summary: 'Look for texts that may mean the same',
  body: ClusteringRequest,
  response: Clustering,
})
export const ListClusterings = route({
  method: 'GET',
  path: '/heading-clusters',
  access: 'catalog:read',
  summary: 'Looks for clusters, newest first',
  query: Type.Object(PageQuery),
  response: List(Clustering),
})
export const GetClustering = route({
  method: 'GET',
  path: '/heading-clusters/:id',
  access: 'catalog:read',
  summary: 'One look for clusters',
  params: IdParams,
  response: Clustering,
})
export const ListClusters = route({
  method: 'GET',
  path: '/heading-clusters/:id/clusters',
  access: 'catalog:read',
  summary: 'The clusters that were found, those of most records first',
  params: IdParams,
  query: Type.Object({ state: Type.Optional(oneOf('open', 'merged', 'skipped')), ...PageQuery }),
  response: List(FoundCluster),
})
export const MergeClusters = route({
  method: 'POST',
  path: '/heading-clusters/:id/merges',
  access: 'catalog:batch',
  summary: 'Give all forms of some clusters one form',
  description: 'Makes one batch edit of all of them, with a preview; forms that are named in `keep` stay as they are.',
  params: IdParams,
  body: Type.Object({
    merges: Type.Array(
      Type.Object({
        cluster: Type.Integer(),
        to: Type.String({ minLength: 1, maxLength: 2000 }),
        keep: Type.Optional(Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 1000 })),
      }),
      { minItems: 1, maxItems: 5000 },
    ),
    applyAtOnce: Type.Optional(Type.Boolean()),
  }),
  response: BatchRun,
})
export const SkipCluster = route({
  method: 'POST',
  path: '/heading-clusters/:id/clusters/:number/skip',
  access: 'catalog:batch',
  summary: 'Say that the forms of a cluster are different things; or take that back',
  params: Type.Object({ id: Type.Integer(), number: Type.Integer() }),
  body: Type.Object({ skipped: Type.Boolean() }),
  response: Empty,
})
