export type { Problem, Severity } from '@carrel/iso2709'
export { checkRecord, type CheckProfile } from './check/check-record.ts'
export { fixableCodes, fixRecord, type FixPlace } from './check/fix-record.ts'
export { ruleList, type FindingKind } from './check/rule-list.ts'
export type { CheckedRecord, Finding, FindingStatement, Report, Rule } from './check/rule.ts'
export { allRules, basicRules } from './check/rules.ts'
export { diffFields, fieldParts, type FieldPart } from './diff/diff-field.ts'
export {
  diffRecords,
  isSameRecord,
  recordKey,
  type FieldDiff,
  type FieldFate,
  type RecordDiff,
} from './diff/diff-records.ts'
export { diffPositions, diffText, type Stretch, type StretchKind } from './diff/diff-text.ts'
export { fieldKey, type DiffOptions } from './diff/field-key.ts'
export { mapSubfields, withIndicators, withSubfields, withTag, withValue } from './edit/edit-field.ts'
export {
  addField,
  deleteFields,
  insertInOrder,
  mapFields,
  replaceField,
  withField,
  type FieldChoice,
} from './edit/edit-record.ts'
export {
  encodingName,
  isOutputEncoding,
  parseEncoding,
  type Encoding,
  type OutputEncoding,
} from './encoding/encoding.ts'
export { writeIso2709, type Iso2709Options, type WriteOutcome } from './iso/write-iso2709.ts'
export {
  controlField,
  dataField,
  subfieldText,
  subfieldTexts,
  textOf,
  type ControlField,
  type DataField,
  type Field,
  type FieldSource,
  type Subfield,
} from './record/field.ts'
export { editLeader, parseLeader, recordKind, type Leader, type RecordKind } from './record/leader.ts'
export {
  changedRecord,
  controlNumber,
  createRecord,
  dialectOf,
  fieldsWith,
  firstField,
  matchesTag,
  viewRecord,
  type Dialect,
  type MarcRecord,
} from './record/record.ts'
export { createWriter, type MarcWriter, type WriterOptions } from './stream/create-writer.ts'
export {
  inputFormats,
  outputFormats,
  type EntryReader,
  type InputFormat,
  type MarcEntry,
  type OutputFormat,
} from './stream/entry.ts'
export { openMarc, openMarcBatches, readerFor, type OpenOptions } from './stream/open-marc.ts'
export { sniffFormat, type Sniffed } from './stream/sniff-format.ts'
export { sortTitle, titleOf } from './text/title.ts'
