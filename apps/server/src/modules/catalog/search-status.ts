import type { Outcome } from '../../platform/refusal.ts'
import type { Platform } from '../../platform/platform.ts'
import type { SearchStatus } from './search/protocol.ts'
import { askSearch } from './search/service.ts'

/** How the search index of this process stands: being made or ready, how many titles, up to which change. */
export async function searchStatus(platform: Platform): Promise<Outcome<SearchStatus>> {
  return askSearch(platform, 'status', null)
}
