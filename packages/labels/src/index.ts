export { callNumberLines, fittedLines, type BrokenCallNumber, type Fits } from './call-number-lines.ts'
export { fitCallNumber, fitText, lineHeight, pointsToMillimetres, type FittedText, type Measure } from './fit-text.ts'
export { layLabel, type LabelProblem, type LaidLabel, type LayoutOptions, type PlacedMark } from './lay-label.ts'
export { onPages, placesOf, stockProblems, type OnPage } from './pages.ts'
export {
  barcodeElement,
  callNumberElement,
  readyTemplates,
  textElement,
  type ReadyTemplate,
} from './ready-templates.ts'
export { knownStocks, rollOf, type KnownStock } from './stocks.ts'
export { labelSvg, pageSvg, placeOnPage } from './svg.ts'
export {
  filled,
  labelFactNames,
  type LabelBox,
  type LabelElement,
  type LabelFacts,
  type LabelFont,
  type LabelStock,
  type LabelTemplate,
  type TextStyle,
} from './template.ts'
export { printerMeasure, zplMarks } from './zpl.ts'
