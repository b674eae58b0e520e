import {
  createRecord,
  createWriter,
  fieldKey,
  readerFor,
  type Field,
  type MarcEntry,
  type MarcRecord,
} from '@carrel/marc'
import { StepFailed, type ApplyStylesheet } from './stylesheets.ts'

const utf8 = { encoder: new TextEncoder(), decoder: new TextDecoder() }
const namespace = 'http://www.loc.gov/MARC21/slim'

/**
 * What a stylesheet makes of a record, which it is given as a MARCXML collection of one (MARC 21 XML Schema). Fields that it leaves
 * are the very fields that the record had. Throws `StepFailed` when the record cannot be said in XML, or when what comes back
 * is no MARCXML or not exactly one record.
 */
export function recordThrough(record: MarcRecord, apply: ApplyStylesheet): MarcRecord {
  const xml = asXml(record)
  const given = onlyRecord(xml)
  const made = onlyRecord(apply(xml))
  const fields = withOldFields(record, given, made)
  const leader = leaderOf(record, given, made)
  const isSame =
    leader === record.leader &&
    fields.length === record.fields.length &&
    fields.every((field, at) => field === record.fields[at])
  return isSame ? record : createRecord(leader, fields, record.encoding)
}

function asXml(record: MarcRecord): string {
  const writer = createWriter('marcxml')
  const problem = writer.append(record)
  if (problem?.severity === 'error') throw new StepFailed(`The record cannot be written as MARCXML: ${problem.message}`)
  return [writer.header, writer.take(), writer.footer].map((bytes) => utf8.decoder.decode(bytes)).join('')
}

function onlyRecord(xml: string): MarcRecord {
  if (xml.trim() === '') throw new StepFailed('The stylesheet made nothing of the record.')
  if (!xml.includes(namespace)) {
    throw new StepFailed(`What the stylesheet made of the record is not MARCXML (the namespace ${namespace}).`)
  }
  const reader = readerFor('marcxml')
  const entries = [...reader.push(utf8.encoder.encode(xml)), ...reader.end()]
  const faulty = entries.find((entry) => !entry.record && entry.kind !== 'stray')
  if (faulty) throw new StepFailed(`What the stylesheet made of the record cannot be read: ${said(faulty)}`)
  const records = entries.flatMap((entry) => entry.record ?? [])
  const [only] = records
  if (!only) throw new StepFailed('The stylesheet made no record of the record.')
  if (records.length > 1) {
    throw new StepFailed(
      `The stylesheet made ${records.length} records of the record; a step of a task gives one back.`,
    )
  }
  return only
}

function said({ problems }: MarcEntry): string {
  return problems[0]?.message ?? 'it is no record.'
}

/** The fields of the result; those that are as they were given are the record's own, with their bytes. */
function withOldFields(record: MarcRecord, given: MarcRecord, made: MarcRecord): readonly Field[] {
  // What XML cannot say of a record may be missing from what was given; then places do not tell which field is which.
  if (given.fields.length !== record.fields.length) return made.fields
  const waiting = new Map<string, Field[]>()
  given.fields.forEach((field, at) => {
    const own = record.fields[at]
    if (!own) return
    const key = fieldKey(field)
    const alike = waiting.get(key)
    if (alike) alike.push(own)
    else waiting.set(key, [own])
  })
  return made.fields.map((field) => waiting.get(fieldKey(field))?.shift() ?? field)
}

/** XML is always Unicode, and its leader says so: what the stylesheet left of the leader stays as the record had it. */
function leaderOf(record: MarcRecord, given: MarcRecord, made: MarcRecord): string {
  if (made.leader === given.leader) return record.leader
  if (made.leader.length !== given.leader.length || record.leader.length !== given.leader.length) return made.leader
  return Array.from(made.leader, (character, at) =>
    character === given.leader[at] ? (record.leader[at] ?? character) : character,
  ).join('')
}
