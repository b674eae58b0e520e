import {
  dublinCoreNamespaces,
  marcxmlRecord,
  modsNamespace,
  modsSchema,
  oaiDublinCore,
  toDublinCore,
  toMods,
} from '@carrel/crosswalks'
import { dialectOf, type MarcRecord } from '@carrel/marc'
import type { MetadataFormat, OaiRecord } from '@carrel/oai-pmh'

const marcNamespace = 'http://www.loc.gov/MARC21/slim'
const marcSchema = 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd'

interface Written extends MetadataFormat {
  /** Only MARC 21 can be given in it. */
  readonly onlyMarc21: boolean
  readonly write: (record: MarcRecord) => NonNullable<OaiRecord['metadata']>
}

/** The formats in which records are given. */
export const formats: readonly Written[] = [
  {
    prefix: 'oai_dc',
    schema: 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd',
    namespace: dublinCoreNamespaces.oaiDc,
    onlyMarc21: false,
    write: (record) => oaiDublinCore(toDublinCore(record)),
  },
  {
    prefix: 'marc21',
    schema: marcSchema,
    namespace: marcNamespace,
    onlyMarc21: true,
    write: (record) => marcxmlRecord(record, { located: true }),
  },
  { prefix: 'mods', schema: modsSchema, namespace: modsNamespace, onlyMarc21: true, write: toMods },
]

/** Whether a record can be given in a format. */
export function fits(record: MarcRecord, { onlyMarc21 }: Written): boolean {
  return !onlyMarc21 || dialectOf(record) === 'marc21'
}
