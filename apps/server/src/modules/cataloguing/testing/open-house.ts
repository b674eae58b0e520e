import { openQuietHouse, type QuietHouse } from '../../../../test/quiet-house.ts'
import { createBranch } from '../../org/index.ts'

/** A library whose records are edited one by one. */
export interface CataloguingHouse extends QuietHouse {
  readonly elm: number
}

/** Opens such a library. */
export async function openCataloguingHouse(): Promise<CataloguingHouse> {
  const house = await openQuietHouse()
  const { id: elm } = await house.must((w) =>
    createBranch(w, { code: 'ELM', name: 'Elm Street', kind: 'branch', timeZone: 'UTC' }),
  )
  return { ...house, elm }
}
