import { mapFields, mapSubfields, withSubfields, type DataField, type MarcRecord } from '@carrel/marc'

type Replacement = readonly [RegExp, string]

/** Dates of persons (RDA 9.3, and LC-PCC PS for it). */
const dates: readonly Replacement[] = [
  [/\bca\. ?(?=\d)/g, 'approximately '],
  [/\bfl\. ?(?=\d|ca|approx)/g, 'active '],
  [/\bb\. ?(?:approximately )?(\d{3,4}\??)(?![\d-])[.,]?/g, '$1-'],
  [/^d\. ?(\d{3,4})/g, '-$1'],
  [/\bcent\.(?=\W*$)/g, 'century'],
]

/** Titles and names whose words RDA writes out. */
const titles: readonly Replacement[] = [
  [/^Bible\. [ON]\.T\. (?=\S)/, 'Bible. '],
  [/^Bible\. O\.T\./, 'Bible. Old Testament.'],
  [/^Bible\. N\.T\./, 'Bible. New Testament.'],
  [/^Koran\b/, "Qur'an"],
]
const testaments: readonly Replacement[] = [
  [/^O\.T\.\.?(?=\W*$)/, 'Old Testament.'],
  [/^N\.T\.\.?(?=\W*$)/, 'New Testament.'],
]
const corporate: readonly Replacement[] = [[/\bDept\.(?= )/g, 'Department']]
const medium: readonly Replacement[] = [
  [/\bacc\./g, 'accompaniment'],
  [/\bunacc\./g, 'unaccompanied'],
  [/\bviolon?cello/g, 'cello'],
]

/**
 * Writes out what headings abbreviated under AACR2: “b.”, “d.”, “ca.”, “fl.” and “cent.” in dates, “Dept.” of a body, “O.T.” and
 * “N.T.” of the Bible, “arr.” and “acc.” of music (RDA 6.23, 6.15, 6.18, 9.3, 11.2 and Appendix B).
 */
export function expandHeadings(record: MarcRecord): MarcRecord {
  return mapFields(
    record,
    ({ tag }) => /^(?:1|7)[0-3]0$|^[1678]00$|^[1678]10$|^[678]30$|^240$/.test(tag),
    (field) => (field.kind === 'data' && isOwn(field) ? expandField(field) : field),
  )
}

/** Subjects of other lists than LCSH keep their own forms. */
function isOwn({ tag, indicators }: DataField): boolean {
  return !tag.startsWith('6') || indicators[1] === '0' || indicators[1] === '1'
}

function expandField(field: DataField): DataField {
  const kind = field.tag.slice(1)
  let next = field
  if (kind === '00') next = mapSubfields(next, 'd', (value) => replaced(value, dates))
  if (kind === '10') next = mapSubfields(next, 'ab', (value) => replaced(value, corporate))
  if (kind === '30' || field.tag === '240') next = expandBible(next)
  next = mapSubfields(next, 'm', (value) => replaced(value, medium))
  return mapSubfields(next, 'o', (value) => value.replace(/^arr\./, isLast(field, 'o') ? 'arranged.' : 'arranged'))
}

function expandBible(field: DataField): DataField {
  const first = field.subfields.find(({ code }) => code === 'a')?.value ?? ''
  const named = mapSubfields(field, 'a', (value) => replaced(value, titles))
  if (!first.startsWith('Bible')) return named
  const parts = named.subfields.filter(({ code }) => code === 'p')
  const [testament] = parts
  // A book of the Bible stands under Bible itself (RDA 6.23.2.9.2).
  const isGiven = testament !== undefined && /^[ON]\.T\.\W*$/.test(testament.value) && parts.length > 1
  if (isGiven)
    return withSubfields(
      named,
      named.subfields.filter((each) => each !== testament),
    )
  return mapSubfields(named, 'p', (value) => replaced(value, testaments))
}

function isLast(field: DataField, code: string): boolean {
  return field.subfields.at(-1)?.code === code
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  let next = text
  for (const [from, to] of replacements) next = next.replace(from, to)
  return next
}
