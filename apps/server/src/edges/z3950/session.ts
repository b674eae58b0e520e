import type { Query } from '@carrel/search-index'
import type { NegotiatedCharset } from '@carrel/z3950'
import type { BibOrder } from '../../modules/catalog/index.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Z3950Limits } from './limits.ts'

/** A result of the session: the query that finds it, its order, and the titles that stand first. */
export interface ResultSet {
  readonly query: Query
  readonly order: { readonly by: BibOrder; readonly descending?: boolean }
  readonly total: number
  readonly first: readonly number[]
  /** Bytes of the message that made it. */
  readonly bytes: number
}

/** What is known of a client from its init on. */
export interface Session {
  readonly platform: Platform
  readonly address: string
  readonly limits: Z3950Limits
  /** Undefined before the init was accepted. */
  actor: Actor | undefined
  /** Bytes of an answer that the client wants at most, and of one with a single larger record. */
  preferredSize: number
  exceptionalSize: number
  /** How the client asked for records to be written; undefined where it did not. */
  recordsIn: NegotiatedCharset['charset'] | undefined
  readonly sets: Map<string, ResultSet>
}

/** The name of the one database. */
export const databaseName = 'Default'

/** True for a name by which clients ask for the catalogue. */
export function isDatabase(name: string): boolean {
  return name.toLowerCase() === 'default' || name.toLowerCase() === 'catalogue' || name.toLowerCase() === 'catalog'
}
