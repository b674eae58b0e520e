export { checksum } from './checksum.ts'
export {
  alertTypes,
  circulationStatus,
  feeTypes,
  holdTypes,
  mediaTypes,
  patronMarks,
  patronStatus,
  paymentTypes,
  supportedMessages,
  type PatronMark,
} from './codes.ts'
export { explainMessage, type ExplainedMessage, type ExplainedPart } from './explain-message.ts'
export { fieldNames, secretFields } from './field-names.ts'
export { formatMessage, type FormatOptions } from './format-message.ts'
export { layoutOf, layouts, type FixedField, type MessageLayout } from './layouts.ts'
export { LineSplitter, longestMessage } from './line-splitter.ts'
export { fieldOf, fieldsOf, type Field, type Message } from './message.ts'
export { maskSecrets } from './mask-secrets.ts'
export { meaningOf } from './meanings.ts'
export { parseMessage, type Parsed, type ParseProblem } from './parse-message.ts'
export { formatSipDate, noDate, parseSipDate, type SipDate } from './sip-date.ts'
