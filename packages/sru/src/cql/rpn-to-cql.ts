import type { RpnAttribute, RpnNode, RpnQuery, RpnTerm } from '@carrel/z3950'
import { sruDiagnostic, type SruDiagnostic } from '../protocol/diagnostic.ts'
import type { CqlModifier, CqlNode, CqlQuery } from './cql.ts'
import { usualIndexMap, type IndexMap } from './index-map.ts'
import { plainTerm } from './write-cql.ts'

/** A query in CQL, or what of RPN cannot be said there. */
export type RpnAsCql =
  | { readonly ok: true; readonly query: CqlQuery }
  | { readonly ok: false; readonly diagnostic: SruDiagnostic }

class Untranslatable extends Error {
  readonly diagnostic: SruDiagnostic

  constructor(number: number, details: string) {
    super(details)
    this.diagnostic = sruDiagnostic(number, details)
  }
}

/** The same query in CQL, for a server that is asked by SRU. */
export function rpnToCql({ root }: RpnQuery, map: IndexMap = usualIndexMap): RpnAsCql {
  try {
    return { ok: true, query: { root: translate(root, map), sortKeys: [] } }
  } catch (error) {
    if (error instanceof Untranslatable) return { ok: false, diagnostic: error.diagnostic }
    throw error
  }
}

function translate(node: RpnNode, map: IndexMap): CqlNode {
  switch (node.kind) {
    case 'set':
      return { kind: 'term', index: 'cql.resultSetId', relation: { name: '=', modifiers: [] }, term: node.name }
    case 'prox': {
      const { distance, ordered, relation, unit } = node.proximity
      const comparison = relations[relation] ?? '<='
      const name = unit.kind === 'known' ? unitNames[unit.value] : undefined
      if (name === undefined) throw new Untranslatable(42, String(unit.value))
      const modifiers: CqlModifier[] = [
        { name: 'unit', comparison: '=', value: name },
        { name: 'distance', comparison, value: String(distance) },
        { name: ordered ? 'ordered' : 'unordered' },
      ]
      return operation('prox', node, map, modifiers)
    }
    case 'term':
      return clause(node.attributes, textOf(node.term), map)
    default:
      return operation(node.kind === 'and-not' ? 'not' : node.kind, node, map, [])
  }
}

function operation(
  operator: 'and' | 'or' | 'not' | 'prox',
  { left, right }: { readonly left: RpnNode; readonly right: RpnNode },
  map: IndexMap,
  modifiers: readonly CqlModifier[],
): CqlNode {
  return { kind: 'operation', operator, modifiers, left: translate(left, map), right: translate(right, map) }
}

const relations: Readonly<Record<number, string>> = { 1: '<', 2: '<=', 3: '=', 4: '>=', 5: '>', 6: '<>' }
const unitNames: Readonly<Record<number, string>> = {
  1: 'character',
  2: 'word',
  3: 'sentence',
  4: 'paragraph',
  5: 'section',
  6: 'chapter',
  7: 'document',
  8: 'element',
  9: 'subelement',
}
const relationModifiers: Readonly<Record<number, string>> = { 100: 'phonetic', 101: 'stem', 102: 'relevant' }

function clause(attributes: readonly RpnAttribute[], text: string, map: IndexMap): CqlNode {
  const of = (type: number) => {
    const value = attributes.find((attribute) => attribute.type === type)?.value
    return typeof value === 'number' ? value : undefined
  }
  const use = of(1)
  const index = use === undefined ? undefined : indexOf(use, map)
  const relation = of(2) ?? 3
  const modifier = relationModifiers[relation]
  const name = relations[relation] ?? (modifier === undefined ? undefined : '=')
  if (name === undefined) throw new Untranslatable(19, String(relation))
  const isWhole = of(6) === 3 && name === '='
  const modifiers: CqlModifier[] = modifier === undefined ? [] : [{ name: modifier }]
  const anchor = of(3) === 1 && !isWhole ? '^' : ''
  return {
    kind: 'term',
    index: index ?? map.serverChoice,
    relation: { name: isWhole ? '==' : name, modifiers },
    term: `${anchor}${truncated(text, of(5) ?? 100)}`,
  }
}

function indexOf(use: number, map: IndexMap): string {
  const found = Object.entries(map.use).find(([, number]) => number === use)?.[0]
  if (found === undefined) throw new Untranslatable(16, `bib-1 Use ${use}`)
  return found
}

function truncated(text: string, truncation: number): string {
  switch (truncation) {
    case 100:
      return plainTerm(text)
    case 1:
      return `${plainTerm(text)}*`
    case 2:
      return `*${plainTerm(text)}`
    case 3:
      return `*${plainTerm(text)}*`
    case 101:
      return plainTerm(text).replaceAll('#', '?')
    case 104:
      return text
        .replaceAll(/[\\*^]/g, (sign) => `\\${sign}`)
        .replaceAll('?', '*')
        .replaceAll('#', '?')
    default:
      throw new Untranslatable(28, String(truncation))
  }
}

function textOf(term: RpnTerm): string {
  if (term.kind === 'general') return new TextDecoder('utf-8').decode(term.value)
  return term.kind === 'null' ? '' : String(term.value)
}
