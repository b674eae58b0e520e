import {
  holdWords,
  sortMedia,
  sortProblems,
  type SortPlan,
  type SortRule,
  type SortSubject,
} from '../../../../server/src/modules/sorting/contract.ts'

/** A rule on the page: with a key by which it is known while it moves. */
export interface DraftRule extends SortRule {
  readonly key: number
}

/** Bins and rules as they stand on the page, saved or not. */
export interface SortDraft {
  readonly defaultBin: string | null
  readonly bins: SortPlan['bins']
  readonly rules: readonly DraftRule[]
}

/** The draft of a plan; keys count on from `first`. */
export function draftOf(plan: Pick<SortPlan, 'defaultBin' | 'bins' | 'rules'>, first: number = 1): SortDraft {
  return {
    defaultBin: plan.defaultBin,
    bins: plan.bins,
    rules: plan.rules.map((rule, index) => ({ ...rule, key: first + index })),
  }
}

/** What is saved or tried: the draft without its keys. */
export function planOf({ defaultBin, bins, rules }: SortDraft): Pick<SortPlan, 'defaultBin' | 'bins' | 'rules'> {
  return {
    defaultBin,
    bins: [...bins],
    rules: rules.map(({ name, active, tests, bin }) => ({ name, active, tests, bin })),
  }
}

/** A key that no rule has. */
export function nextKey(draft: SortDraft): number {
  return draft.rules.reduce((most, { key }) => Math.max(most, key), 0) + 1
}

/** The rules with some of them moved before or behind another. */
export function rulesMoved(
  rules: readonly DraftRule[],
  keys: readonly number[],
  target: number,
  behind: boolean,
): readonly DraftRule[] {
  if (keys.includes(target)) return rules
  const moving = rules.filter(({ key }) => keys.includes(key))
  const rest = rules.filter(({ key }) => !keys.includes(key))
  const at = rest.findIndex(({ key }) => key === target)
  if (at < 0) return rules
  return rest.toSpliced(behind ? at + 1 : at, 0, ...moving)
}

/** The rules with one of them a place further up (-1) or down (1). */
export function ruleStepped(rules: readonly DraftRule[], key: number, by: -1 | 1): readonly DraftRule[] {
  const at = rules.findIndex((rule) => rule.key === key)
  const neighbour = rules[at + by]
  return neighbour ? rulesMoved(rules, [key], neighbour.key, by === 1) : rules
}

/** The next free number for a bin. */
export function nextBin(bins: SortDraft['bins']): string {
  const numbers = bins.map(({ number }) => Number(number)).filter((number) => Number.isInteger(number))
  return String(numbers.reduce((most, number) => Math.max(most, number), 0) + 1)
}

/** The draft with a bin under another number: rules and the rest go with it. */
export function binRenamed(draft: SortDraft, from: string, bin: SortDraft['bins'][number]): SortDraft {
  return {
    defaultBin: draft.defaultBin === from ? bin.number : draft.defaultBin,
    bins: draft.bins.map((one) => (one.number === from ? bin : one)),
    rules: draft.rules.map((rule) => (rule.bin === from ? { ...rule, bin: bin.number } : rule)),
  }
}

/** Values that a condition can have in every library; undefined where they are places, types or texts. */
export function fixedValues(about: SortSubject): readonly string[] | undefined {
  switch (about) {
    case 'hold':
      return [...holdWords, 'any']
    case 'problem':
      return ['any', ...sortProblems]
    case 'patron':
      return ['housebound']
    case 'media':
      return sortMedia
    default:
      return undefined
  }
}

/** True for conditions whose values are written, not chosen. */
export function isWritten(about: SortSubject): boolean {
  return about === 'collection' || about === 'call-number' || about === 'price' || about === 'barcode'
}

/** Values that were written with commas between them. */
export function writtenValues(text: string): string[] {
  return text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
