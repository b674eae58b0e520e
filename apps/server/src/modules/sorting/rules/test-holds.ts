import { detectScheme, shelfKey, shelfRange } from '@carrel/call-number'
import type { SortFacts, SortTest } from '../contract.ts'
import { mediaOf } from './media.ts'

/** Where branches lie: in which system, in which group. */
export interface Places {
  /** True when the branch is the place or below it. */
  within(branch: number, place: number): boolean
  inGroup(branch: number, group: number): boolean
}

/** True when a test of a rule holds for a returned item. */
export function testHolds(test: SortTest, facts: SortFacts, places: Places): boolean {
  return test.any.some((value) => holds(test.about, value, facts, places)) !== test.not
}

function holds(about: SortTest['about'], value: string, facts: SortFacts, places: Places): boolean {
  switch (about) {
    case 'destination':
      return isPlace(facts.destination, value, facts.branch, places)
    case 'owner':
      return isPlace(facts.owner, value, facts.branch, places)
    case 'hold':
      return facts.hold === value || (value === 'any' && facts.hold !== 'none') || isHoldAt(value, facts)
    case 'problem':
      return value === 'any' ? facts.problems.length > 0 : facts.problems.some((problem) => problem === value)
    case 'item-type':
      return facts.itemType === value
    case 'format':
      return facts.format === value
    case 'location':
      return facts.location !== null && String(facts.location) === value
    case 'collection':
      return facts.collection === value
    case 'call-number':
      return isInRange(facts.callNumber, value)
    case 'patron':
      return value === 'housebound' && facts.housebound
    case 'media':
      return value === 'magnetic' ? facts.magnetic : mediaOf(facts.format) === value
    case 'price':
      return compares(facts.price, value)
    case 'barcode':
      return facts.barcode.startsWith(value)
  }
}

/** A recall or a loan to another library is also a hold here or elsewhere. */
function isHoldAt(value: string, { hold, destination, branch }: SortFacts): boolean {
  if (hold !== 'recall' && hold !== 'ill') return false
  const away = destination !== null && destination !== branch
  return value === (away ? 'elsewhere' : 'here')
}

function isPlace(branch: number | null, value: string, here: number, places: Places): boolean {
  if (branch === null) return false
  if (value === 'here') return branch === here
  if (value === 'elsewhere') return branch !== here
  const [, kind, id] = /^(branch|group):(\d+)$/.exec(value) ?? []
  if (id === undefined) return false
  return kind === 'group' ? places.inGroup(branch, Number(id)) : places.within(branch, Number(id))
}

/** A range of call numbers, or `<` and `>` with one: read in the scheme of the item's own call number. */
function isInRange(callNumber: string, value: string): boolean {
  if (callNumber.trim() === '') return false
  const scheme = detectScheme(callNumber)
  const key = shelfKey(scheme, callNumber)
  const [, sign, bound = ''] = /^([<>])\s*(.+)$/.exec(value) ?? []
  const range = shelfRange(scheme, sign === undefined ? value : bound)
  if (sign === '<') return key < range.from
  if (sign === '>') return key >= range.to
  return range.from <= key && key < range.to
}

function compares(price: number | null, value: string): boolean {
  const [, sign, bound = ''] = /^([<>]?)\s*(\d+)$/.exec(value) ?? []
  if (price === null || sign === undefined) return false
  if (sign === '<') return price < Number(bound)
  return sign === '>' ? price > Number(bound) : price === Number(bound)
}
