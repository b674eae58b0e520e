export { describeSruDiagnostic, diagnosticNumber, sruDiagnostic, type SruDiagnostic } from './protocol/diagnostic.ts'
export { readSruResponse, type ReadResponse } from './protocol/read-response.ts'
export type {
  ExplainResponse,
  ScanResponse,
  SearchResponse,
  SruRecord,
  SruResponse,
  SruTerm,
} from './protocol/response.ts'
export { isSruVersion, namespaces, sruVersions, type SruVersion } from './protocol/versions.ts'
