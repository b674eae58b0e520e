import { dots, leaves, quilt, scales, tiles } from './grids.ts'
import { bands, bars, rays, verse, waves, weave } from './lines.ts'
import type { Pattern } from './pen.ts'
import { arches, hills, moons, orbits, rings, steps } from './shapes.ts'

/** Every pattern. The order decides which title gets which: new ones change the covers of a library, so think before adding. */
export const patterns: readonly [Pattern, ...Pattern[]] = [
  rings,
  waves,
  bars,
  tiles,
  dots,
  arches,
  quilt,
  hills,
  leaves,
  bands,
  rays,
  steps,
  scales,
  weave,
  orbits,
  moons,
  verse,
]
