import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { createBranch } from '../../org/index.ts'
import { addUsualItemTypes } from '../item-types.ts'
import { startSearch } from '../search/service.ts'

/** A library without a server: two branches, the usual item types, and the search index. */
export interface OpenLibrary extends QuietHouse {
  readonly elm: number
  readonly harbour: number
}

/** Opens such a library. */
export async function openLibrary(options: { readonly search?: boolean } = {}): Promise<OpenLibrary> {
  const house = await openQuietHouse()
  const stopSearch = options.search === false ? async () => {} : await startSearch(house.platform)
  const branch = async (code: string, name: string) =>
    (await house.must((w) => createBranch(w, { code, name, kind: 'branch', timeZone: 'UTC' }))).id
  await house.must((w) => addUsualItemTypes(w))
  return {
    ...house,
    elm: await branch('ELM', 'Elm Street'),
    harbour: await branch('HAR', 'Harbour'),
    async stop() {
      await stopSearch()
      await house.stop()
    },
  }
}
