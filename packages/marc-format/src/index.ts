/**
 * The MARC 21 formats as data: what each tag, indicator, subfield and position means, which may be repeated, and the lists of
 * codes that they refer to. Source: MARC 21 Format for Bibliographic, Authority and Holdings Data, Library of Congress.
 */
export { articlesOf, isArticleAnywhere, type ArticleList } from './articles.ts'
export { codeList, type CodeListName, type ListedCode } from './code-lists.ts'
export { categoriesOf007, fixedPositions, formatFor, materialOf, type FixedTable, type FormatKind } from './formats.ts'
export type {
  FieldFormat,
  Format,
  IndicatorFormat,
  IndicatorValue,
  Position,
  PositionValue,
  SubfieldFormat,
} from './field-format.ts'
