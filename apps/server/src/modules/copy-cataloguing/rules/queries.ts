import { allOf, anyOf, bib1Query, term, type RpnNode, type RpnQuery } from '@carrel/z3950'
import type { SearchKey } from '../contract-search-keys.ts'
import type { ReadyTerm } from './search-terms.ts'

/** By which index of a target something is searched; an empty one: the target cannot be asked by this. */
export type IndexMap = Readonly<Record<SearchKey, string>>

/** Bib-1 attributes (ATR Use, Z39.50 Attribute Set Bib-1) by which most catalogues are asked. */
export const usualAttributes: IndexMap = {
  isbn: '1=7',
  issn: '1=8',
  lccn: '1=9',
  oclc: '1=12',
  title: '1=4',
  author: '1=1003',
  any: '1=1016',
}

/** Indexes of the context sets bath and dc that most SRU servers know. */
export const usualIndexes: IndexMap = {
  isbn: 'bath.isbn',
  issn: 'bath.issn',
  lccn: 'bath.lccn',
  oclc: 'rec.identifier',
  title: 'dc.title',
  author: 'dc.creator',
  any: 'cql.anywhere',
}

/** More words than this narrow a search no further. */
const mostWords = 8

/**
 * A search as Z39.50 sends it, by the attributes of a target. Words are joined with and, the forms of a number with or.
 * Undefined where the target cannot be asked by one of the terms.
 *
 * @param way - which way of writing numbers, from 0; terms with fewer ways keep their last one
 * @example rpnFor([{ key: 'isbn', ways: [['9780940787087', '0940787083']] }], {}, 0) // @or @attr 1=7 9780940787087 @attr 1=7 0940787083
 */
export function rpnFor(terms: readonly ReadyTerm[], indexes: Partial<IndexMap>, way: number): RpnQuery | undefined {
  const parts: RpnNode[] = []
  for (const each of terms) {
    const written = (indexes[each.key] ?? usualAttributes[each.key]).trim()
    if (written === '') return undefined
    const attributes = Object.fromEntries(
      written.split(/[\s,]+/).map((attribute) => {
        const [type = '1', value = '1016'] = attribute.split('=')
        return [Number(type), Number(value)]
      }),
    )
    const forms = formsOf(each, way)
    const one = (text: string) => term(text, attributes)
    parts.push(isText(each.key) ? allOf(words(forms[0] ?? '').map(one)) : anyOf(forms.map(one)))
  }
  return bib1Query(allOf(parts))
}

/**
 * The same search in CQL. An index may bring its relation: `WOE any`.
 *
 * @example cqlFor([{ key: 'title', ways: [['emil']] }], {}, 0) // 'dc.title all "emil"'
 */
export function cqlFor(terms: readonly ReadyTerm[], indexes: Partial<IndexMap>, way: number): string | undefined {
  const parts: string[] = []
  for (const term of terms) {
    const index = (indexes[term.key] ?? usualIndexes[term.key]).trim()
    if (index === '') return undefined
    const named = index.includes(' ') ? index : `${index} ${isText(term.key) ? 'all' : '='}`
    const forms = formsOf(term, way).map((text) => `${named} "${text.replaceAll(/["\\]/g, ' ').trim()}"`)
    parts.push(forms.length > 1 ? `(${forms.join(' or ')})` : forms.join(''))
  }
  return parts.join(' and ')
}

/** In how many ways a search can be written. */
export function waysOf(terms: readonly ReadyTerm[]): number {
  return Math.max(1, ...terms.map(({ ways }) => ways.length))
}

function formsOf({ ways }: ReadyTerm, way: number): readonly string[] {
  return ways[Math.min(way, ways.length - 1)] ?? []
}

const isText = (key: SearchKey) => key === 'title' || key === 'author' || key === 'any'

function words(text: string): readonly string[] {
  const found = text.split(/[\s,;:/"()[\]]+/).filter((word) => /[\p{L}\p{N}]/u.test(word))
  return found.length === 0 ? [text] : found.slice(0, mostWords)
}
