import { cqlOperators, type CqlModifier, type CqlNode, type CqlQuery } from './cql.ts'

const reserved: ReadonlySet<string> = new Set([...cqlOperators, 'sortby'])

/** A word of CQL, in quotation marks where it needs them. Masking characters keep their meaning; {@link plainTerm} takes it from them. */
export function quoteCql(text: string): string {
  const isPlain = /^(?:[^\s()=<>/"\\]|\\[^\s"])+$/u.test(text) && !reserved.has(text.toLowerCase())
  if (isPlain) return text
  // A backslash before another character stays; a single one at the end would eat the quotation mark.
  const safe = text.replaceAll(/\\([\s\S])|\\$|"/g, (found, escaped: string | undefined) => {
    if (found === '"') return '\\"'
    return escaped === undefined ? '\\\\' : escaped === '"' ? '\\\\\\"' : found
  })
  return `"${safe}"`
}

/** Text that is searched for as it stands: masking characters and backslashes lose their meaning. */
export function plainTerm(text: string): string {
  return text.replaceAll(/[\\*?^]/g, (character) => `\\${character}`)
}

/** Writes a query in CQL. Reading it gives the same query again. */
export function writeCql({ root, sortKeys }: CqlQuery): string {
  const keys = sortKeys.map(({ index, modifiers }) => ` ${quoteCql(index)}${written(modifiers)}`)
  return `${node(root)}${keys.length === 0 ? '' : ` sortby${keys.join('')}`}`
}

function node(given: CqlNode): string {
  switch (given.kind) {
    case 'term': {
      const { index, relation, term } = given
      if (index === undefined) return quoteCql(term)
      const { name, modifiers } = relation ?? { name: '=', modifiers: [] }
      return `${quoteCql(index)} ${name}${written(modifiers)} ${quoteCql(term)}`
    }
    case 'operation': {
      const { operator, modifiers, left, right } = given
      const before = left.kind === 'prefixed' ? `(${node(left)})` : node(left)
      const after = right.kind === 'term' ? node(right) : `(${node(right)})`
      return `${before} ${operator}${written(modifiers)} ${after}`
    }
    case 'prefixed': {
      const { prefix, uri } = given
      return `> ${prefix === undefined ? '' : `${quoteCql(prefix)} = `}${quoteCql(uri)} ${node(given.node)}`
    }
  }
}

function written(modifiers: readonly CqlModifier[]): string {
  return modifiers
    .map(({ name, comparison, value }) =>
      comparison === undefined || value === undefined
        ? `/${quoteCql(name)}`
        : `/${quoteCql(name)}${comparison}${quoteCql(value)}`,
    )
    .join('')
}
