import type { Query } from '@carrel/search-index'
import { contextSets, parseCql, type CqlNode, type CqlSortKey } from '@carrel/sru'
import {
  anywhere,
  askedTerm,
  fieldsCalled as fields,
  joined,
  NotPossible,
  taking,
  type IndexTarget as Target,
  type WhyNot,
} from './asked-term.ts'
import { searchFields } from './search-fields.ts'

const facet = (name: string): Target => ({ kind: 'facet', facet: name })

/** Indexes by their names, without the prefix of their set (cql, dc, bath, rec, marc, bib). */
const indexes: Readonly<Record<string, Target>> = {
  serverchoice: anywhere,
  anywhere,
  any: anywhere,
  keyword: anywhere,
  keywords: anywhere,
  allindexes: anywhere,
  anyindexes: anywhere,
  title: fields('title'),
  uniformtitle: fields('title'),
  titleuniform: fields('title'),
  keytitle: fields('title'),
  creator: fields('author'),
  contributor: fields('author'),
  author: fields('author'),
  name: fields('author'),
  personalname: fields('author'),
  corporatename: fields('author'),
  conferencename: fields('author'),
  namepersonal: fields('author'),
  namecorporate: fields('author'),
  nameconference: fields('author'),
  geographicname: fields('subject'),
  geographiccoverage: fields('subject'),
  subject: fields('subject'),
  topicalsubject: fields('subject'),
  relation: fields('series'),
  series: fields('series'),
  seriestitle: fields('series'),
  titleseries: fields('series'),
  identifier: fields('number'),
  standardidentifier: fields('number'),
  isbn: fields('isbn'),
  issn: fields('issn'),
  lccn: fields('lccn'),
  controlnumber: fields('number'),
  localnumber: fields('number'),
  id: fields('number'),
  publisher: fields('publisher'),
  placeofpublication: fields('publisher'),
  description: fields('note'),
  note: fields('note'),
  notes: fields('note'),
  callnumber: fields('call'),
  deweycallnumber: fields('call'),
  lccallnumber: fields('call'),
  classification: fields('call'),
  date: { kind: 'number', number: 'year' },
  dateissued: { kind: 'number', number: 'year' },
  publicationdate: { kind: 'number', number: 'year' },
  year: { kind: 'number', number: 'year' },
  language: facet('language'),
  type: facet('format'),
  format: facet('format'),
  genre: facet('genre'),
  audience: facet('audience'),
  branch: facet('branch'),
}

const sets: ReadonlySet<string> = new Set(['', 'cql', 'srw', 'dc', 'bath', 'rec', 'marc', 'bib', 'carrel'])

/** A query in CQL with its keys to sort by. */
export type CqlTaken = { readonly ok: true; readonly query: Query; readonly sortKeys: readonly CqlSortKey[] } | WhyNot

/** Takes a query in CQL (1.1 to 2.0). */
export function queryOfCql(text: string): CqlTaken {
  const parsed = parseCql(text)
  if (!parsed.ok) return { ok: false, reason: 'syntax', detail: '', message: parsed.message }
  const taken = taking(() => translate(parsed.query.root, new Map()))
  return taken.ok ? { ...taken, sortKeys: parsed.query.sortKeys } : taken
}

/** What the index of a clause is, for lists of its terms. */
export function targetOfCql(index: string | undefined): { readonly ok: true; readonly target: Target } | WhyNot {
  try {
    return { ok: true, target: targetOf((index ?? 'cql.serverChoice').toLowerCase(), new Map()) }
  } catch (error) {
    if (error instanceof NotPossible) return error.why
    throw error
  }
}

/** What a query calls the sets of indexes: prefixes with the usual prefix of the set that is meant. */
type Prefixes = ReadonlyMap<string, string>

function translate(node: CqlNode, prefixes: Prefixes): Query {
  switch (node.kind) {
    case 'prefixed':
      return translate(node.node, new Map([...prefixes, [(node.prefix ?? '').toLowerCase(), usualPrefix(node.uri)]]))
    case 'operation': {
      if (node.operator === 'prox')
        throw new NotPossible(
          'proximity',
          'prox',
          'The catalogue does not search words near each other. Put them between quotation marks.',
        )
      return joined(node.operator, translate(node.left, prefixes), translate(node.right, prefixes))
    }
    case 'term':
      return clause(node, prefixes)
  }
}

/** Sets are known by their address without the version at its end. */
function usualPrefix(uri: string): string {
  const bare = (text: string) => text.toLowerCase().replace(/(?:-v?|\/)\d+(?:\.\d+)*\/?$/, '')
  const known = Object.entries(contextSets).find(([, set]) => bare(set) === bare(uri))
  if (!known)
    throw new NotPossible('set', uri, `The catalogue does not know the set of indexes "${uri.slice(0, 100)}".`)
  return known[0]
}

function clause({ index, relation, term }: Extract<CqlNode, { kind: 'term' }>, prefixes: Prefixes): Query {
  const name = (index ?? 'cql.serverChoice').toLowerCase()
  if (/^(?:(?:cql|srw)\.)?allrecords$/.test(name)) return { kind: 'all' }
  if (/^(?:(?:cql|srw)\.)?resultset(?:id)?$/.test(name))
    throw new NotPossible('result-set', term, 'The catalogue keeps no results of searches. Search again.')
  const by = (relation?.name ?? '=').replace(/^.*\./, '')
  return askedTerm(targetOf(name, prefixes), by, term, name)
}

function targetOf(name: string, prefixes: Prefixes): Target {
  const [, given, bare = ''] = /^(?:([^.]*)\.)?(.*)$/s.exec(name) ?? []
  const set = given === undefined ? '' : (prefixes.get(given) ?? given)
  if (!sets.has(set))
    throw new NotPossible('set', set, `The catalogue has no index "${name}": it does not know the set "${set}".`)
  const target = Object.hasOwn(indexes, bare) ? indexes[bare] : undefined
  if (target === undefined) {
    throw new NotPossible(
      'index',
      name,
      `The catalogue has no index "${name}". It has ${Object.keys(searchFields).join(', ')}, date, language, type, genre, audience and branch.`,
    )
  }
  return target
}
