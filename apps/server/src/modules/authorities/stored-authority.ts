import {
  changedRecord,
  controlField,
  controlNumber,
  createRecord,
  createWriter,
  readerFor,
  writeIso2709,
  type Field,
  type InputFormat,
  type MarcRecord,
} from '@carrel/marc'
import type { AuthorityField } from './contract-authorities.ts'

/** Reads a record from the bytes that are stored of it. Throws when they are none: that would be a bug. */
export function storedAuthority(bytes: Uint8Array, form: InputFormat): MarcRecord {
  const reader = readerFor(form)
  for (const entry of [...reader.push(bytes), ...reader.end()]) if (entry.record) return entry.record
  throw new Error(`The ${bytes.length} stored bytes (${form}) are no authority record.`)
}

/** Writes a record that was changed here: with a number where it lacks one, and the moment of the change in 005. */
export function writtenAuthority(
  record: MarcRecord,
  number: string,
  now: Temporal.Instant,
): { readonly record: MarcRecord; readonly bytes: Uint8Array; readonly form: InputFormat } {
  const stamp = `${now.toString({ smallestUnit: 'second' }).replaceAll(/\D/g, '')}.0`
  const own = controlNumber(record) === '' ? [controlField('001', number)] : []
  const others = record.fields.filter(({ tag }) => tag !== '005' && (own.length === 0 || tag !== '001'))
  const all = [...own, ...others]
  const place = all.findIndex(({ tag }) => tag > '005')
  const at = place < 0 ? all.length : place
  const saved = changedRecord(record, { fields: [...all.slice(0, at), controlField('005', stamp), ...all.slice(at)] })
  const written = writeIso2709(saved, { encoding: 'utf-8' })
  return written.ok
    ? { record: saved, bytes: written.bytes, form: 'iso2709' }
    : { record: saved, bytes: createWriter('json').write(saved), form: 'json' }
}

/** The fields of a record as screens have them. */
export function fieldsShown(fields: readonly Field[]): AuthorityField[] {
  return fields.map((field) =>
    field.kind === 'control'
      ? { tag: field.tag, value: field.value }
      : {
          tag: field.tag,
          indicators: field.indicators,
          subfields: field.subfields.map(({ code, value }) => ({ code, value })),
        },
  )
}

/** A record from what a screen sends. */
export function recordSent(leader: string, fields: readonly AuthorityField[]): MarcRecord {
  return createRecord(
    leader,
    fields.map(({ tag, value, indicators, subfields }): Field =>
      value === undefined
        ? { kind: 'data', tag, indicators: (indicators ?? '').padEnd(2), subfields: subfields ?? [] }
        : controlField(tag, value),
    ),
  )
}
