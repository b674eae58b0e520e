export type {
  RecordForm,
  ScannedIndexTerm,
  ScanResult,
  ScanStart,
  SortBySpec,
  Z3950Connection,
  Z3950Hits,
} from './client.ts'
export { Z3950Failure, type Z3950FailureCode } from './failure.ts'
export { openZ3950 } from './open-z3950.ts'
export type { Z3950Options } from './options.ts'
export type { PresentedRecord } from './records.ts'
export { tryServer, type ServerTrial, type Tried } from './try-server.ts'
