/** What an attribute says: a number, or a list of numbers and texts in order of preference (AttributeElement, complex). */
export type AttributeValue = number | readonly (number | string)[]

/** One attribute of a term: type 1 of bib-1 is Use, 2 Relation, 3 Position, 4 Structure, 5 Truncation, 6 Completeness. */
export interface RpnAttribute {
  readonly type: number
  readonly value: AttributeValue
  /** Its attribute set, where it is not that of the query; an object identifier. */
  readonly set?: string
  /** What to do with a list of values (complex attributes only). */
  readonly semanticActions?: readonly number[]
}

/** What is searched for. `general` are bytes in the character set of the session. */
export type RpnTerm =
  | { readonly kind: 'general'; readonly value: Uint8Array }
  | { readonly kind: 'numeric'; readonly value: number }
  | { readonly kind: 'characterString'; readonly value: string }
  | { readonly kind: 'oid'; readonly value: string }
  | { readonly kind: 'dateTime'; readonly value: string }
  | { readonly kind: 'null'; readonly value: true }

/** How far two terms may stand from each other (ProximityOperator). */
export interface RpnProximity {
  readonly exclusion?: boolean
  readonly distance: number
  readonly ordered: boolean
  /** 1 <, 2 <=, 3 =, 4 >=, 5 >, 6 not equal. */
  readonly relation: number
  /** Known: 1 character, 2 word, 3 sentence, 4 paragraph, 5 section, 6 chapter, 7 document, 8 element … */
  readonly unit: { readonly kind: 'known' | 'private'; readonly value: number }
}

/** A part of a query. */
export type RpnNode =
  | { readonly kind: 'term'; readonly attributes: readonly RpnAttribute[]; readonly term: RpnTerm }
  | { readonly kind: 'set'; readonly name: string; readonly attributes?: readonly RpnAttribute[] }
  | { readonly kind: 'and' | 'or' | 'and-not'; readonly left: RpnNode; readonly right: RpnNode }
  | { readonly kind: 'prox'; readonly left: RpnNode; readonly right: RpnNode; readonly proximity: RpnProximity }

/** A query of type 1 or 101 (Z39.50-2003, 3.7). */
export interface RpnQuery {
  /** The attribute set of all attributes that name none: an object identifier. */
  readonly attributeSet: string
  readonly root: RpnNode
}

const encoder = new TextEncoder()

/** A term of text in UTF-8, which is what the field uses for anything beyond ASCII. */
export function textTerm(text: string): RpnTerm {
  return { kind: 'general', value: encoder.encode(text) }
}

/** A term with bib-1 attributes by their numbers: `term('Walden', { 1: 4, 4: 1 })`. */
export function term(text: string, attributes: Readonly<Record<number, number>> = {}): RpnNode {
  return {
    kind: 'term',
    attributes: Object.entries(attributes).map(([type, value]) => ({ type: Number(type), value })),
    term: textTerm(text),
  }
}

/** Parts that must all be there; throws a RangeError for none. */
export function allOf(parts: readonly RpnNode[]): RpnNode {
  return joined('and', parts)
}

/** Parts of which one must be there; throws a RangeError for none. */
export function anyOf(parts: readonly RpnNode[]): RpnNode {
  return joined('or', parts)
}

function joined(kind: 'and' | 'or', [first, ...rest]: readonly RpnNode[]): RpnNode {
  if (!first) throw new RangeError('A query needs a term.')
  return rest.reduce((left, right) => ({ kind, left, right }), first)
}

/** A query in the attribute set bib-1. */
export function bib1Query(root: RpnNode): RpnQuery {
  return { attributeSet: '1.2.840.10003.3.1', root }
}
