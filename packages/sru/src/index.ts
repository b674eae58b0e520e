export { describeSruDiagnostic, diagnosticNumber, sruDiagnostic, type SruDiagnostic } from './protocol/diagnostic.ts'
export { readSruResponse, type ReadResponse } from './protocol/read-response.ts'
export type {
  ExplainResponse,
  ScanResponse,
  SearchResponse,
  SruFacet,
  SruRecord,
  SruResponse,
  SruTerm,
} from './protocol/response.ts'
export {
  isSruVersion,
  namespaces,
  soapEnvelopes,
  sruVersions,
  type SoapEnvelope,
  type SruVersion,
} from './protocol/versions.ts'
export {
  cqlOperators,
  type CqlModifier,
  type CqlNode,
  type CqlOperator,
  type CqlQuery,
  type CqlRelation,
  type CqlSortKey,
} from './cql/cql.ts'
export { cqlToRpn, type CqlAsRpn } from './cql/cql-to-rpn.ts'
export { contextSets, usualIndexMap, type IndexMap } from './cql/index-map.ts'
export { maskedPieces, type MaskedPiece } from './cql/masks.ts'
export { parseCql, type CqlOptions, type ParsedCql } from './cql/parse-cql.ts'
export { rpnToCql, type RpnAsCql } from './cql/rpn-to-cql.ts'
export { plainTerm, quoteCql, writeCql } from './cql/write-cql.ts'
export { xcqlOf } from './cql/write-xcql.ts'
export {
  readExplain,
  writeExplain,
  type Explained,
  type ExplainedIndex,
  type ExplainedSchema,
} from './protocol/explain.ts'
export { readSoapRequest, readSruRequest, type ReadRequest, type ReadSoapRequest } from './protocol/read-request.ts'
export type {
  ExplainRequest,
  ScanRequest as SruScanRequest,
  SearchRequest as SruSearchRequest,
  SruRequest,
  WantedFacet,
} from './protocol/request.ts'
export { writeSruResponse, type WriteOptions } from './protocol/write-response.ts'
