import { sql } from 'kysely'
import type { Work } from '../../../platform/work.ts'
import { dueForecast, type DueForecast } from '../../circulation/index.ts'
import type { Branch } from '../../org/index.ts'
import { policyOf, resolve, type Policy, type ResolvedAttributes } from '../../policy/index.ts'
import type { Snapshot } from '../contract.ts'

/** What rules tell apart, so that rows need only say which kind they are of. */
export interface Kinds {
  readonly patronKinds: Snapshot['patronKinds']
  readonly itemKinds: Snapshot['itemKinds']
  readonly terms: Snapshot['terms']
  readonly fits: Snapshot['fits']
  readonly unknownPatron: number
  readonly unknownItem: number
  /** The kind of a patron by category and age. */
  patronKind(category: string, age: number | null): number
  /** The kind of an item. */
  itemKind(of: ItemTraits): number
}

/** What of an item rules may ask for. */
export interface ItemTraits {
  readonly itemType: string
  readonly location: number | null
  readonly owner: number
  readonly collection: string | null
}

// What rules tell apart is little; a library that exceeds this lends without some of it at a desk without the server.
const mostPairs = 60_000

/** Works the rules out for every kind of patron and item at a branch. */
export async function kindsAt(w: Work, branch: Branch): Promise<Kinds> {
  const policy = await policyOf(w)
  const bounds = ageBounds(policy)
  const bandOf = (age: number | null) => (age === null ? -1 : bounds.filter((bound) => age >= bound).length)
  const ageOf = (band: number) => (band === -1 ? null : (bounds[band - 1] ?? 0))
  const categories = [...policy.names.categories.keys()]
  const bands = bounds.length === 0 ? [-1] : [-1, ...Array.from({ length: bounds.length + 1 }, (_, i) => i)]
  const patrons = categories.flatMap((category) => bands.map((band) => ({ category, band })))
  const asked = traitsAsked(policy)
  const items = await itemKindsOf(w, asked, Math.max(1, Math.floor(mostPairs / Math.max(1, patrons.length))))
  const keys = new Map(items.map((item, i) => [keyOf(item, asked), i]))
  const byType = new Map(items.map((item, i) => [item.itemType, i]))

  const terms: Snapshot['terms'] = []
  const known = new Map<string, number>()
  const forecasts = new Map<string, Promise<DueForecast>>()
  const fits: number[][] = []
  for (const { category, band } of patrons) {
    const row: number[] = []
    for (const item of items) {
      const { attributes } = resolve(policy, {
        patronCategory: category,
        age: ageOf(band),
        itemType: item.itemType,
        location: item.location,
        owner: item.owner,
        branch: branch.id,
        ...(item.collection !== null && { collection: item.collection }),
      })
      const term = await termOf(w, branch, attributes, forecasts)
      const key = JSON.stringify(term)
      const place = known.get(key) ?? terms.push(term) - 1
      known.set(key, place)
      row.push(place)
    }
    fits.push(row)
  }
  const patronKeys = new Map(patrons.map(({ category, band }, i) => [`${category} ${band}`, i]))
  return {
    patronKinds: patrons.map(({ category }) => category),
    itemKinds: items.map(({ itemType }) => itemType),
    terms,
    fits,
    unknownPatron: 0,
    unknownItem: byType.get('book') ?? 0,
    patronKind: (category, age) => patronKeys.get(`${category} ${bounds.length === 0 ? -1 : bandOf(age)}`) ?? 0,
    itemKind: (item) => keys.get(keyOf(item, asked)) ?? byType.get(item.itemType) ?? 0,
  }
}

/** The ages at which rules begin to say something else. */
function ageBounds({ rules }: Policy): readonly number[] {
  const bounds = rules.flatMap(({ criteria: { ageFrom, ageTo } }) => [
    ...(ageFrom === undefined ? [] : [ageFrom]),
    ...(ageTo === undefined ? [] : [ageTo + 1]),
  ])
  return [...new Set(bounds)].sort((a, b) => a - b)
}

interface Asked {
  readonly location: boolean
  readonly owner: boolean
  readonly collection: boolean
}

function traitsAsked({ rules }: Policy): Asked {
  const asks = (...names: readonly (keyof (typeof rules)[number]['criteria'])[]) =>
    rules.some(({ criteria }) => names.some((name) => criteria[name] !== undefined))
  return { location: asks('location'), owner: asks('owner', 'ownerGroup'), collection: asks('collection') }
}

function keyOf(item: ItemTraits, { location, owner, collection }: Asked): string {
  return JSON.stringify([item.itemType, location && item.location, owner && item.owner, collection && item.collection])
}

async function itemKindsOf(
  w: Work,
  { location, owner, collection }: Asked,
  most: number,
): Promise<readonly ItemTraits[]> {
  const none = sql`null::bigint`
  const { rows } = await sql<ItemTraits>`
    select item_type as "itemType", ${location ? sql`location_id` : none} as location,
      coalesce(${owner ? sql`branch_id` : none}, 0) as owner, ${collection ? sql`collection` : sql`null::text`} as collection
    from catalog.item_place_view group by 1, 2, 3, 4 order by count(*) desc limit ${most}`.execute(w.db)
  return rows.length > 0 ? rows : [{ itemType: 'book', location: null, owner: 0, collection: null }]
}

async function termOf(
  w: Work,
  branch: Branch,
  attributes: ResolvedAttributes,
  forecasts: Map<string, Promise<DueForecast>>,
): Promise<Snapshot['terms'][number]> {
  const { period, fixedDue, terms, closedDue, dueTime, periodClosedDays } = attributes
  const key = JSON.stringify([period, fixedDue, terms, closedDue, dueTime, periodClosedDays])
  const forecast = forecasts.get(key) ?? dueForecast(w, branch, attributes)
  forecasts.set(key, forecast)
  const { days, steps } = await forecast
  const { unit, count } = period
  return {
    lendable: attributes.lendable && attributes.onSite !== 'only',
    due: days.map(([day, due]) => [day, due]),
    steps: steps.map(([from, due]) => [from, due]),
    minutes: unit === 'minutes' ? count : unit === 'hours' ? count * 60 : null,
    totalLoanLimit: attributes.totalLoanLimit,
    loanLimit: attributes.loanLimit,
    fineLimit: attributes.fineLimit?.amount ?? null,
    overdueBlocks: attributes.overdueBlocks,
    overdueLimit: attributes.overdueLimit,
    minimumAge: attributes.minimumAge,
    endsWithCard: attributes.cardEnds !== 'ignore',
  }
}
