import { marcxmlRecord, sruDublinCore, toDublinCore, toMods } from '@carrel/crosswalks'
import type { MarcRecord } from '@carrel/marc'
import { writeXml } from '@carrel/xml'

/** A schema in which records are given. */
export interface RecordSchema {
  readonly name: string
  readonly identifier: string
  readonly title: string
  readonly write: (record: MarcRecord) => string
}

/** The schemas; the first is given where none is named. */
export const schemas: readonly RecordSchema[] = [
  {
    name: 'marcxml',
    identifier: 'info:srw/schema/1/marcxml-v1.1',
    title: 'MARCXML',
    write: (record) => marcxmlRecord(record),
  },
  {
    name: 'dc',
    identifier: 'info:srw/schema/1/dc-v1.1',
    title: 'Dublin Core',
    write: (record) => writeXml(sruDublinCore(toDublinCore(record))),
  },
  {
    name: 'mods',
    identifier: 'info:srw/schema/1/mods-v3.8',
    title: 'MODS',
    write: (record) => writeXml(toMods(record)),
  },
]

/** The schema of a name or identifier, whatever its version; the usual one where none is named, undefined for an unknown one. */
export function schemaNamed(name: string | undefined): RecordSchema | undefined {
  if (name === undefined) return schemas[0]
  const bare = (text: string) => text.toLowerCase().replace(/-v[\d.]+$/, '')
  return schemas.find((schema) => schema.name === name.toLowerCase() || bare(schema.identifier) === bare(name))
}
