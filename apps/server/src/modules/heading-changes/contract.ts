export * from './contract-changes.ts'
export * from './contract-clusters.ts'
export * from './contract-projects.ts'
export * from './contract-linking.ts'
