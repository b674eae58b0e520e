export { readApdu, writeApdu, type Apdu, type ApduKind, type ApduOf } from './apdu/apdu.ts'
export type { CommonParts, ElementSetNames, OtherInformation, Specification } from './apdu/common.ts'
export {
  closeReasons,
  type AccessControlRequest,
  type AccessControlResponse,
  type Challenge,
  type Close,
  type ResourceControlRequest,
  type ResourceControlResponse,
  type ResourceReportRequest,
  type ResourceReportResponse,
  type TriggerResourceControlRequest,
} from './apdu/control.ts'
export type { DeleteRequest, DeleteResponse, DeleteStatus } from './apdu/delete.ts'
export type { Authentication, InitRequest, InitResponse, SessionOption } from './apdu/init.ts'
export type { CompSpec, PresentRequest, PresentResponse, Segment } from './apdu/present.ts'
export type { ScanEntry, ScannedTerm, ScanRequest, ScanResponse } from './apdu/scan.ts'
export type { SearchRequest, SearchResponse } from './apdu/search.ts'
export type { SortBy, SortKey, SortRequest, SortResponse } from './apdu/sort.ts'
export { ApduSplitter } from './ber/apdu-splitter.ts'
export { CodecProblem, type CodecProblemCode } from './ber/problem.ts'
export { usualBerLimits, type BerLimits } from './ber/read-ber.ts'
export {
  attributeSetName,
  attributeSetOid,
  attributeSets,
  characterNegotiation,
  diagnosticSets,
  isMarcSyntax,
  recordSyntaxes,
  recordSyntaxName,
  recordSyntaxOid,
  type AttributeSetName,
  type RecordSyntaxName,
} from './names/oids.ts'
export {
  allOf,
  anyOf,
  bib1Query,
  term,
  textTerm,
  type AttributeValue,
  type RpnAttribute,
  type RpnNode,
  type RpnProximity,
  type RpnQuery,
  type RpnTerm,
} from './query/rpn.ts'
export { cqlOf } from './query/cql-of.ts'
export type { AttributesPlusTerm, Query } from './query/rpn-codec.ts'
export type { Diagnostic } from './records/diagnostic.ts'
export type { External } from './records/external.ts'
export type { Fragment, NamedRecord, ResponseRecords, RetrievedRecord } from './records/response-records.ts'
export { describeDiagnostic } from './names/describe-diagnostic.ts'
export { octetRecord, recordBytes, recordText, sutrsRecord } from './records/record-bytes.ts'
export {
  charsetChoice,
  negotiatedCharset,
  negotiatedUtf8,
  utf8Choice,
  utf8Proposal,
  type NegotiatedCharset,
} from './apdu/character-negotiation.ts'
export { bib1Diagnostics } from './names/diagnostics.data.ts'
export { parsePqf, type ParsedPqf } from './query/parse-pqf.ts'
export { writePqf } from './query/write-pqf.ts'
export {
  opacRecordOf,
  readOpacRecord,
  type OpacHoldings,
  type OpacHoldingsRecord,
  type OpacItem,
  type OpacRecord,
  type OpacVolume,
} from './records/opac.ts'
export { isbnForms, wantedTitleQuery, type WantedTitle } from './query/wanted-title.ts'
