import type { SortPlan, SortRule, SortTest } from '../contract.ts'
import { describeTest, type Names } from './describe-test.ts'

/** What numbers are called in the text. */
export interface MappingNames {
  readonly names: Names
  /** Code of the branch. */
  readonly code: string
  branchCode(id: number): string
  locationCode(id: number): string
}

/**
 * Writes the rules of a branch in the form of Koha's `SIP2SortBinMapping`. What that form cannot say, such as holds, stands there as
 * a comment in words, so that whoever moves the rules sees what is left to be done.
 */
export function writeMapping(plan: SortPlan, world: MappingNames): string {
  const lines = [
    `# Bins of ${plan.branchName}, version ${plan.version}`,
    ...plan.bins.map((bin) => `# bin ${bin.number}: ${bin.name}${bin.number === plan.defaultBin ? ' (the rest)' : ''}`),
    '',
  ]
  for (const [index, rule] of plan.rules.entries()) {
    if (rule.name !== '') lines.push(`# ${oneLine(rule.name)}`)
    const written = rule.active ? ruleLines(rule, world) : undefined
    if (written) lines.push(...written)
    else {
      const words = rule.tests.map((test) => describeTest(test, world.names)).join(', ') || 'everything'
      const why = rule.active ? 'cannot be written in this form' : 'switched off'
      lines.push(`# rule ${index + 1}, ${why}: ${oneLine(words)} -> bin ${rule.bin}`)
    }
  }
  return `${lines.join('\n')}\n`
}

const mostLinesOfRule = 64

/** A rule is a line for each combination of its values; undefined where the form has no words for it. */
function ruleLines(rule: SortRule, world: MappingNames): string[] | undefined {
  let lines: readonly string[] = [world.code]
  for (const test of rule.tests) {
    const written = test.any.map((value) => testText(test, value, world))
    if (written.some((text) => text === undefined || text.split(':').length !== 3)) return undefined
    // "None of these" is all of them turned round, one behind the other; "any of these" is a line for each.
    lines = test.not
      ? lines.map((line) => [line, ...written].join(':'))
      : lines.flatMap((line) => written.map((text) => `${line}:${text}`))
    if (lines.length > mostLinesOfRule) return undefined
  }
  return rule.tests.length === 0 ? undefined : lines.map((line) => `${line}:${rule.bin}`)
}

function testText(test: SortTest, value: string, world: MappingNames): string | undefined {
  const sign = test.not ? 'ne' : 'eq'
  switch (test.about) {
    case 'owner':
    case 'destination': {
      const field = test.about === 'owner' ? 'homebranch' : 'holdingbranch'
      if (value === 'here') return `${field}:${sign}:$holdingbranch`
      if (value === 'elsewhere') return `${field}:${test.not ? 'eq' : 'ne'}:$holdingbranch`
      const id = /^branch:(\d+)$/.exec(value)?.[1]
      return id === undefined ? undefined : `${field}:${sign}:${world.branchCode(Number(id))}`
    }
    case 'item-type':
      return `itype:${sign}:${value}`
    case 'location':
      return `location:${sign}:${world.locationCode(Number(value))}`
    case 'collection':
      return `ccode:${sign}:${value}`
    case 'barcode':
      return `barcode:${sign}:${value}`
    case 'call-number': {
      const [, order, bound = ''] = /^([<>])\s*(.+)$/.exec(value) ?? []
      if (order === undefined) return `itemcallnumber:${sign}:${value}`
      return test.not ? undefined : `itemcallnumber:${order}:${bound}`
    }
    case 'price': {
      const [, order = '', amount = ''] = /^([<>]?)\s*(\d+)$/.exec(value) ?? []
      if (order !== '' && test.not) return undefined
      return `replacementprice:${order === '' ? sign : order}:${(Number(amount) / 100).toFixed(2)}`
    }
    case 'problem':
      return value === 'lost'
        ? flag('itemlost', test)
        : value === 'damaged' || value === 'withdrawn'
          ? flag(value, test)
          : undefined
    case 'hold':
    case 'patron':
    case 'format':
    case 'media':
      return undefined
  }
}

const flag = (field: string, test: SortTest): string => `${field}:${test.not ? 'eq' : 'ne'}:0`

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')
