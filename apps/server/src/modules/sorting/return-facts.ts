import { isRefusal } from '../../platform/refusal.ts'
import type { Work } from '../../platform/work.ts'
import { itemFacts, type ItemFacts } from '../catalog/index.ts'
import type { CheckInOutcome } from '../circulation/index.ts'
import { hasHomeDelivery, patronFacts } from '../patrons/index.ts'
import type { SortFacts, SortProblem, SortSubject } from './contract.ts'
import type { SortRules } from './rules/decide-bin.ts'
import { isMagnetic } from './security.ts'
import { libraryCategories } from './settings.ts'
import type { Returned } from './sort-return.ts'

/** What the rules see of something that came back; reads no more than they ask for. */
export async function factsOf(
  w: Work,
  { branch, barcode, outcome }: Returned,
  rules: SortRules | undefined,
): Promise<SortFacts> {
  const asked = new Set<SortSubject>(
    rules?.rules.filter(({ active }) => active).flatMap(({ tests }) => tests.map(({ about }) => about)),
  )
  const refused = isRefusal(outcome)
  const unknown = refused && outcome.blocks.some(({ code }) => code === 'item-not-found')
  const needsItem = rules !== undefined && rules.rules.length > 0 && !unknown
  const item = needsItem ? await itemFacts(w, refused ? { barcode } : { id: outcome.item.id }) : undefined
  const own = item && {
    owner: item.branch,
    itemType: item.itemType,
    format: item.format,
    location: item.location,
    collection: item.collection,
    callNumber: item.callNumber,
    magnetic: asked.has('media') && (await isMagnetic(w, item.itemType)),
    price: item.price?.amount ?? null,
  }
  return {
    ...noFacts(branch, barcode),
    ...own,
    ...(refused
      ? { problems: unknown ? ['unknown'] : ['refused', ...(item ? problemsOf(item.status, item) : [])] }
      : await returnedFacts(w, branch, outcome, asked)),
  }
}

/** A thing of which nothing is known. */
export function noFacts(branch: number, barcode: string): SortFacts {
  return {
    branch,
    barcode,
    destination: null,
    owner: null,
    hold: 'none',
    problems: [],
    itemType: null,
    format: null,
    location: null,
    collection: null,
    callNumber: '',
    housebound: false,
    magnetic: false,
    price: null,
  }
}

async function returnedFacts(
  w: Work,
  branch: number,
  outcome: CheckInOutcome,
  asked: ReadonlySet<SortSubject>,
): Promise<Partial<SortFacts>> {
  const { hold, item, loan } = outcome
  const problems: SortProblem[] = [
    ...(loan ? [] : (['not-on-loan'] as const)),
    ...(outcome.reason === 'temporary' ? (['not-catalogued'] as const) : []),
    ...(outcome.alerts.length > 0 ? (['alert'] as const) : []),
    ...problemsOf(item.statusBefore, item),
  ]
  return {
    destination: outcome.destination?.id ?? (outcome.route === 'workroom' ? null : branch),
    problems: [...new Set(problems)],
    hold: await holdWord(w, branch, outcome),
    housebound: hold !== null && asked.has('patron') && (await hasHomeDelivery(w, hold.patron)),
  }
}

function problemsOf(
  status: ItemFacts['status'],
  { accompanying }: { readonly accompanying: string },
): readonly SortProblem[] {
  const parts = accompanying === '' ? [] : (['parts'] as const)
  switch (status) {
    case 'missing':
    case 'withdrawn':
    case 'damaged':
    case 'incomplete':
      return [status, ...parts]
    case 'lost':
    case 'lost-paid':
    case 'claimed-returned':
      return ['lost', ...parts]
    default:
      return parts
  }
}

async function holdWord(w: Work, branch: number, { hold }: CheckInOutcome): Promise<SortFacts['hold']> {
  if (hold === null) return 'none'
  const libraries = await libraryCategories(w)
  if (libraries.size > 0) {
    const patron = await patronFacts(w, { id: hold.patron })
    if (patron && libraries.has(patron.category)) return 'ill'
  }
  if (hold.kind === 'recall') return 'recall'
  return hold.pickup === branch ? 'here' : 'elsewhere'
}
