/** What qualifies a relation, an operator or a key to sort by: `/stem`, `/distance<3`. */
export interface CqlModifier {
  /** In lower case, with its prefix: `cql.stem`. */
  readonly name: string
  /** `=`, `<`, `<=`, `>`, `>=`, `<>` or `==`; undefined for a modifier without a value. */
  readonly comparison?: string
  readonly value?: string
}

/** How an index is compared with a term: `=`, `any`, `dc.exact` … in lower case. */
export interface CqlRelation {
  readonly name: string
  readonly modifiers: readonly CqlModifier[]
}

/** The operators. */
export const cqlOperators = ['and', 'or', 'not', 'prox'] as const
export type CqlOperator = (typeof cqlOperators)[number]

/** A part of a query. */
export type CqlNode =
  | {
      readonly kind: 'term'
      /** Undefined where the server is to choose. */
      readonly index?: string
      readonly relation?: CqlRelation
      /** As it was written, without the quotation marks around it: `*`, `?` and `^` have their meaning unless a backslash stands before. */
      readonly term: string
    }
  | {
      readonly kind: 'operation'
      readonly operator: CqlOperator
      readonly modifiers: readonly CqlModifier[]
      readonly left: CqlNode
      readonly right: CqlNode
    }
  | {
      readonly kind: 'prefixed'
      /** Undefined for the set of indexes without a prefix. */
      readonly prefix?: string
      readonly uri: string
      readonly node: CqlNode
    }

/** A key to sort by. */
export interface CqlSortKey {
  readonly index: string
  readonly modifiers: readonly CqlModifier[]
}

/** A query. */
export interface CqlQuery {
  readonly root: CqlNode
  readonly sortKeys: readonly CqlSortKey[]
}
