import { changedRecord, createRecord, dataField, type Field, type MarcRecord } from '@carrel/marc'
import { describe, type RecordDescription } from './describe.ts'
import { readMarcKey, writeMarcKey } from './marc-key.ts'
import { linkOf } from './paired.ts'
import { inOrder, readBack } from './read-description.ts'

/** Positions of the leader that are about the file and not about what is described. */
const plainLeader = (leader: string): string => `     ${leader.slice(5, 9)}a22     ${leader.slice(17, 20)}`

/** The fields of a record that its description does not give back word for word, each on one line. */
export function missingFields(record: MarcRecord, described: RecordDescription): readonly string[] {
  const natural = readBack(described)
  const given = counted(natural.fields)
  const keys: string[] = []
  if (plainLeader(record.leader) !== plainLeader(natural.leader)) keys.push(`LDR${record.leader}`)
  for (const field of record.fields) {
    const key = writeMarcKey(field)
    const left = given.get(key) ?? 0
    if (left > 0) given.set(key, left - 1)
    else keys.push(field.kind === 'control' && !/^00[1-9]$/.test(field.tag) ? `${field.tag}  $_${field.value}` : key)
  }
  return keys
}

/** A record of a description with the fields that were kept beside it, where the description still says the same. */
export function restoreFields(natural: MarcRecord, keys: readonly string[]): MarcRecord {
  const kept = keys.flatMap((key) => readKept(key) ?? [])
  const leader = keys.find((key) => key.startsWith('LDR'))?.slice(3)
  let fields = [...natural.fields]
  const fixed = kept.filter((field) => field.kind === 'control')
  if (isSameFixed(natural, leader, fixed))
    fields = [
      ...fields.filter((field) => field.kind !== 'control' || !fixed.some(({ tag }) => tag === field.tag)),
      ...fixed,
    ]
  const groups = new Map<string, Field[]>()
  for (const field of kept) {
    if (field.kind === 'control') continue
    const tag = field.tag === '880' ? linkOf(field)[0] : field.tag
    groups.set(tag, [...(groups.get(tag) ?? []), field])
  }
  const context = natural.fields.filter((field) => /^(?:00[138]|1\d\d)$/.test(field.tag))
  const everything = [...groups.values()].flat()
  const atOnce =
    everything.length === 0
      ? fields
      : replaced(
          natural.leader,
          fields,
          context.filter((field) => field.kind === 'control' || !groups.has(field.tag)),
          everything,
        )
  if (atOnce) fields = atOnce
  // Something was changed in the description, or fields only look like others: tag by tag, then one by one.
  for (const [tag, group] of atOnce ? [] : groups) {
    const around = tag.startsWith('1') ? context.filter((field) => field.kind === 'control') : context
    const all = replaced(natural.leader, fields, around, group)
    if (all) fields = all
    else for (const each of linked(group)) fields = replaced(natural.leader, fields, around, each) ?? fields
  }
  const isFixed = leader !== undefined && leader.length === 24 && isSameFixed(natural, leader, fixed)
  return changedRecord(natural, {
    fields: inOrder(fields),
    ...(isFixed && { leader: `${leader.slice(0, 9)}a${leader.slice(10)}` }),
  })
}

/** A field of one line; a field without indicators that is no control field of the format has its text in `$_`. */
function readKept(key: string): Field | undefined {
  const field = readMarcKey(key)
  const [only] = field?.kind === 'data' ? field.subfields : []
  return field?.kind === 'data' && only?.code === '_' && field.subfields.length === 1
    ? { kind: 'control', tag: field.tag, value: only.value }
    : field
}

/** Each field with its companion in another script. */
function linked(group: readonly Field[]): readonly (readonly Field[])[] {
  const sets = new Map<string, Field[]>()
  group.forEach((field, index) => {
    const number = field.kind === 'data' ? linkOf(field)[1] : ''
    const key = number === '' || number === '00' ? `alone ${index}` : number
    sets.set(key, [...(sets.get(key) ?? []), field])
  })
  return [...sets.values()]
}

/** Fields with a group in the place of what the group gives when it is described; undefined when that is not there any more. */
function replaced(
  leader: string,
  fields: readonly Field[],
  context: readonly Field[],
  group: readonly Field[],
): Field[] | undefined {
  const hasTitle = group.some(
    (field) => field.tag === '245' || (field.tag === '880' && field.kind === 'data' && linkOf(field)[0] === '245'),
  )
  // A uniform title alone stands in for the title that is missing beside it.
  const image = imageOf(leader, [...context, ...group]).filter((field) => hasTitle || field.tag !== '245')
  for (const field of imageOf(leader, context)) {
    const at = image.findIndex((each) => sameWords(each, field))
    if (at !== -1) image.splice(at, 1)
  }
  const left = [...fields]
  for (const field of image) {
    const at = left.findIndex((each) => sameWords(each, field))
    if (at === -1) return undefined
    left.splice(at, 1)
  }
  return [...left, ...group]
}

function imageOf(leader: string, fields: readonly Field[]): Field[] {
  return readBack(describe(createRecord(leader, fields))).fields.filter((field) => field.kind === 'data')
}

/** Whether two fields have the same tag and texts; how they are linked and indicated depends on the fields around them. */
function sameWords(a: Field, b: Field): boolean {
  return words(a) === words(b)
}

function words(field: Field): string {
  if (field.kind === 'control') return field.tag + field.value
  const link = field.tag === '880' ? linkOf(field)[0] : ''
  return writeMarcKey(
    dataField(
      field.tag,
      '  ',
      ['6', link],
      ...field.subfields.filter(({ code }) => code !== '6').map(({ code, value }) => [code, value] as const),
    ),
  )
}

/** Whether the codes of the description still are those that were kept: kind, dates, country and language. */
function isSameFixed(natural: MarcRecord, leader: string | undefined, fixed: readonly Field[]): boolean {
  const kept = createRecord(leader ?? natural.leader, [
    ...natural.fields.filter((field) => field.tag === '001'),
    ...fixed,
  ])
  const image = readBack(describe(kept))
  const code = (record: MarcRecord) =>
    record.fields.flatMap((field) => (field.kind === 'control' && field.tag === '008' ? [field.value] : [])).join('')
  const hasCode = fixed.some(({ tag }) => tag === '008')
  const same = (from: number, to: number) => code(natural).slice(from, to) === code(image).slice(from, to)
  return (
    plainLeader(image.leader).slice(5, 8) === plainLeader(natural.leader).slice(5, 8) &&
    (!hasCode || (same(6, 11) && same(15, 18) && same(35, 38)))
  )
}

function counted(fields: readonly Field[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const field of fields) {
    const key = writeMarcKey(field)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
