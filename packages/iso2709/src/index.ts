export { FIELD_TERMINATOR, LEADER_LENGTH, RECORD_TERMINATOR, SUBFIELD_DELIMITER } from './bytes.ts'
export type { Frame } from './frame.ts'
export { framingProblems, type FramingCode, type Problem, type Severity } from './problem.ts'
export { fieldCount, leaderText, tagCode, tagText, type RawRecord } from './raw-record.ts'
export { readRecord, readRecordBatches, readRecords, splitRecords, type Chunks } from './read-records.ts'
export { RecordSplitter, type SplitterOptions } from './record-splitter.ts'
export {
  MAX_FIELD_LENGTH,
  MAX_RECORD_LENGTH,
  splitRecord,
  writeRecord,
  type FieldBytes,
  type RecordParts,
  type Written,
} from './write-record.ts'
