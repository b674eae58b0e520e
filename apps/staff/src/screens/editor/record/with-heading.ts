import type { Heading } from '../../../../../server/src/modules/authorities/contract.ts'
import type { EditedField, EditedSubfield } from './buffer.ts'

interface CarriedField {
  readonly indicators?: string
  readonly subfields?: readonly EditedSubfield[]
}

/** Vocabularies that the second indicator of 6XX names; others stand in $2. */
const vocabularies: Readonly<Record<string, string>> = {
  lcsh: '0',
  lcshac: '1',
  mesh: '2',
  nal: '3',
  cash: '5',
  rvm: '6',
}

/**
 * The field with a heading in place of its own: subfields and indicators as a record of the library carries it, else its text.
 * What says how this title uses it (relators, links, materials, institution) stays.
 */
export function withHeading(
  field: EditedField,
  heading: Pick<Heading, 'text' | 'source'>,
  carried: CarriedField | null,
): EditedField {
  const stays = ({ code }: EditedSubfield) => 'eiu4356789'.includes(code)
  const leads = field.subfields.filter(({ code }) => '368i'.includes(code))
  const ends = field.subfields.filter((one) => stays(one) && !leads.includes(one))
  const isSubject = field.tag.startsWith('6')
  const own = carried?.subfields?.filter((one) => !stays(one) && one.code !== '2') ?? fromText(heading.text)
  const now = field.indicators.padEnd(2)
  const first = carried?.indicators?.[0] ?? now[0] ?? ' '
  const known = vocabularies[heading.source]
  const second = !isSubject ? (now[1] ?? ' ') : (known ?? (heading.source === '' ? '4' : '7'))
  const source = isSubject && known === undefined && heading.source !== '' ? [{ code: '2', value: heading.source }] : []
  return { ...field, indicators: first + second, subfields: [...leads, ...own, ...source, ...ends] }
}

/** What a field names, as one text: subdivisions behind two hyphens, without what says how the title uses it. */
export function headingTextOf({ tag, subfields }: EditedField): string {
  const isSubject = tag.startsWith('6')
  const isWork = /^(130|240|730|830)$/.test(tag)
  const main = subfields.filter(({ code }) => (isWork ? 'anp' : 'abcdgqklnpt').includes(code))
  const divisions = isSubject ? subfields.filter(({ code }) => 'vxyz'.includes(code)) : []
  const parts = [main.map(({ value }) => value.trim()).join(' '), ...divisions.map(({ value }) => value.trim())]
  return parts
    .map((part) => part.replace(/[\s,;:/]+$|(?<=\p{L}{3})\.$/u, ''))
    .filter((part) => part !== '')
    .join(' -- ')
}

/** The vocabulary that a subject or genre field names; empty for names, and where none is named. */
export function sourceOf({ tag, indicators, subfields }: EditedField): string {
  if (!tag.startsWith('6')) return ''
  const second = indicators[1] ?? ' '
  if (second === '7') return (subfields.find(({ code }) => code === '2')?.value ?? '').trim().toLowerCase()
  return Object.entries(vocabularies).find(([, indicator]) => indicator === second)?.[0] ?? ''
}

/** The text of a heading by itself: subdivisions stand behind two hyphens. */
function fromText(text: string): readonly EditedSubfield[] {
  const [main = '', ...divisions] = text.split(/\s*--\s*/)
  return [{ code: 'a', value: main }, ...divisions.map((value) => ({ code: 'x', value }))]
}
