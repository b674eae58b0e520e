export {
  dublinCoreElements,
  dublinCoreNamespaces,
  isDublinCoreElement,
  type DublinCore,
  type DublinCoreElement,
} from './dublin-core.ts'
export { fromDublinCore, type RecordNumber } from './from-dublin-core.ts'
export { oaiDublinCore, sruDublinCore, toDublinCore } from './to-dublin-core.ts'
export { modsNamespace, modsSchema, toMods } from './to-mods.ts'
export { marcxmlRecord } from './marcxml-record.ts'
