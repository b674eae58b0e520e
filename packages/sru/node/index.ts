export { SruFailure, type SruFailureCode } from './failure.ts'
export type { SruScan, SruSearch, SruServer } from './options.ts'
export { explainSru, scanSru, searchSru } from './search-sru.ts'
