export * from './contract-lists.ts'
export * from './contract-searches.ts'
export * from './contract-targets.ts'
export { listColumns } from './contract-list-columns.ts'
