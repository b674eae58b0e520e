import { itemFacts } from '../../../modules/catalog/index.ts'
import { listLoans, renew } from '../../../modules/circulation/index.ts'
import { cancelHold, listHolds, placeHold } from '../../../modules/holds/index.ts'
import { isRefusal } from '../../../platform/refusal.ts'
import { readWork, withWork, type Work } from '../../../platform/work.ts'
import type { ProgramCaller } from '../../../modules/account-access/index.ts'
import type { House } from '../door.ts'
import { branchNamed, placesToCollect } from './condition.ts'
import { holdDocument, loanDocument, type PaiaDocument } from './documents.ts'
import { sentencesOf } from './fault.ts'

/** A document as a program names it. */
export interface NamedDocument {
  readonly item: string
  readonly edition: string
  /** Where it is to be collected: the number or the address of a branch. */
  readonly storage: string
  /** The place that was confirmed; empty where none was chosen of those offered, undefined where there was no confirmation. */
  readonly confirmed: string | undefined
}

const numberAfter = (name: string, kind: 'item' | 'title', site: string): number | undefined => {
  const digits = new RegExp(`^(?:/${kind}/)?(\\d{1,15})$`).exec(
    name.startsWith(site) ? name.slice(site.length) : name,
  )?.[1]
  return digits === undefined ? undefined : Number(digits)
}
const named = ({ item, edition }: NamedDocument) => ({
  ...(item !== '' && { item }),
  ...(edition !== '' && { edition }),
})
const failed = (document: NamedDocument, error: string): PaiaDocument => ({ status: 0, ...named(document), error })

/** One change to one document of a patron: each by itself, so that one refusal holds up no other. */
export type PaiaChange = (
  house: House,
  caller: ProgramCaller,
  document: NamedDocument,
  site: string,
) => Promise<PaiaDocument>

/** Places a hold on a title, or on one item. */
export const requestOne: PaiaChange = async ({ platform }, { actor }, document, site) => {
  const item = document.item === '' ? undefined : numberAfter(document.item, 'item', site)
  const bib = document.edition === '' ? undefined : numberAfter(document.edition, 'title', site)
  if (item === undefined && bib === undefined)
    return failed(document, 'Name an item or an edition by its address here.')
  const place = document.confirmed ?? document.storage
  const pickup = branchNamed(place)
  const offered = () =>
    placesToCollect(
      readWork(platform, actor),
      { patron: actor.id, ...(bib !== undefined && { bib }), ...(item !== undefined && { item }) },
      site,
    )
  if (pickup === undefined && (place !== '' || document.confirmed !== undefined)) {
    const condition = await offered()
    if (condition) return { ...failed(document, 'Choose where it is to be collected.'), condition }
  }
  const placed = await withWork(platform, actor, async (w) => {
    const of = item === undefined ? bib : await bibOfItem(w, item)
    return placeHold(w, {
      patron: actor.id,
      ...(of !== undefined && { bib: of }),
      ...(item !== undefined && { item }),
      ...(pickup !== undefined && { pickup }),
    })
  })
  if (!isRefusal(placed)) return holdDocument(placed, site, true)
  const condition = placed.blocks.some(({ field }) => field === 'pickup') ? await offered() : undefined
  return { ...failed(document, sentencesOf(placed.blocks)), ...(condition && { condition }) }
}

async function bibOfItem(w: Work, item: number): Promise<number | undefined> {
  return (await itemFacts(w, { id: item }))?.bib
}

/** Renews a loan. */
export const renewOne: PaiaChange = async ({ platform }, { actor }, document, site) => {
  const item = numberAfter(document.item, 'item', site)
  const renewed = await withWork(platform, actor, async (w) => {
    const { rows } = await listLoans(w, { patron: actor.id })
    const loan = rows.find((one) => one.item === item)
    return loan && renew(w, loan.id, { patron: actor.id, channel: 'opac' })
  })
  if (renewed === undefined) return failed(document, 'This is not among your loans.')
  return isRefusal(renewed) ? failed(document, sentencesOf(renewed.blocks)) : loanDocument(renewed.loan, site)
}

/** Cancels a hold that is named by its title or its item. */
export const cancelOne: PaiaChange = async ({ platform }, { actor }, document, site) => {
  const item = document.item === '' ? undefined : numberAfter(document.item, 'item', site)
  const bib = document.edition === '' ? undefined : numberAfter(document.edition, 'title', site)
  const cancelled = await withWork(platform, actor, async (w) => {
    const { rows } = await listHolds(w, { patron: actor.id, open: true })
    const hold = rows.find(
      (one) =>
        (item !== undefined && (one.item === item || one.filledBy === item)) || (bib !== undefined && one.bib === bib),
    )
    return hold && cancelHold(w, hold.id, 'Cancelled by the patron', actor.id)
  })
  if (cancelled === undefined) return failed(document, 'You have no hold on this.')
  return isRefusal(cancelled) ? failed(document, sentencesOf(cancelled.blocks)) : { status: 0, ...named(document) }
}
