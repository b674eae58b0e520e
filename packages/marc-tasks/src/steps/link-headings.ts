import { changedRecord, recordKind, withSubfields, type DataField, type MarcRecord, type Subfield } from '@carrel/marc'
import { fieldHeading, headingText, type HeadingKind } from '../headings/field-heading.ts'
import type { HeadingLink, HeadingLinks } from '../headings/heading-links.ts'
import { headingKindParam } from '../headings/heading-params.ts'
import { choice, flag } from '../language/param.ts'
import { stepKind } from '../language/step-kind.ts'

/** Writes the links of headings to their authorities into records. */
export const linkHeadings = stepKind({
  name: 'link-headings',
  title: 'Link headings to their authorities',
  help: 'Writes what identifies the authority of a heading into $0, and the address of the person or thing itself into $1, where the list of headings knows them. Only in records of the catalogue: those of a file stay as they are.',
  group: 'fields',
  params: {
    authority: choice({
      label: 'The authority record ($0)',
      choices: [
        { value: 'number', label: 'its number behind the code of its agency, (DLC)n79021164, else its address' },
        { value: 'address', label: 'its address, else its number' },
        { value: 'none', label: 'is not written' },
      ],
      preset: 'number',
    }),
    thing: flag({ label: 'The address of the person or thing itself ($1), where it is known' }),
    kind: headingKindParam,
    subdivided: flag({
      label: 'Also headings with subdivisions',
      help: 'They get the link of the heading before the subdivisions.',
    }),
    replace: flag({
      label: 'Another number of the same agency that is there gives way',
      help: 'Numbers and addresses of others always stay.',
      preset: true,
    }),
  },
  compile: (wanted, { headingLinks }) => {
    if (wanted.authority === 'none' && !wanted.thing) return 'Choose what is to be written: $0, $1 or both.'
    return (record) =>
      headingLinks && recordKind(record.leader) === 'bibliographic' ? linked(record, headingLinks, wanted) : record
  },
})

interface Wanted {
  readonly authority: 'number' | 'address' | 'none'
  readonly thing: boolean
  readonly kind: HeadingKind | 'any'
  readonly subdivided: boolean
  readonly replace: boolean
}

function linked(record: MarcRecord, links: HeadingLinks, wanted: Wanted): MarcRecord {
  let isChanged = false
  const fields = record.fields.map((field) => {
    if (field.kind !== 'data') return field
    const link = linkFor(field, links, wanted)
    if (!link) return field
    const number = wanted.authority === 'address' ? (link.address ?? link.number) : (link.number ?? link.address)
    const first = wanted.authority === 'none' ? field : withLink(field, '0', number, wanted.replace)
    const next = wanted.thing ? withLink(first, '1', link.thing, wanted.replace) : first
    if (next !== field) isChanged = true
    return next
  })
  return isChanged ? changedRecord(record, { fields }) : record
}

function linkFor(field: DataField, links: HeadingLinks, wanted: Wanted): HeadingLink | undefined {
  const kind = kindOf(field.tag)
  if (kind === undefined || (wanted.kind !== 'any' && wanted.kind !== kind)) return undefined
  const heading = fieldHeading(field)
  if (!heading) return undefined
  // The name before the title of a work, and a title with its language or part, are not what the field is about.
  if (kind === 'name' && heading.title.length > 0) return undefined
  if (kind === 'title' && heading.divisions.length > 0) return undefined
  const source = heading.source === 'none' ? '' : heading.source
  const link = links.find({ kind, text: headingText(field, heading), source })
  return link && (link.isWhole || wanted.subdivided) ? link : undefined
}

/** Which headings of the list stand in a field; 653 is uncontrolled, 880 only renders another field. */
function kindOf(tag: string): HeadingKind | undefined {
  if (/^[17](00|10|11)$/.test(tag)) return 'name'
  if (/^(130|240|730|830)$/.test(tag)) return 'title'
  if (tag === '655') return 'genre'
  return /^6\d\d$/.test(tag) && tag !== '653' ? 'subject' : undefined
}

function withLink(field: DataField, code: '0' | '1', value: string | undefined, replace: boolean): DataField {
  if (value === undefined || value === '') return field
  const isSame = (one: Subfield) => one.code === code && bare(one.value) === bare(value)
  if (field.subfields.some(isSame)) return field
  const issuer = issuerOf(value)
  const isRival = (one: Subfield) => one.code === code && issuerOf(one.value) === issuer
  if (!replace && field.subfields.some(isRival)) return field
  const rest = field.subfields.filter((one) => !isRival(one))
  const at = rest.findIndex((one) => one.code === '2' || one.code === '5' || (code === '0' && one.code === '1'))
  return withSubfields(field, rest.toSpliced(at < 0 ? rest.length : at, 0, { code, value }))
}

/** Who gave a number, `(DLC)`, or under whose roof an address lies. */
function issuerOf(value: string): string {
  const text = value.trim().toLowerCase()
  const [, code, host] = /^(?:\(uri\)\s*)?(?:\(([^)]*)\)|https?:\/\/([^/]+))/.exec(text) ?? []
  return code ?? host ?? ''
}

function bare(value: string): string {
  return value.replaceAll(/\s+/g, '').replace(/^\(uri\)/i, '')
}
