import { fromDublinCore, isDublinCoreElement } from '@carrel/crosswalks'
import { controlField, createRecord, dataField, firstField, type Field, type MarcRecord } from '@carrel/marc'
import type { XmlElement } from '@carrel/xml'

/** Whether titles can be made of records in a format. */
export function isReadable(prefix: string, namespace: string): boolean {
  return /MARC21\/slim/i.test(namespace) || /oai_dc/i.test(namespace) || /^(?:oai_dc|marc21|marcxml)$/i.test(prefix)
}

/**
 * The record that stands in the metadata of a harvested one, in MARCXML or Dublin Core; undefined for anything else. One without
 * a control number gets the identifier that it has in its repository, so that it finds its title next time.
 */
export function recordOfMetadata(
  metadata: XmlElement,
  { identifier, source }: { readonly identifier: string; readonly source: string },
): MarcRecord | undefined {
  const marc = metadata.name === 'collection' ? metadata.children.find(({ name }) => name === 'record') : metadata
  if (marc?.name === 'record' && marc.children.some(({ name }) => name === 'leader' || name === 'datafield'))
    return withNumber(marcRecord(marc), identifier, source)
  if (metadata.name !== 'dc') return undefined
  const elements = metadata.children.flatMap(({ name, text }) =>
    isDublinCoreElement(name) ? [{ element: name, value: text }] : [],
  )
  return elements.length === 0 ? undefined : fromDublinCore(elements, { control: identifier, source })
}

function marcRecord(element: XmlElement): MarcRecord {
  const leader = element.children.find(({ name }) => name === 'leader')?.text ?? ''
  const fields = element.children.flatMap((child): readonly Field[] => {
    const tag = child.attributes.get('tag') ?? ''
    if (!/^[0-9A-Za-z]{3}$/.test(tag)) return []
    if (child.name === 'controlfield') return [controlField(tag, child.text)]
    if (child.name !== 'datafield') return []
    const indicator = (name: string) => (child.attributes.get(name) ?? '').padEnd(1).slice(0, 1)
    const subfields = child.children
      .filter(({ name }) => name === 'subfield')
      .map((subfield) => [subfield.attributes.get('code') ?? '', subfield.text] as const)
      .filter(([code]) => code.length === 1)
    return subfields.length === 0 ? [] : [dataField(tag, `${indicator('ind1')}${indicator('ind2')}`, ...subfields)]
  })
  return createRecord(leader.padEnd(24).slice(0, 24), fields)
}

function withNumber(record: MarcRecord, identifier: string, source: string): MarcRecord {
  if (firstField(record, '001')) return record
  return createRecord(record.leader, [controlField('001', identifier), controlField('003', source), ...record.fields])
}
