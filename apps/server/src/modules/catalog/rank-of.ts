import type { Actor } from '../../platform/actor.ts'
import type { Rank } from './search/waiting-line.ts'

/** What of a search tells a reader from a robot. */
interface Asked {
  readonly facet?: readonly string[]
  readonly offset?: number
}

/** Choices of facets, and hits passed over, beyond which an unknown caller is taken for one that walks through everything. */
const fewFacets = 1
const fewHits = 200

/** How urgent a question is: who asks, and for those whom nobody knows what they ask. */
export function rankOf(actor: Actor, { facet = [], offset = 0 }: Asked = {}): Rank {
  if (actor.kind === 'patron') return 'patron'
  if (actor.kind !== 'anonymous') return 'staff'
  return facet.length > fewFacets || offset > fewHits ? 'walking' : 'public'
}
