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

/** The text of a heading by itself: subdivisions stand behind two hyphens. */
function fromText(text: string): readonly EditedSubfield[] {
  const [main = '', ...divisions] = text.split(/\s*--\s*/)
  return [{ code: 'a', value: main }, ...divisions.map((value) => ({ code: 'x', value }))]
}
