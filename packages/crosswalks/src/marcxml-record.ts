import { createWriter, type MarcRecord } from '@carrel/marc'

const namespace = 'http://www.loc.gov/MARC21/slim'
const schema = 'http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd'
const decoder = new TextDecoder()
// One for all records: each writer keeps a large run of bytes of its own, and to make that takes longer than to write a record.
const writer = createWriter('marcxml')

/**
 * A record as a MARCXML element that stands within the answer of a protocol (MARC 21 XML Schema), with its namespace; `located` also
 * says where its schema is, by the prefix `xsi` of the answer, as OAI-PMH wants it.
 */
export function marcxmlRecord(record: MarcRecord, { located = false }: { readonly located?: boolean } = {}): string {
  const location = located ? ` xsi:schemaLocation="${namespace} ${schema}"` : ''
  return decoder.decode(writer.write(record)).replace('<record>', `<record xmlns="${namespace}"${location}>`)
}
