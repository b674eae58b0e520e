import { pickupPlaces } from '../../../modules/holds/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import type { Work } from '../../../platform/work.ts'

/** Where a document is to be collected (PAIA 1.3, "Conditions and confirmations"). */
export const storageCondition = 'http://purl.org/ontology/paia#StorageCondition'

/** A choice that a program lays before the patron: the type of condition to its options. */
export type PaiaCondition = Readonly<
  Record<
    string,
    { readonly option: readonly { readonly id: string; readonly about: string; readonly default?: boolean }[] }
  >
>

/** The places where a patron may collect a title, their own first; undefined where there is none. */
export async function placesToCollect(
  w: Work,
  wish: { readonly patron: number; readonly bib?: number; readonly item?: number },
  site: string,
): Promise<PaiaCondition | undefined> {
  const places = await pickupPlaces(w, wish)
  if (isRefusal(places) || places.rows.length === 0) return undefined
  return {
    [storageCondition]: {
      option: places.rows.map(({ branch, name }, at) => ({
        id: storageId(site, branch),
        about: name,
        ...(at === 0 && { default: true }),
      })),
    },
  }
}

/** The address of a branch. */
export const storageId = (site: string, branch: number): string => `${site}/branches#branch-${branch}`

/** The branch that is named by its address or its number; undefined for anything else. */
export function branchNamed(name: string): number | undefined {
  const digits = /^(?:\S*#branch-)?(\d{1,15})$/.exec(name)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
