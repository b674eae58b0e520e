/**
 * The MARC 21 formats as data: what each tag, indicator, subfield and position means, and which may be repeated.
 * Source: MARC 21 Format for Bibliographic, Authority and Holdings Data, Library of Congress.
 */
export { categoriesOf007, fixedPositions, formatFor, materialOf, type FixedTable } from './formats.ts'
export type {
  FieldFormat,
  Format,
  IndicatorFormat,
  IndicatorValue,
  Position,
  PositionValue,
  SubfieldFormat,
} from './field-format.ts'
