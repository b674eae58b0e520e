import type { MappingLine, SortBin, SortRule, SortTest } from '../contract.ts'

/** What the text may name. */
export interface MappingWorld {
  /** Code of the branch for which rules are read. */
  readonly branch: string
  readonly bins: readonly SortBin[]
  branchByCode(code: string): number | undefined
  locationByCode(code: string): number | undefined
  itemTypeByCode(code: string): string | undefined
}

/** What was read. */
export interface MappingRead {
  readonly bins: SortBin[]
  readonly rules: SortRule[]
  readonly lines: MappingLine[]
}

const signs = ['eq', 'ne', '<', '>'] as const
type Sign = (typeof signs)[number]
const mostLines = 2000

/**
 * Reads rules in the form of Koha's `SIP2SortBinMapping`: a line is `branch:item field:eq|ne|<|>:value[:field:op:value…]:bin`,
 * `#` begins a comment, lines may end as any system ends them, and a value `$holdingbranch` stands for the branch where the
 * item came in. A line that cannot be taken is kept in the report with its reason.
 */
export function readMapping(text: string, world: MappingWorld): MappingRead {
  const bins = [...world.bins]
  const rules: SortRule[] = []
  const lines: MappingLine[] = []
  const rows = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  for (const [index, raw] of rows.slice(0, mostLines).entries()) {
    const told = (outcome: MappingLine['outcome'], message: string) =>
      lines.push({ line: index + 1, text: raw.slice(0, 300), outcome, message })
    const line = raw.replace(/#.*$/, '').trim()
    if (line === '') {
      if (raw.trim() !== '') told('comment', 'A comment.')
      continue
    }
    const read = readLine(line, world)
    if (typeof read === 'string') told('refused', read)
    else if (read.branch !== world.branch.toLowerCase())
      told('other-branch', `For the branch ${read.branch.toUpperCase()}.`)
    else {
      rules.push({ name: '', active: true, tests: read.tests, bin: read.bin })
      const isNew = !bins.some((bin) => bin.number === read.bin)
      if (isNew) bins.push({ number: read.bin, name: '', emptiedBy: 'machine', capacity: '' })
      told('rule', `Rule ${rules.length}, to bin ${read.bin}${isNew ? ', which is new' : ''}.`)
    }
  }
  if (rows.length > mostLines)
    lines.push({
      line: mostLines + 1,
      text: '',
      outcome: 'refused',
      message: `Only the first ${mostLines} lines were read. Split the text.`,
    })
  return { bins, rules, lines }
}

/** One rule, or why it is none. */
function readLine(
  line: string,
  world: MappingWorld,
): { readonly branch: string; readonly tests: SortTest[]; readonly bin: string } | string {
  const parts = line.split(':').map((part) => part.trim())
  const bin = parts.at(-1) ?? ''
  const branch = parts[0]?.toLowerCase() ?? ''
  const middle = parts.slice(1, -1)
  if (middle.length === 0 || middle.length % 3 !== 0)
    return 'A line is written as branch:field:eq, ne, < or >:value:bin, with as many fields as you like.'
  if (!/^[0-9A-Za-z_-]{1,10}$/.test(bin)) return `"${bin}" is no number of a bin: use up to ten letters and figures.`
  if (world.branchByCode(branch) === undefined) return `There is no branch with the code "${parts[0]}".`
  const tests: SortTest[] = []
  for (let at = 0; at < middle.length; at += 3) {
    const [field = '', sign = '', value = ''] = middle.slice(at, at + 3)
    const known = signs.find((one) => one === sign.toLowerCase())
    if (!known) return `"${sign}" is no comparison: write eq, ne, < or >.`
    const test = readTest(field.toLowerCase(), known, value, world)
    if (typeof test === 'string') return test
    tests.push(test)
  }
  return { branch, tests, bin }
}

/** The field of an item as the other system names it, and the test that asks the same. */
function readTest(field: string, sign: Sign, value: string, world: MappingWorld): SortTest | string {
  const not = sign === 'ne'
  const compares = sign === '<' || sign === '>'
  const only = (about: SortTest['about'], found: string | undefined, what: string): SortTest | string => {
    if (compares) return `${field} can be compared with eq and ne only.`
    return found === undefined ? `There is no ${what} "${value}".` : { about, not, any: [found] }
  }
  const branch = () => {
    if (/^\$(holdingbranch|homebranch)$/i.test(value)) return 'here'
    const id = world.branchByCode(value)
    return id === undefined ? undefined : `branch:${id}`
  }
  switch (field) {
    case 'homebranch':
      return only('owner', branch(), 'branch with the code')
    case 'holdingbranch':
      return only('destination', branch(), 'branch with the code')
    case 'itype':
    case 'effective_itemtype':
      return only('item-type', world.itemTypeByCode(value), 'item type')
    case 'location':
    case 'permanent_location': {
      const id = world.locationByCode(value)
      return only('location', id === undefined ? undefined : String(id), 'shelving location with the code')
    }
    case 'ccode':
      return only('collection', value, 'collection')
    case 'itemcallnumber':
    case 'cn_sort':
      return { about: 'call-number', not, any: [compares ? `${sign} ${value}` : value] }
    case 'barcode':
      return only('barcode', value, 'barcode')
    case 'price':
    case 'replacementprice':
      return readPrice(sign, value)
    case 'itemlost':
      return flag('lost', sign, value)
    case 'damaged':
      return flag('damaged', sign, value)
    case 'withdrawn':
      return flag('withdrawn', sign, value)
    default:
      return `"${field}" is no field that can be asked here.`
  }
}

function readPrice(sign: Sign, value: string): SortTest | string {
  const amount = /^\d{1,9}(\.\d{1,2})?$/.test(value) ? Math.round(Number(value) * 100) : undefined
  if (amount === undefined) return `"${value}" is no price: write it as 25 or 24.90.`
  return {
    about: 'price',
    not: sign === 'ne',
    any: [sign === '<' || sign === '>' ? `${sign} ${amount}` : String(amount)],
  }
}

/** A yes or no that the other system keeps as a number: 0 is no. */
function flag(problem: string, sign: Sign, value: string): SortTest | string {
  if (sign === '<') return 'A yes or no is compared with eq, ne or >.'
  const isZero = /^0*$/.test(value)
  const set = sign === '>' ? true : (sign === 'eq') !== isZero
  return { about: 'problem', not: !set, any: [problem] }
}
