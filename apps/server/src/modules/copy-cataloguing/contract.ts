export * from './contract-lists.ts'
export * from './contract-searches.ts'
export * from './contract-targets.ts'
