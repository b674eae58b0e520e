import { callNumberLines, type LabelFacts } from '@carrel/labels'
import { readSetting } from '../../platform/setting.ts'
import type { Work } from '../../platform/work.ts'
import { bibBriefs, itemsByIds, type ItemFacts } from '../catalog/index.ts'
import { branchesOf, libraryOf, shelvingLocationsOf, siteAddress } from '../org/index.ts'
import type { LabelRow } from './contract.ts'

/** An item with what its labels can name. */
export interface LabelItem {
  readonly item: ItemFacts
  readonly facts: LabelFacts
}

/** Items for labels, in the order of their numbers as given; those that are gone are left out. */
export async function labelItems(w: Work, ids: readonly number[]): Promise<readonly LabelItem[]> {
  const items = new Map((await itemsByIds(w, [...new Set(ids)])).map((item) => [item.id, item]))
  const bibs = new Map(
    (await bibBriefs(w, [...new Set([...items.values()].map(({ bib }) => bib))])).map((bib) => [bib.id, bib]),
  )
  const [library, branches, locations, site] = await Promise.all([
    libraryOf(w),
    branchesOf(w),
    shelvingLocationsOf(w),
    readSetting(w, siteAddress),
  ])
  return ids.flatMap((id) => {
    const item = items.get(id)
    if (!item) return []
    const bib = bibs.get(item.bib)
    const facts: LabelFacts = {
      title: item.title,
      author: item.author ?? '',
      barcode: item.barcode,
      callNumber: withPart(item),
      location: item.location === null ? '' : (locations.get(item.location)?.name ?? ''),
      branch: branches.byId.get(item.branch)?.name ?? '',
      library: library.name,
      part: item.part ?? '',
      copyNumber: item.copyNumber ?? '',
      itemType: item.itemType,
      collection: item.collection ?? '',
      year: bib?.year == null ? '' : String(bib.year),
      isbn: bib?.isbn ?? '',
      price: item.price === null ? '' : `${(item.price.amount / 100).toFixed(2)} ${item.price.currency}`,
      address: site === '' ? '' : `${site.replace(/\/+$/, '')}/titles/${item.bib}`,
    }
    return [{ item, facts }]
  })
}

/** The volume stands below the number, once. */
function withPart({ callNumber, part }: ItemFacts): string {
  if (part === null || part.trim() === '' || callNumber.trim() === '') return callNumber
  const plain = (text: string) => text.toLowerCase().replaceAll(/[\s.]/g, '')
  return plain(callNumber).endsWith(plain(part)) ? callNumber : `${callNumber} ${part}`
}

/** A label item as lists show it, with lines that somebody broke by hand. */
export function labelRow({ item, facts }: LabelItem, byHand: readonly string[] | null = null): LabelRow {
  const callNumber = facts['callNumber'] ?? ''
  return {
    item: item.id,
    bib: item.bib,
    barcode: item.barcode,
    title: item.title,
    callNumber: item.callNumber,
    branch: item.branch,
    branchName: facts['branch'] ?? '',
    location: facts['location'] === '' ? null : (facts['location'] ?? null),
    lines: byHand ? [...byHand] : callNumber.trim() === '' ? [] : [...callNumberLines(callNumber).lines],
    byHand: byHand !== null,
  }
}
