export { afiMeaning, afiValues, chipOf, chips, dsfidValues, type Chip } from './chips.ts'
export { compact, compactions, expand, type Compaction } from './compaction.ts'
export { crc16 } from './crc16.ts'
export { dataElement, dataElements, typesOfUsage, usageName, type DataElement } from './data-elements.ts'
export { blockNames, readBlocks, writeBlock, type ExtensionBlock } from './extension-blocks.ts'
export { bytesOfHex, hexOf } from './hex.ts'
export { packIsil, unpackIsil } from './isil.ts'
export { readPart2, type ReadElement, type ReadPart2 } from './part2-read.ts'
export { writePart2, type ElementToWrite, type WrittenPart2 } from './part2-write.ts'
export { readPart3, type Part3Line, type ReadPart3 } from './part3-read.ts'
export { writePart3, type Part3Content } from './part3-write.ts'
export { RfidProblem } from './rfid-problem.ts'
export { setOfText, setText, type SetInformation } from './set-information.ts'
export {
  decodeTag,
  encodeTag,
  tagModels,
  type DecodedTag,
  type EncodedTag,
  type TagContent,
  type TagFacts,
  type TagModel,
} from './tag.ts'
export { packUii, unpackUii } from './urn40.ts'
