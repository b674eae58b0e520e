import type { Fields } from './fields.ts'
import { codeAt, first, values } from './fields.ts'

/** For whom a title is made. */
export type Audience = 'children' | 'teens' | 'adults'

/** What audiences are called. */
export const audienceNames: Readonly<Record<Audience, string>> = {
  children: 'Children',
  teens: 'Teenagers',
  adults: 'Adults',
}

/** Target audience (MARC 21 008/22 of books, music, computer files and visual materials). General is for nobody above others. */
const codes: Readonly<Record<string, Audience>> = {
  a: 'children',
  b: 'children',
  c: 'children',
  j: 'children',
  d: 'teens',
  e: 'adults',
  f: 'adults',
}

/** Kinds of record (leader/06) whose 008 says the audience; maps, archives and serials do not. */
const saysAudience = 'acdgijkmort'

/** For whom a title is by its codes, its subdivisions and genres, and the age that it names; null where nothing says so. */
export function audienceOf(fields: Fields): Audience | null {
  const type = codeAt(fields.leader, 6)
  const isSerial = /[bs]/.test(codeAt(fields.leader, 7)) && type === 'a'
  const coded = saysAudience.includes(type) && !isSerial ? codes[codeAt(fields.control('008')[0], 22)] : undefined
  return coded ?? byHeadings(fields) ?? byAge(fields)
}

function byHeadings(fields: Fields): Audience | null {
  const forms = [
    ...fields.all('600', '610', '611', '630', '650', '651').flatMap((field) => values(field, 'v')),
    ...fields.all('655').flatMap((field) => values(field, 'av')),
  ].join(' | ')
  if (/young adult/i.test(forms)) return 'teens'
  if (/juvenile|children's|picture books|board books/i.test(forms)) return 'children'
  // Headings of the children's list of the Library of Congress.
  return fields.all('650').some(({ indicators }) => indicators[1] === '1') ? 'children' : null
}

/** The interest age in 521 with first indicator 1, e.g. `008-012`. */
function byAge(fields: Fields): Audience | null {
  for (const field of fields.all('521')) {
    if (field.indicators[0] !== '1') continue
    const age = Number(/\d{1,3}/.exec(first(field, 'a') ?? '')?.[0] ?? Number.NaN)
    if (Number.isNaN(age)) continue
    return age < 12 ? 'children' : age < 18 ? 'teens' : 'adults'
  }
  return null
}
