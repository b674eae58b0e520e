type Values = Readonly<Record<string, unknown>>

function word(values: Values, name: string): string {
  const value = values[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** `form of item: o, 35-37: ger`. */
function positions(values: Values): string {
  const set = values['set']
  if (typeof set !== 'object' || set === null) return ''
  return Object.entries(set)
    .map(([name, value]) => `${name}: ${String(value)}`)
    .join(', ')
}

function also(values: Values): string {
  const said = positions(values)
  return said === '' ? '' : ` with ${said}`
}

/** What a stylesheet says of itself in its first comment. */
function styleName(values: Values): string {
  const [, said] = /<!--\s*(.{1,80}?)\s*(?:\n[^]*?)?-->/.exec(word(values, 'style')) ?? []
  return said === undefined ? '' : ` “${said}”`
}

const when: Readonly<Record<string, string>> = {
  missing: ' where there is none',
  broken: ' where there is none or a broken one',
  uncoded: ', coding what is uncoded',
}

/** What steps that know the format do, said with the values of their parameters. */
export const recordSentences: Readonly<Record<string, (values: Values) => string>> = {
  'set-positions': (values) =>
    `Set in ${word(values, 'tag') === 'LDR' ? 'the leader' : word(values, 'tag')} ${positions(values)}`,
  xslt: (values) => `Give the record to the stylesheet${styleName(values)}`,
  'build-006': (values) => `Build 006 ${word(values, 'type')}${also(values)}`,
  'build-007': (values) =>
    `Build 007 ${word(values, 'as') === '' ? 'as the carrier says' : word(values, 'as')}${also(values)}`,
  'build-008': (values) => `Build 008${when[word(values, 'only')] ?? ''}${also(values)}`,
  'add-heading': (values) => `Add the heading “${word(values, 'heading')}” (${word(values, 'source')})`,
  'change-heading': (values) => `Change ${pairsOf(values['pairs'], 'to')}${ofSource(values, 'source')}`,
  'add-heading-beside': (values) => `Beside ${pairsOf(values['pairs'], 'add')}${ofSource(values, 'toSource')}`,
  'remove-heading': (values) => `Remove ${pairsOf(values['headings'], '')}${ofSource(values, 'source')}`,
  'merge-fields': (values) => {
    const join = word(values, 'join')
    return `Make one field of several ${word(values, 'tag')}${join === '' ? '' : `, $${word(values, 'code')} joined with “${join}”`}`
  },
  'split-field': (values) => {
    const mark = word(values, 'mark')
    return `Split ${word(values, 'tag')} $${word(values, 'code')}${mark === '' ? '' : ` at “${mark}”`} into ${word(values, 'into')}`
  },
  'sort-subfields': (values) =>
    `Sort the subfields of ${word(values, 'tags')}${word(values, 'order') === '' ? '' : ` as ${word(values, 'order')}`}`,
  'add-proxy': (values) => `Put ${word(values, 'prefix')} before ${word(values, 'tags')} $${word(values, 'codes')}`,
  'flip-name': (values) =>
    `Turn names in ${word(values, 'tags')} to ${word(values, 'to') === 'surname-first' ? 'Smith, John' : 'John Smith'}`,
  'convert-encoding': (values) => `Write as ${word(values, 'to').toUpperCase()}`,
  'end-mark': (values) =>
    `${word(values, 'stop') === 'remove' ? 'Take the full stop from' : 'Put a full stop behind'} ${word(values, 'tags')}`,
}

/** The first of some headings with what becomes of it, and how many more there are. */
function pairsOf(given: unknown, join: string): string {
  if (!Array.isArray(given)) return 'headings'
  const [first, ...more] = given as readonly unknown[]
  const [from, to] = Array.isArray(first) ? (first as readonly unknown[]) : [first]
  const text = typeof to === 'string' && to !== '' && join !== '' ? ` ${join} “${to}”` : ''
  return `“${String(from)}”${text}${more.length === 0 ? '' : ` and ${more.length} more`}`
}

function ofSource(values: Values, name: string): string {
  const source = word(values, name)
  return source === '' ? '' : ` (${source})`
}
