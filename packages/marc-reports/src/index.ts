export { isAt, readAddress, textsAt, textsIn, type Address } from './address/address.ts'
export { characterMark, lookAlikes, unnormalised, type CharacterMark } from './characters/character-mark.ts'
export { characterName, scriptOf } from './characters/character-name.ts'
export {
  checkStandardNumbers,
  type InvalidNumber,
  type NumberCounts,
  type NumberFault,
  type StandardNumbers,
} from './reports/check-standard-numbers.ts'
export { countCharacters, type CharacterCount, type CharacterCounts } from './reports/count-characters.ts'
export { countCoverage, type CodeCount, type Coverage } from './reports/count-coverage.ts'
export { countFields, type FieldCounts, type SubfieldCount, type TagCount } from './reports/count-fields.ts'
export { countMaterials, materialName, type MaterialCount, type MaterialCounts } from './reports/count-materials.ts'
export { countValues, type ValueCount, type ValueCounts } from './reports/count-values.ts'
export { fieldName } from './reports/field-name.ts'
export { findEssentials, type DuplicatedTag, type Essentials, type MissingTag } from './reports/find-essentials.ts'
export { measureLengths, type Lengths, type TagLength } from './reports/measure-lengths.ts'
export { refOf, type RecordRef, type RecordReport } from './reports/record-report.ts'
export { compareFiles, type Comparison, type DuplicateKey, type RecordFate } from './compare/compare-files.ts'
export { combineRecords, type Combined } from './match/combine-records.ts'
export { fullness } from './match/fullness.ts'
export { groupDuplicates, type DuplicateGroup, type Grouping } from './match/group-duplicates.ts'
export { keysOf, keyText, readMatchKey, type MatchKey } from './match/match-key.ts'
export { fieldsToTake, takeFields, type TakeMode } from './match/take-fields.ts'
export { headRow, JOINER, readColumns, rowsOf, type Column, type TableForm } from './table/columns.ts'
export {
  guessSeparator,
  rowReader,
  withoutFormula,
  writeRow,
  type ReadRow,
  type RowReader,
  type Separator,
} from './table/delimited.ts'
export { recordFromRow } from './table/record-from-row.ts'
export { mapFromHead, readTableMap, type TableMap } from './table/table-map.ts'
export { questionTest, type RecordQuestion } from './questions/record-question.ts'
