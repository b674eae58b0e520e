export { BarcodeProblem, barsOf, rowOfBits, type Bars, type LinearCode } from './bars.ts'
export { explainZpl, type ExplainedField, type ExplainedLabel } from './explain.ts'
export {
  barsWidth,
  dots,
  fittingModule,
  fittingSize,
  textWidth,
  type LabelSize,
  type Mark,
  type Side,
} from './marks.ts'
export { labelPicture } from './picture.ts'
export { readStatus, statusQuestion, type LabelPrinterStatus } from './status.ts'
export { fieldData, zplOf, type PrintOptions } from './write.ts'
