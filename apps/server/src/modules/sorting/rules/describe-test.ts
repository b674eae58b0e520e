import type { SortFacts, SortTest } from '../contract.ts'
import { mediaOf } from './media.ts'

/** What numbers and codes are called. */
export interface Names {
  branch(id: number): string
  group(id: number): string
  location(id: number): string
  itemType(code: string): string
  format(code: string): string
}

/** How each kind of test begins, and how when it is turned round. */
const openings: Readonly<Record<SortTest['about'], readonly [string, string]>> = {
  destination: ['goes to', 'does not go to'],
  owner: ['belongs to', 'does not belong to'],
  hold: ['', 'not:'],
  problem: ['', 'not:'],
  'item-type': ['type is', 'type is not'],
  format: ['is', 'is not'],
  location: ['stands in', 'does not stand in'],
  collection: ['collection is', 'collection is not'],
  'call-number': ['call number is in', 'call number is not in'],
  patron: ['hold for', 'no hold for'],
  media: ['made as', 'not made as'],
  price: ['price is', 'price is not'],
  barcode: ['barcode begins with', 'barcode does not begin with'],
}

const holdWords: Readonly<Record<string, string>> = {
  none: 'nobody waits for it',
  here: 'on hold for here',
  elsewhere: 'on hold for another branch',
  recall: 'recalled for someone who waits',
  ill: 'for another library',
  any: 'on hold',
}

const problemWords: Readonly<Record<string, string>> = {
  unknown: 'barcode is not known',
  refused: 'could not be checked in',
  'not-on-loan': 'was not on loan',
  missing: 'was missing',
  lost: 'was lost',
  withdrawn: 'is withdrawn',
  damaged: 'is damaged',
  incomplete: 'is incomplete',
  'not-catalogued': 'is not catalogued yet',
  alert: 'has a message of colleagues',
  parts: 'has parts to be checked',
  any: 'something is the matter with it',
}

/** A test in words, e.g. "goes to Harbour or Mill Lane", "was not on loan". */
export function describeTest(test: SortTest, names: Names): string {
  if (test.not && test.any.length === 1) {
    if (test.about === 'hold' && test.any[0] === 'none') return 'on hold'
    if (test.about === 'hold' && test.any[0] === 'any') return 'nobody waits for it'
    if (test.about === 'problem' && test.any[0] === 'any') return 'nothing is the matter with it'
  }
  const values = test.any.map((value) => valueName(test.about, value, names))
  const [yes, no] = openings[test.about]
  return `${test.not ? no : yes} ${orList(values)}`.trim()
}

/** How a value of a test is called. */
export function valueName(about: SortTest['about'], value: string, names: Names): string {
  switch (about) {
    case 'destination':
    case 'owner':
      return placeName(value, names)
    case 'hold':
      return holdWords[value] ?? value
    case 'problem':
      return problemWords[value] ?? value
    case 'item-type':
      return names.itemType(value)
    case 'format':
      return names.format(value)
    case 'location':
      return names.location(Number(value))
    case 'patron':
      return value === 'housebound' ? 'a patron with home delivery' : value
    case 'call-number':
      return value.replace(/^<\s*/, 'what stands before ').replace(/^>\s*/, 'what stands behind ')
    case 'price':
      return value.replace(/^<\s*/, 'below ').replace(/^>\s*/, 'above ')
    case 'collection':
    case 'media':
    case 'barcode':
      return value
  }
}

/** What the item has where a test wanted something else, e.g. "it goes to Central". */
export function describeFact(about: SortTest['about'], facts: SortFacts, names: Names): string {
  const branch = (id: number | null) =>
    id === null ? 'nobody knows where' : id === facts.branch ? 'this branch' : names.branch(id)
  switch (about) {
    case 'destination':
      return `it goes to ${branch(facts.destination)}`
    case 'owner':
      return `it belongs to ${branch(facts.owner)}`
    case 'hold':
      return facts.hold === 'none' ? 'nobody waits for it' : `it is ${holdWords[facts.hold] ?? facts.hold}`
    case 'problem':
      return facts.problems.length === 0
        ? 'nothing is the matter with it'
        : `it ${facts.problems.map((problem) => problemWords[problem] ?? problem).join(', ')}`
    case 'item-type':
      return facts.itemType === null ? 'its type is not known' : `it is a ${names.itemType(facts.itemType)}`
    case 'format':
      return facts.format === null ? 'nobody knows what it is' : `it is: ${names.format(facts.format)}`
    case 'location':
      return facts.location === null ? 'it has no shelving location' : `it stands in ${names.location(facts.location)}`
    case 'collection':
      return facts.collection === null ? 'it is in no collection' : `its collection is ${facts.collection}`
    case 'call-number':
      return facts.callNumber === '' ? 'it has no call number' : `its call number is ${facts.callNumber}`
    case 'patron':
      return facts.housebound ? 'it is for a patron with home delivery' : 'it is not for a patron with home delivery'
    case 'media':
      return `it is made as ${mediaOf(facts.format)}${facts.magnetic ? ', magnetic' : ''}`
    case 'price':
      return facts.price === null ? 'it has no price' : `its price is ${facts.price}`
    case 'barcode':
      return `its barcode is ${facts.barcode}`
  }
}

function placeName(value: string, names: Names): string {
  if (value === 'here') return 'this branch'
  if (value === 'elsewhere') return 'another branch'
  const [, kind, id] = /^(branch|group):(\d+)$/.exec(value) ?? []
  if (id === undefined) return value
  return kind === 'group' ? names.group(Number(id)) : names.branch(Number(id))
}

function orList(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
