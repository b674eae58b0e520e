import { join } from 'node:path'
import type { Platform } from '../../../platform/platform.ts'
import { refuse, type Refusal } from '../../../platform/refusal.ts'
import { CatalogSearch, type AskOptions } from './client.ts'
import type { QuestionName, Questions } from './protocol.ts'

const serviceName = 'catalog.search'

/** Starts the index of this process; processes that nobody searches in have none. */
export async function startSearch(platform: Platform): Promise<() => Promise<void>> {
  const { roles, data } = platform.config
  if (!roles.some((role) => role === 'http' || role === 'search' || role === 'z3950')) return async () => {}
  const search = new CatalogSearch(platform, {
    connection: platform.database.connection,
    folder: join(data, 'search'),
  })
  platform.services.set(serviceName, search)
  return async () => {
    platform.services.delete(serviceName)
    await search.close()
  }
}

/** Asks the index of this process; a refusal when it cannot answer. */
export async function askSearch<N extends QuestionName>(
  platform: Platform,
  name: N,
  ask: Questions[N]['ask'],
  options: AskOptions = {},
): Promise<Questions[N]['answer'] | Refusal> {
  const search = platform.services.get(serviceName)
  if (!(search instanceof CatalogSearch)) {
    return refuse({
      code: 'search-not-here',
      message: 'This process of Carrel has no search index. Run it with the role http or search (CARREL_ROLES).',
    })
  }
  const answered = await search.ask(name, ask, options)
  if (answered.ok) return answered.value
  const { code, message, retryAfter } = answered.failure
  return refuse({ code, message, ...(retryAfter !== undefined && { facts: { retryAfter } }) })
}
