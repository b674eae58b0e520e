import type { Block } from '../../../platform/refusal.ts'
import type { SortTest } from '../contract.ts'
import type { SortRules } from './decide-bin.ts'

/** What exists in the library, for rules that name it. */
export interface KnownNames {
  hasBranch(id: number): boolean
  hasGroup(id: number): boolean
  hasLocation(id: number): boolean
  hasItemType(code: string): boolean
  hasFormat(code: string): boolean
  /** True for the words that a condition about holds, problems, patrons or media knows. */
  hasWord(about: SortTest['about'], word: string): boolean
}

/** Everything that keeps bins and rules from being saved. */
export function planProblems(plan: SortRules, known: KnownNames): readonly Block[] {
  const blocks: Block[] = []
  const numbers = new Set<string>()
  for (const [index, bin] of plan.bins.entries()) {
    if (numbers.has(bin.number))
      blocks.push({
        code: 'bin-twice',
        field: `bins.${index}.number`,
        message: `There are two bins with the number ${bin.number}. Give each its own.`,
      })
    numbers.add(bin.number)
  }
  if (plan.bins.length > 0 && (plan.defaultBin === null || !numbers.has(plan.defaultBin)))
    blocks.push({
      code: 'default-bin-needed',
      field: 'defaultBin',
      message: 'Choose one of the bins for everything that no rule wants.',
    })
  if (plan.bins.length === 0 && (plan.defaultBin !== null || plan.rules.length > 0))
    blocks.push({ code: 'bins-needed', field: 'bins', message: 'Add a bin first, or take the rules away.' })
  for (const [index, rule] of plan.rules.entries()) {
    const name = `Rule ${index + 1}`
    if (plan.bins.length > 0 && !numbers.has(rule.bin))
      blocks.push({
        code: 'bin-not-found',
        field: `rules.${index}.bin`,
        message: `${name} sends to bin ${rule.bin}, which does not exist.`,
      })
    for (const test of rule.tests)
      for (const value of test.any)
        if (!isKnown(test.about, value, known))
          blocks.push({
            code: 'invalid-test',
            field: `rules.${index}.tests`,
            message: `${name} asks for "${value}", which is not one of what can be asked about ${aboutWords[test.about]}.`,
          })
  }
  return blocks
}

/** What a test looks at, in words. */
export const aboutWords: Readonly<Record<SortTest['about'], string>> = {
  destination: 'where it goes',
  owner: 'where it belongs',
  hold: 'the hold',
  problem: 'what is the matter',
  'item-type': 'the item type',
  format: 'what it is',
  location: 'the shelving location',
  collection: 'the collection',
  'call-number': 'the call number',
  patron: 'the patron who waits',
  media: 'what it is made of',
  price: 'the price',
  barcode: 'the barcode',
}

function isKnown(about: SortTest['about'], value: string, known: KnownNames): boolean {
  switch (about) {
    case 'destination':
    case 'owner': {
      if (value === 'here' || value === 'elsewhere') return true
      const [, kind, id] = /^(branch|group):(\d+)$/.exec(value) ?? []
      return kind === 'group' ? known.hasGroup(Number(id)) : kind === 'branch' && known.hasBranch(Number(id))
    }
    case 'item-type':
      return known.hasItemType(value)
    case 'format':
      return known.hasFormat(value)
    case 'location':
      return known.hasLocation(Number(value))
    case 'price':
      return /^[<>]?\s*\d{1,12}$/.test(value)
    case 'collection':
    case 'call-number':
    case 'barcode':
      return value.trim() !== ''
    case 'hold':
    case 'problem':
    case 'patron':
    case 'media':
      return known.hasWord(about, value)
  }
}
