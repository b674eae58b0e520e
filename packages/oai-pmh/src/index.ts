export type { Identity, MetadataFormat, OaiAnswer, OaiRecord, OaiSet, RecordHeader, Resumption } from './answer.ts'
export { granularityNames, readLooseDate, readOaiDate, writeOaiDate, type Granularity, type OaiDate } from './dates.ts'
export { oaiErrorCodes, type OaiError, type OaiErrorCode } from './errors.ts'
export {
  answerLimits,
  readOaiAnswer,
  type HarvestedAnswer,
  type HarvestedRecord,
  type ReadOaiAnswer,
} from './read-answer.ts'
export {
  oaiVerbs,
  readOaiRequest,
  type ListSelection,
  type OaiRequest,
  type OaiVerb,
  type ReadOaiRequest,
} from './request.ts'
export { readToken, writeToken, type ListState, type Sign } from './token.ts'
export { writeOaiAnswer, type Envelope } from './write-answer.ts'
