import type { XmlPart } from '@carrel/xml'
import type { Granularity } from './dates.ts'
import type { OaiError } from './errors.ts'

/** What a repository says of itself (OAI-PMH 2.0, section 4.2). */
export interface Identity {
  readonly repositoryName: string
  readonly adminEmails: readonly string[]
  /** Milliseconds since 1970: nothing changed before. */
  readonly earliest: number
  readonly deletedRecord: 'no' | 'persistent' | 'transient'
  readonly granularity: Granularity
  readonly compressions?: readonly string[]
  /** Domain of the identifiers: `oai:DOMAIN:42` (oai-identifier format). */
  readonly domain?: string
  readonly sampleIdentifier?: string
}

/** A format in which records are given. */
export interface MetadataFormat {
  readonly prefix: string
  readonly schema: string
  readonly namespace: string
}

/** A set of records. */
export interface OaiSet {
  readonly spec: string
  readonly name: string
  readonly description?: string
}

/** What is told of a record in every format. */
export interface RecordHeader {
  readonly identifier: string
  /** Milliseconds since 1970. */
  readonly datestamp: number
  readonly sets: readonly string[]
  readonly isDeleted: boolean
}

/** A record to be given; deleted ones have no metadata. */
export interface OaiRecord {
  readonly header: RecordHeader
  /** An element, or one that is written already and well formed. */
  readonly metadata?: XmlPart | string
}

/** Where a list goes on. */
export interface Resumption {
  /** Empty at the end of a list that came in pieces. */
  readonly token: string
  readonly cursor: number
  readonly size: number
  /** Milliseconds since 1970. */
  readonly expires?: number
}

/** What is answered. */
export type OaiAnswer =
  | { readonly verb: 'Identify'; readonly identity: Identity }
  | { readonly verb: 'ListMetadataFormats'; readonly formats: readonly MetadataFormat[] }
  | { readonly verb: 'ListSets'; readonly sets: readonly OaiSet[] }
  | { readonly verb: 'GetRecord'; readonly record: OaiRecord }
  | {
      readonly verb: 'ListIdentifiers' | 'ListRecords'
      readonly records: readonly OaiRecord[]
      readonly resumption?: Resumption
    }
  | { readonly errors: readonly OaiError[] }
