/** BIBFRAME 2: descriptions made of MARC 21 records, and records made of descriptions. */
export type { BibframeOptions } from './describe.ts'
export { fromBibframe } from './from-bibframe.ts'
export { readMarcKey, writeMarcKey } from './marc-key.ts'
export { bf, bflc, bibframePrefixes, mads, vocabulary } from './names.ts'
export { readBibframe, sniffRdf, type BibframeRead } from './read-bibframe.ts'
export { toBibframe } from './to-bibframe.ts'
