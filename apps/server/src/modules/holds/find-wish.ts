import { isRefusal, notFound, refuse, type Refusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { bibBriefs, itemFacts, itemsOfBib, type ItemFacts } from '../catalog/index.ts'
import { levelOf, serves, type HoldLevel, type Wish } from './rules/wish.ts'

/** What a hold may be asked for, as it comes in a request. */
export interface WishRequest {
  readonly bib?: number
  readonly item?: number
  readonly part?: string
  readonly volume?: string
  readonly bibs?: readonly number[]
}

/** What a hold asks for, found in the catalogue. */
export interface FoundWish {
  readonly wish: Wish
  readonly level: HoldLevel
  /** Titles that will do, the one it is placed on first. */
  readonly bibs: readonly number[]
  readonly title: string
  /** Every item that would do, wherever it is. */
  readonly items: readonly ItemFacts[]
}

/** Finds what a hold asks for; refuses what does not exist or does not go together. */
export async function findWish(w: Pick<Work, 'db' | 'platform'>, request: WishRequest): Promise<FoundWish | Refusal> {
  const item = request.item === undefined ? undefined : await itemFacts(w, { id: request.item })
  if (request.item !== undefined && !item) return notFound('item', `There is no item ${request.item}.`)
  const first = request.bib ?? item?.bib
  const bibs = [...new Set([...(first === undefined ? [] : [first]), ...(request.bibs ?? [])])]
  if (bibs.length === 0)
    return refuse({ code: 'invalid-request', field: 'bib', message: 'Say which title or item the hold is for.' })
  if (item && (bibs.length > 1 || item.bib !== bibs[0]))
    return refuse({ code: 'invalid-request', field: 'item', message: 'This item belongs to another title.' })
  const part = request.part?.trim() ?? ''
  const volume = request.volume?.trim() ?? ''
  if ([item !== undefined, part !== '', volume !== '', bibs.length > 1].filter(Boolean).length > 1) {
    return refuse({
      code: 'invalid-request',
      field: 'item',
      message: 'Ask for one item, one part, one volume, or any of several titles: one of these at a time.',
    })
  }
  const wish: Wish = {
    item: item?.id ?? null,
    part: part === '' ? null : part,
    callNumber: volume === '' ? null : volume,
  }
  const titles = await titlesOf(w, bibs)
  if (isRefusal(titles)) return titles
  const found = item ? [item] : (await Promise.all(bibs.map((bib) => itemsOfBib(w, bib)))).flat()
  return {
    wish,
    level: levelOf(wish, bibs.length),
    bibs,
    title: titles,
    items: found.filter((one) => serves(one, wish)),
  }
}

/** The title of the first; refuses when one of them does not exist. */
async function titlesOf(w: Pick<Work, 'db' | 'platform'>, bibs: readonly number[]): Promise<string | Refusal> {
  const known = new Map((await bibBriefs(w, [...bibs])).map((brief) => [brief.id, brief.title]))
  const missing = bibs.filter((bib) => !known.has(bib))
  return missing.length === 0
    ? (known.get(bibs[0] ?? 0) ?? '')
    : refuse(...missing.map((bib) => ({ code: 'bib-not-found', message: `There is no title ${bib}.` })))
}
