import { choice, optional, sequence } from '../ber/structures.ts'
import {
  boolean,
  explicit,
  generalizedTime,
  implicit,
  integer,
  internationalString,
  lazily,
  listOf,
  mapped,
  nothing,
  octets,
  oid,
  opaque,
  type BerType,
} from '../ber/types.ts'
import type { RpnAttribute, RpnNode, RpnProximity, RpnQuery, RpnTerm } from './rpn.ts'

type StringOrNumber =
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }

const stringOrNumber = mapped<StringOrNumber, string | number>(
  choice<StringOrNumber>('A value of an attribute', {
    string: implicit(1, internationalString),
    number: implicit(2, integer),
  }),
  ({ value }) => value,
  (value) => (typeof value === 'string' ? { kind: 'string', value } : { kind: 'number', value }),
)

interface ComplexValue {
  readonly list: readonly (string | number)[]
  readonly semanticActions?: readonly number[]
}

type AttributeValueWire =
  | { readonly kind: 'numeric'; readonly value: number }
  | { readonly kind: 'complex'; readonly value: ComplexValue }

interface AttributeWire {
  readonly set?: string
  readonly type: number
  readonly value: AttributeValueWire
}

const attribute = mapped<AttributeWire, RpnAttribute>(
  sequence<AttributeWire>('An attribute', {
    set: optional(implicit(1, oid)),
    type: implicit(120, integer),
    value: choice<AttributeValueWire>('The value of an attribute', {
      numeric: implicit(121, integer),
      complex: implicit(
        224,
        sequence<ComplexValue>('A list of values', {
          list: implicit(1, listOf(stringOrNumber)),
          semanticActions: optional(implicit(2, listOf(integer))),
        }),
      ),
    }),
  }),
  ({ set, type, value }) => ({
    type,
    value: value.kind === 'numeric' ? value.value : value.value.list,
    ...(set !== undefined && { set }),
    ...(value.kind === 'complex' && value.value.semanticActions && { semanticActions: value.value.semanticActions }),
  }),
  ({ set, type, value, semanticActions }) => ({
    ...(set !== undefined && { set }),
    type,
    value:
      typeof value === 'number'
        ? { kind: 'numeric', value }
        : { kind: 'complex', value: { list: value, ...(semanticActions && { semanticActions }) } },
  }),
)

/** AttributeList. */
export const attributeList: BerType<readonly RpnAttribute[]> = implicit(44, listOf(attribute))

/** Term. External values and values with units, which nobody sends, are refused. */
export const rpnTerm: BerType<RpnTerm> = choice<RpnTerm>('A search term', {
  general: implicit(45, octets),
  numeric: implicit(215, integer),
  characterString: implicit(216, internationalString),
  oid: implicit(217, oid),
  dateTime: implicit(218, generalizedTime),
  null: implicit(221, nothing),
})

/** A term with its attributes. */
export interface AttributesPlusTerm {
  readonly attributes: readonly RpnAttribute[]
  readonly term: RpnTerm
}

/** AttributesPlusTerm, which a scan has too. */
export const attributesPlusTerm: BerType<AttributesPlusTerm> = implicit(
  102,
  sequence<AttributesPlusTerm>('A search term', { attributes: attributeList, term: rpnTerm }),
)

interface SetPlusAttributes {
  readonly name: string
  readonly attributes: readonly RpnAttribute[]
}

const resultSetId = implicit(31, internationalString)

type OperandWire =
  | { readonly kind: 'term'; readonly value: AttributesPlusTerm }
  | { readonly kind: 'set'; readonly value: string }
  | { readonly kind: 'setWithAttributes'; readonly value: SetPlusAttributes }

const operand = choice<OperandWire>('An operand of a query', {
  term: attributesPlusTerm,
  set: resultSetId,
  setWithAttributes: implicit(
    214,
    sequence<SetPlusAttributes>('A result set in a query', { name: resultSetId, attributes: attributeList }),
  ),
})

type UnitWire =
  | { readonly kind: 'known'; readonly value: number }
  | { readonly kind: 'private'; readonly value: number }

const proximity = sequence<RpnProximity>('A proximity', {
  exclusion: optional(implicit(1, boolean)),
  distance: implicit(2, integer),
  ordered: implicit(3, boolean),
  relation: implicit(4, integer),
  unit: explicit(
    5,
    choice<UnitWire>('A unit of proximity', { known: implicit(1, integer), private: implicit(2, integer) }),
  ),
})

type OperatorWire =
  | { readonly kind: 'and' | 'or' | 'and-not'; readonly value: true }
  | { readonly kind: 'prox'; readonly value: RpnProximity }

const operator = explicit(
  46,
  choice<OperatorWire>('An operator of a query', {
    and: implicit(0, nothing),
    or: implicit(1, nothing),
    'and-not': implicit(2, nothing),
    prox: implicit(3, proximity),
  }),
)

interface OperationWire {
  readonly left: RpnNode
  readonly right: RpnNode
  readonly operator: OperatorWire
}

type NodeWire =
  | { readonly kind: 'operand'; readonly value: OperandWire }
  | { readonly kind: 'operation'; readonly value: OperationWire }

const node: BerType<RpnNode> = mapped<NodeWire, RpnNode>(
  choice<NodeWire>('A query', {
    operand: explicit(0, operand),
    operation: implicit(
      1,
      sequence<OperationWire>('An operation of a query', {
        left: lazily(() => node),
        right: lazily(() => node),
        operator,
      }),
    ),
  }),
  readNode,
  writeNode,
)

function readNode(wire: NodeWire): RpnNode {
  if (wire.kind === 'operation') {
    const { left, right, operator } = wire.value
    return operator.kind === 'prox'
      ? { kind: 'prox', left, right, proximity: operator.value }
      : { kind: operator.kind, left, right }
  }
  const { kind, value } = wire.value
  if (kind === 'term') return { kind, ...value }
  return kind === 'set' ? { kind, name: value } : { kind: 'set', ...value }
}

function writeNode(given: RpnNode): NodeWire {
  switch (given.kind) {
    case 'term':
      return { kind: 'operand', value: { kind: 'term', value: { attributes: given.attributes, term: given.term } } }
    case 'set':
      return {
        kind: 'operand',
        value:
          given.attributes === undefined
            ? { kind: 'set', value: given.name }
            : { kind: 'setWithAttributes', value: { name: given.name, attributes: given.attributes } },
      }
    case 'prox':
      return {
        kind: 'operation',
        value: { left: given.left, right: given.right, operator: { kind: 'prox', value: given.proximity } },
      }
    default:
      return {
        kind: 'operation',
        value: { left: given.left, right: given.right, operator: { kind: given.kind, value: true } },
      }
  }
}

/** RPNQuery. */
export const rpnQuery: BerType<RpnQuery> = sequence<RpnQuery>('A query', { attributeSet: oid, root: node })

/** A query of any type. Those that are not in RPN are kept as bytes, one in CQL as text. */
export type Query =
  | { readonly kind: 'rpn'; readonly value: RpnQuery }
  | { readonly kind: 'rpn-101'; readonly value: RpnQuery }
  | { readonly kind: 'type-2' | 'type-100' | 'type-102'; readonly value: Uint8Array }
  | { readonly kind: 'type-0' | 'type-104'; readonly value: Uint8Array }

/** Query (Z39.50-2003, 3.2.2.1.1). */
export const query: BerType<Query> = choice<Query>('A query', {
  rpn: implicit(1, rpnQuery),
  'rpn-101': implicit(101, rpnQuery),
  'type-0': implicit(0, opaque),
  'type-2': explicit(2, octets),
  'type-100': explicit(100, octets),
  'type-102': explicit(102, octets),
  'type-104': implicit(104, opaque),
})
