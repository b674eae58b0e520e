import { dataField, fieldsWith, insertInOrder, subfieldText, type MarcRecord } from '@carrel/marc'
import { codeList, type CodeListName } from '@carrel/marc-format'
import { mediaOf, resourceTypes, type ResourceTypes } from './resource-types.ts'

const parts = [
  ['336', 'content', 'content', 'rdacontent'],
  ['337', 'media', 'media', 'rdamedia'],
  ['338', 'carriers', 'carriers', 'rdacarrier'],
] as const

/** Adds 336, 337 and 338 with term, code and source, those that are missing (RDA 6.9, 3.2, 3.3; MARC 21 33X). */
export function addResourceTypes(record: MarcRecord): MarcRecord {
  const missing = parts.filter(([tag]) => !record.fields.some((field) => field.tag === tag))
  if (missing.length === 0) return record
  const types = agreeing(resourceTypes(record), codesIn(record, '337', 'media'))
  let next = record
  for (const [tag, kind, list, source] of missing) {
    for (const code of types[kind]) {
      next = insertInOrder(next, dataField(tag, '  ', ['a', termOf(list, code)], ['b', code], ['2', source]))
    }
  }
  return next
}

/** The carriers whose medium is in 337 already; what a cataloguer wrote there goes before what is inferred. */
function agreeing(types: ResourceTypes, media: readonly string[]): ResourceTypes {
  if (media.length === 0) return types
  return { ...types, carriers: types.carriers.filter((carrier) => media.includes(mediaOf(carrier))) }
}

function codesIn(record: MarcRecord, tag: string, list: CodeListName): readonly string[] {
  return fieldsWith(record, tag).flatMap((field) => {
    const term = subfieldText(field, 'a')?.trim().toLowerCase()
    const code = subfieldText(field, 'b') ?? [...codeList(list).values()].find(({ name }) => name === term)?.code
    return code ?? []
  })
}

function termOf(list: CodeListName, code: string): string {
  return codeList(list).get(code)?.name ?? code
}
