export { barsOf, rowOfBits, type LinearCode } from './bars.ts'
export { explainZpl, type Black, type ExplainedField, type ExplainedLabel } from './explain.ts'
export {
  barsWidth,
  dots,
  fittingModule,
  fittingSize,
  fittingSquares,
  textWidth,
  type LabelSize,
  type Mark,
  type Side,
} from './marks.ts'
export { labelPicture, zplPictures } from './picture.ts'
export { readStatus, statusQuestion, type LabelPrinterStatus } from './status.ts'
export { fieldData, zplOf, type PrintOptions } from './write.ts'
