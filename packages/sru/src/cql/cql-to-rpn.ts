import {
  allOf,
  anyOf,
  textTerm,
  type RpnAttribute,
  type RpnNode,
  type RpnProximity,
  type RpnQuery,
} from '@carrel/z3950'
import { sruDiagnostic, type SruDiagnostic } from '../protocol/diagnostic.ts'
import type { CqlModifier, CqlNode, CqlQuery } from './cql.ts'
import { usualIndexMap, type IndexMap } from './index-map.ts'
import { maskedPieces } from './masks.ts'

/** A query for Z39.50, or what of CQL cannot be said there. */
export type CqlAsRpn =
  | { readonly ok: true; readonly query: RpnQuery }
  | { readonly ok: false; readonly diagnostic: SruDiagnostic }

/** Something that has no counterpart in RPN. */
class Untranslatable extends Error {
  readonly diagnostic: SruDiagnostic

  constructor(number: number, details: string) {
    super(details)
    this.diagnostic = sruDiagnostic(number, details)
  }
}

type Prefixes = ReadonlyMap<string, string>

/** The same query in RPN with attributes of bib-1. Keys to sort by are left aside: RPN has none. */
export function cqlToRpn({ root }: CqlQuery, map: IndexMap = usualIndexMap): CqlAsRpn {
  try {
    return { ok: true, query: { attributeSet: map.attributeSet, root: translate(root, { map, prefixes: new Map() }) } }
  } catch (error) {
    if (error instanceof Untranslatable) return { ok: false, diagnostic: error.diagnostic }
    throw error
  }
}

interface Scope {
  readonly map: IndexMap
  readonly prefixes: Prefixes
}

function translate(node: CqlNode, scope: Scope): RpnNode {
  switch (node.kind) {
    case 'prefixed':
      return translate(node.node, {
        ...scope,
        prefixes: new Map([...scope.prefixes, [node.prefix ?? '', node.uri]]),
      })
    case 'operation': {
      const left = translate(node.left, scope)
      const right = translate(node.right, scope)
      if (node.operator === 'prox') return { kind: 'prox', left, right, proximity: proximity(node.modifiers) }
      return { kind: node.operator === 'not' ? 'and-not' : node.operator, left, right }
    }
    case 'term':
      return clause(node, scope)
  }
}

function useOf(index: string | undefined, { map, prefixes }: Scope): RpnAttribute {
  const key = indexKey(index ?? map.serverChoice, { map, prefixes })
  const value = Object.hasOwn(map.use, key) ? map.use[key] : undefined
  if (value === undefined) throw new Untranslatable(16, index ?? map.serverChoice)
  return { type: 1, value }
}

/** The index with the prefix that is usual here, whatever prefix the query gives to the set. */
function indexKey(index: string, { map, prefixes }: Scope): string {
  const [, prefix = '', name = ''] = /^(?:([^.]*)\.)?(.*)$/s.exec(index.toLowerCase()) ?? []
  const uri = prefixes.get(prefix)
  if (uri !== undefined) {
    const known = Object.entries(map.sets).find(([, set]) => sameSet(set, uri))?.[0]
    if (known === undefined) throw new Untranslatable(15, uri)
    return `${known}.${name}`
  }
  if (prefix === '') {
    const inDefault = `${map.defaultSet}.${name}`
    return Object.hasOwn(map.use, inDefault) ? inDefault : `cql.${name}`
  }
  if (prefix === 'srw') return `cql.${name}`
  if (!Object.hasOwn(map.sets, prefix)) throw new Untranslatable(15, prefix)
  return `${prefix}.${name}`
}

/** Sets are known by their address without the version at its end. */
function sameSet(one: string, other: string): boolean {
  const bare = (uri: string) => uri.toLowerCase().replace(/(?:-v?|\/)\d+(?:\.\d+)*\/?$/, '')
  return bare(one) === bare(other)
}

/** Relation "always matches" (bib-1 Relation 103). */
const allRecords: RpnNode = {
  kind: 'term',
  attributes: [
    { type: 1, value: 1035 },
    { type: 2, value: 103 },
  ],
  term: textTerm(''),
}

function clause({ index, relation, term }: CqlNode & { readonly kind: 'term' }, scope: Scope): RpnNode {
  const name = (relation?.name ?? '=').replace(/^cql\./, '')
  if (/^(?:(?:cql|srw)\.)?resultset(?:id)?$/i.test(index ?? '')) return { kind: 'set', name: term }
  if (/^(?:cql\.)?allrecords$/i.test(index ?? '')) return allRecords
  const use = useOf(index, scope)
  const modified = modifierAttributes(relation?.modifiers ?? [])
  const one = (text: string, attributes: readonly RpnAttribute[]) => termNode(text, [use, ...attributes, ...modified])
  switch (name) {
    case '=':
    case 'scr':
    case 'adj':
      return one(term, [equal])
    case 'any':
      return anyOf(words(term).map((word) => one(word, [equal])))
    case 'all':
      return allOf(words(term).map((word) => one(word, [equal])))
    case '==':
    case 'exact':
      return one(term, [equal, firstInField, wholeField])
    case '<':
    case '<=':
    case '>=':
    case '>':
    case '<>':
      return one(term, [{ type: 2, value: comparisons[name] }])
    case 'within': {
      const [low, high, ...rest] = words(term)
      if (low === undefined || high === undefined || rest.length > 0) throw new Untranslatable(24, term)
      return allOf([one(low, [{ type: 2, value: 4 }]), one(high, [{ type: 2, value: 2 }])])
    }
    default:
      throw new Untranslatable(19, name)
  }
}

const equal: RpnAttribute = { type: 2, value: 3 }
const firstInField: RpnAttribute = { type: 3, value: 1 }
const wholeField: RpnAttribute = { type: 6, value: 3 }
const comparisons = { '<': 1, '<=': 2, '>=': 4, '>': 5, '<>': 6 } as const
const relationModifiers: Readonly<Record<string, RpnAttribute>> = {
  stem: { type: 2, value: 101 },
  phonetic: { type: 2, value: 100 },
  relevant: { type: 2, value: 102 },
  word: { type: 4, value: 2 },
  string: { type: 4, value: 108 },
  isodate: { type: 4, value: 5 },
  number: { type: 4, value: 109 },
  uri: { type: 4, value: 104 },
}
/** Modifiers that change nothing here, or that a server may pass over. */
const harmless: ReadonlySet<string> = new Set([
  'ignorecase',
  'ignoreaccents',
  'masked',
  'unmasked',
  'respectpunctuation',
])

function modifierAttributes(modifiers: readonly CqlModifier[]): readonly RpnAttribute[] {
  return modifiers.flatMap(({ name }) => {
    const key = name.replace(/^cql\./, '')
    const attribute = Object.hasOwn(relationModifiers, key) ? relationModifiers[key] : undefined
    if (attribute) return [attribute]
    if (harmless.has(key)) return []
    throw new Untranslatable(20, name)
  })
}

function words(term: string): readonly string[] {
  const found = term.split(/\s+/u).filter((word) => word !== '')
  return found.length === 0 ? [''] : found
}

/** A term with what its masking characters mean: Position, Truncation and Completeness; a later attribute of a type counts. */
function termNode(term: string, given: readonly RpnAttribute[]): RpnNode {
  const all = maskedPieces(term)
  const isAnchoredLeft = all[0]?.kind === 'edge'
  const isAnchoredRight = all.length > 1 && all.at(-1)?.kind === 'edge'
  if (isAnchoredRight && !isAnchoredLeft) throw new Untranslatable(31, term)
  const pieces = all.slice(isAnchoredLeft ? 1 : 0, isAnchoredRight ? -1 : undefined)
  if (pieces.some(({ kind }) => kind === 'edge')) throw new Untranslatable(32, term)
  const anchors = [...(isAnchoredLeft ? [firstInField] : []), ...(isAnchoredRight ? [wholeField] : [])]
  const isLeft = pieces[0]?.kind === 'any'
  const isRight = pieces.length > 1 && pieces.at(-1)?.kind === 'any'
  const inner = pieces.slice(isLeft ? 1 : 0, isRight ? -1 : undefined)
  const plain = inner.every(({ kind }) => kind === 'text')
  const text = plain ? textOf(inner) : z3958(pieces)
  const truncation: RpnAttribute[] = plain
    ? isLeft || isRight
      ? [{ type: 5, value: isLeft && isRight ? 3 : isLeft ? 2 : 1 }]
      : []
    : [{ type: 5, value: 104 }]
  const structure: RpnAttribute = { type: 4, value: /\s/u.test(text.trim()) ? 1 : 2 }
  const attributes = new Map([structure, ...given, ...anchors, ...truncation].map((one) => [one.type, one]))
  return {
    kind: 'term',
    attributes: [...attributes.values()].sort((one, other) => one.type - other.type),
    term: textTerm(text),
  }
}

function textOf(pieces: ReturnType<typeof maskedPieces>): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('')
}

/** Masks in the way of Z39.58 (Truncation 104): `#` is one letter, `?` any number. */
function z3958(pieces: ReturnType<typeof maskedPieces>): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : piece.kind === 'one' ? '#' : '?')).join('')
}

const units: Readonly<Record<string, number>> = {
  character: 1,
  word: 2,
  sentence: 3,
  paragraph: 4,
  section: 5,
  chapter: 6,
  document: 7,
  element: 8,
  subelement: 9,
}
const distances: Readonly<Record<string, number>> = { '<': 1, '<=': 2, '=': 3, '==': 3, '>=': 4, '>': 5, '<>': 6 }

/** Unless told otherwise words stand side by side, other units at distance 0 (CQL 1.2, proximity). */
function proximity(modifiers: readonly CqlModifier[]): RpnProximity {
  let unit = 2
  let distance: number | undefined
  let relation = 2
  let ordered = false
  for (const { name, comparison = '=', value = '' } of modifiers) {
    const key = name.replace(/^cql\./, '')
    const number = Number(value)
    if (key === 'unit' && Object.hasOwn(units, value.toLowerCase())) unit = units[value.toLowerCase()] ?? 2
    else if (key === 'unit') throw new Untranslatable(42, value)
    else if (key === 'distance' && /^\d{1,6}$/.test(value)) {
      distance = number
      relation = distances[comparison] ?? 2
    } else if (key === 'distance') throw new Untranslatable(41, value)
    else if (key === 'ordered' || key === 'unordered') ordered = key === 'ordered'
    else throw new Untranslatable(46, name)
  }
  return { distance: distance ?? (unit === 2 ? 1 : 0), ordered, relation, unit: { kind: 'known', value: unit } }
}
