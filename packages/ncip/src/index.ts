export { contentProblems } from './content.ts'
export { folded, readDate } from './fields.ts'
export { maskSecrets } from './mask-secrets.ts'
export type {
  AcceptItem,
  AuthenticationInput,
  BibliographicId,
  CancelRequestItem,
  CheckInItem,
  CheckOutItem,
  CreateUserFiscalTransaction,
  DeleteItem,
  Description,
  Header,
  Identifier,
  LookupAgency,
  LookupItem,
  LookupItemSet,
  LookupRequest,
  LookupUser,
  NcipMessage,
  NcipRead,
  Notice,
  OfUser,
  RecallItem,
  RenewItem,
  RequestItem,
  SentAmount,
  SentDate,
  UndoCheckOutItem,
  UpdateRequestItem,
  Wanted,
} from './message.ts'
export type { Problem, ProblemType } from './problem.ts'
export { ncipNamespace, readNcip } from './read-ncip.ts'
export { notifications, otherServices, services, type Notification, type Service } from './services.ts'
export {
  dialects,
  writeAnswer,
  writeMessage,
  type Answer,
  type Coded,
  type Content,
  type Dialect,
  type Parts,
} from './write-ncip.ts'
