import { headingIndicator, headingSubfields, headingTag, parseHeading } from './headings.ts'
import { closed, dataField, type DataField, type Subfield } from './marc-fields.ts'
import { areaCodes, placesWithin } from './places.data.ts'

/** LCSH form subdivisions (subfield v) that the demo uses. */
const formSubdivisions: ReadonlySet<string> = new Set([
  'Biography',
  'Case studies',
  'Comic books, strips, etc.',
  'Commentaries',
  'Correspondence',
  'Diaries',
  'Dictionaries',
  'Drama',
  'Early works to 1800',
  'Excerpts',
  'Fiction',
  'Folklore',
  'Genealogy',
  'Handbooks, manuals, etc.',
  'Humor',
  'Interviews',
  'Juvenile fiction',
  'Juvenile literature',
  'Juvenile poetry',
  'Maps',
  'Newspapers',
  'Periodicals',
  'Personal narratives',
  'Pictorial works',
  'Poetry',
  'Popular works',
  'Reviews',
  'Textbooks for foreign speakers',
  'Translations into English',
  'Yearbooks',
])

/** Splits a heading at its double hyphens; an open date before one keeps its own hyphen. */
export function subjectParts(subject: string): readonly string[] {
  return subject.split(/--(?!-)/).map((part) => part.trim())
}

/** Which subdivision it is: v form, y time, z place, x anything else. */
export function subdivisionCode(subdivision: string): 'v' | 'x' | 'y' | 'z' {
  if (formSubdivisions.has(subdivision)) return 'v'
  if (subdivision in areaCodes || placesWithin.has(subdivision)) return 'z'
  return /\d{2,4}/.test(subdivision) && !/^(?:Fire|Forced)/.test(subdivision) ? 'y' : 'x'
}

/** One LCSH heading as a 6XX field. Prefixes: `person:`, `org:`, `event:`, `title:`, `place:`; none is a topic. */
export function subjectField(subject: string): DataField {
  const [main = '', ...rest] = subjectParts(subject)
  const subdivisions = rest.map((part): Subfield => [subdivisionCode(part), part])
  const kind = /^(person|org|event|title|place):/.exec(main)?.[1]
  const text = kind === undefined ? main : main.slice(kind.length + 1)
  switch (kind) {
    case 'person':
    case 'org': {
      const heading = parseHeading(kind === 'org' ? main : text)
      return closed(
        dataField(
          headingTag(heading, '6'),
          `${headingIndicator(heading)}0`,
          ...headingSubfields(heading),
          ...subdivisions,
        ),
      )
    }
    case 'event':
      return closed(dataField('611', '20', ...eventSubfields(text), ...subdivisions))
    case 'title': {
      const [whole = '', part] = text.split(/(?<=\.) /)
      return closed(dataField('630', '00', ['a', whole], ['p', part], ...subdivisions))
    }
    case 'place':
      return closed(dataField('651', ' 0', ['a', text], ...subdivisions))
    default:
      return closed(dataField('650', ' 0', ['a', text], ...subdivisions))
  }
}

/** `Olympic Games (11th : 1936 : Berlin, Germany)`: name, number, date, place. */
function eventSubfields(text: string): Subfield[] {
  const [, name = text, qualifier = ''] = /^(.*?) \((.*)\)$/.exec(text) ?? []
  if (qualifier === '') return [['a', name]]
  const parts = qualifier.split(' : ')
  return [
    ['a', name],
    ...parts.map((part, index): Subfield => {
      const code = /^\d+(?:st|nd|rd|th)$/.test(part) ? 'n' : /^\d{4}$/.test(part) ? 'd' : 'c'
      return [code, `${index === 0 ? '(' : ''}${part}${index === parts.length - 1 ? ')' : ' :'}`]
    }),
  ]
}

/** Geographic area codes for field 043, from the places in the subjects, each once and at most three. */
export function areaCodesOf(subjects: readonly string[]): readonly string[] {
  const codes = subjects.flatMap((subject) => {
    const [main = '', ...rest] = subjectParts(subject)
    const places = main.startsWith('place:') ? [main.slice(6), ...rest] : rest
    const code = places.map((place) => areaCodes[place]).find((found) => found !== undefined)
    return code === undefined ? [] : [code]
  })
  return [...new Set(codes)].slice(0, 3)
}

/** A genre term as a 655 field: LCGFT, LCSH after `lcsh:`, or this library's own after `local:`. */
export function genreField(genre: string): DataField {
  if (genre.startsWith('local:')) return dataField('655', ' 7', ['a', `${genre.slice(6)}.`], ['2', 'local'])
  if (genre.startsWith('lcsh:')) return closed(dataField('655', ' 0', ['a', genre.slice(5)]))
  return dataField('655', ' 7', ['a', /[.)]$/.test(genre) ? genre : `${genre}.`], ['2', 'lcgft'])
}
