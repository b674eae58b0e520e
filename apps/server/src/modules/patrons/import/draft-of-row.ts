import type { Block } from '../../../platform/refusal.ts'
import type { Branch } from '../../org/index.ts'
import type { Category } from '../contract.ts'
import type { ImportPlan } from '../contract-import.ts'
import type { NewPatron } from '../register-patron.ts'
import { dayIn } from '../rules/import-plan.ts'

/** What a library has, for reading codes and names of a file. */
export interface Known {
  readonly categories: ReadonlyMap<string, Category>
  readonly branches: readonly Branch[]
  readonly today: Temporal.PlainDate
}

/** A row as a patron: what is in the file, and nothing else. */
export interface Draft {
  readonly patron: Partial<NewPatron>
  readonly note: string | undefined
  readonly guarantorCard: string | undefined
  readonly problems: readonly Block[]
  /** Column and value of each field, for naming them in errors that are found later. */
  readonly places: ReadonlyMap<string, { readonly column: string; readonly value: string }>
}

/** Reads one row by the plan; empty cells say nothing. */
export function draftOfRow(
  cells: readonly string[],
  columns: readonly string[],
  plan: ImportPlan,
  known: Known,
): Draft {
  const places = new Map<string, { column: string; value: string }>()
  for (const [i, column] of columns.entries()) {
    const field = plan.columns[column] ?? ''
    const value = (cells[i] ?? '').trim()
    if (field !== '' && value !== '') places.set(field, { column, value })
  }
  for (const [field, value] of Object.entries(plan.defaults))
    if (!places.has(field) && value !== '') places.set(field, { column: '', value })
  const problems: Block[] = []
  const text = (field: string) => places.get(field)?.value
  const wrong = (field: string, code: string, message: string) => {
    const place = places.get(field)
    problems.push({ code, field, message, facts: { column: place?.column ?? null, value: place?.value ?? null } })
  }
  const day = (field: 'birthDate' | 'expires') => {
    const value = text(field)
    if (value === undefined) return undefined
    // Birth dates lie in the past, expiry dates soon ahead.
    const found = dayIn(value, plan.dates, known.today.year + (field === 'birthDate' ? 0 : 50))
    if (!found)
      wrong(
        field,
        field === 'birthDate' ? 'invalid-birth-date' : 'invalid-expires',
        `"${value}" is not a day of the calendar.`,
      )
    return found?.toString()
  }
  const names = nameOf(text('name'))
  const patron: Partial<NewPatron> = withoutNothing({
    card: text('card'),
    givenName: text('givenName') ?? names?.given,
    familyName: text('familyName') ?? names?.family,
    preferredName: text('preferredName'),
    externalId: text('externalId'),
    category: categoryOf(text('category'), known, (message) => wrong('category', 'invalid-category', message)),
    branch: branchOf(text('branch'), known, (message) => wrong('branch', 'invalid-branch', message)),
    birthDate: day('birthDate'),
    expires: day('expires'),
    email: text('email'),
    phone: text('phone'),
    address: text('address'),
    language: text('language'),
    pin: text('pin'),
  })
  const address = withoutNothing({
    street: text('street'),
    city: text('city'),
    region: text('region'),
    postcode: text('postcode'),
    country: text('country'),
  })
  const fields = Object.fromEntries(
    [...places].filter(([field]) => field.startsWith('field:')).map(([field, { value }]) => [field.slice(6), value]),
  )
  return {
    patron: {
      ...patron,
      ...(Object.keys(address).length > 0 && { addresses: [{ ...address, mailing: true }] }),
      ...(Object.keys(fields).length > 0 && { fields }),
    },
    note: text('note'),
    guarantorCard: text('guarantorCard'),
    problems,
    places,
  }
}

function withoutNothing<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const filled: { [K in keyof T]?: Exclude<T[K], undefined> } = {}
  return Object.assign(filled, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)))
}

/** `Reyes, Jordan` or `Jordan Reyes`. */
function nameOf(name: string | undefined): { given: string; family: string } | undefined {
  if (name === undefined) return undefined
  const [family = '', given] = name.split(/,\s*/, 2)
  if (given !== undefined) return { given, family }
  const last = name.lastIndexOf(' ')
  return last < 0 ? { given: '', family: name } : { given: name.slice(0, last), family: name.slice(last + 1) }
}

function categoryOf(
  text: string | undefined,
  { categories }: Known,
  wrong: (message: string) => void,
): string | undefined {
  if (text === undefined) return undefined
  const wanted = text.toLowerCase()
  const found = [...categories.values()].find(({ code, name }) => code === wanted || name.toLowerCase() === wanted)
  if (!found) wrong(`There is no patron category "${text}".`)
  return found?.code
}

function branchOf(text: string | undefined, { branches }: Known, wrong: (message: string) => void): number | undefined {
  if (text === undefined) return undefined
  const wanted = text.toLowerCase()
  const found = branches.find(
    ({ code, name, kind }) => kind === 'branch' && (code.toLowerCase() === wanted || name.toLowerCase() === wanted),
  )
  if (!found) wrong(`There is no branch "${text}".`)
  return found?.id
}
